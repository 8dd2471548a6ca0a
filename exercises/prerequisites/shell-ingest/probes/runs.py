"""How the probes run ingest.sh: with bash, against a server of its own, and stopped at a known place."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from mlops_probe import Stopped, load

probe = load()
sys.path.insert(0, str(probe.folder / "starter"))
from depot_server import DepotServer  # noqa: E402  as delivered, not as the learner may have changed it

sys.path.pop(0)
del sys.modules["depot_server"]

SECONDS = 20
ON_WINDOWS = os.name == "nt"


def find_bash():
    if ON_WINDOWS:
        # `bash` alone may be the one of WSL, which sees other paths; Git's lies beside Git.
        git = shutil.which("git")
        for folder in Path(git).parents if git else ():
            if (folder / "bin" / "bash.exe").is_file():
                return str(folder / "bin" / "bash.exe")
    return shutil.which("bash") or "bash"


BASH = find_bash()


class Ended:
    """How a run ended: `exit_code` is None when it had to be ended."""

    def __init__(self, exit_code, stdout, stderr):
        self.exit_code, self.stdout, self.stderr = exit_code, stdout, stderr

    @property
    def said(self):
        """The last line of the error output, for messages."""
        lines = [line.strip() for line in self.stderr.splitlines() if line.strip()]
        return f" It said: {lines[-1][:200]}" if lines else ""


class Trial:
    """A server with its exports, an empty folder to run in, and what came of it."""

    def __init__(self, exports, trouble=None, script=None, folder="incoming", line_end=True):
        self.place = Path(tempfile.mkdtemp(dir=probe.temporary))
        self.cwd = self.place / "night run"
        self.folder = self.cwd / folder
        self.temporary = self.place / "tmp"
        for folder in (self.cwd, self.temporary, self.place / "home"):
            folder.mkdir()
        self.script = script or probe.workspace / "ingest.sh"
        self.server = DepotServer(0, exports, trouble, line_end)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    # --- running ---

    def start(self, args=None):
        """Starts ingest.sh in a process group of its own, as a scheduler does."""
        self.out, self.err = self.place / "out", self.place / "err"
        variables = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy") and name != "BASH_ENV"}
        # No settings of this machine; and whatever address a half-read line may give, nothing leaves it.
        variables.update(CURL_HOME=str(self.place / "home"), TMPDIR=str(self.temporary), http_proxy="http://127.0.0.1:9", no_proxy="127.0.0.1")
        group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if ON_WINDOWS else {"start_new_session": True}
        with open(self.out, "wb") as out, open(self.err, "wb") as err:
            self.process = subprocess.Popen(
                [BASH, self.script.as_posix(), *((self.server.url, self.folder.name) if args is None else args)],
                cwd=str(self.cwd), env=variables, stdin=subprocess.DEVNULL, stdout=out, stderr=err, **group,
            )  # fmt: skip

    def finish(self, seconds=SECONDS):
        try:
            exit_code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            exit_code = None
        here = f"{self.script.parent.as_posix()}/"
        said = [file.read_bytes().decode("utf-8", "replace").replace(here, "") for file in (self.out, self.err)]
        return Ended(exit_code, *said)

    def run(self, args=None):
        self.start(args)
        ended = self.finish()
        if ended.exit_code is None:
            raise Stopped(f"ingest.sh was not done after {SECONDS} seconds with {len(self.server.exports)} small exports, and was ended.{ended.said}")
        return ended

    def kill(self):
        """What `kill -9` or a lost machine does to all processes of the run."""
        if ON_WINDOWS:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(self.process.pid)], capture_output=True)
        else:
            self.send(signal.SIGKILL)
        self.process.wait()

    def tell_to_stop(self):
        """What Ctrl+C, a scheduler or a shutdown does: they ask."""
        self.send(signal.SIGTERM)

    def send(self, which):
        """To all processes of the run; there may be none any more."""
        try:
            os.killpg(self.process.pid, which)
        except OSError:
            pass

    def until_half(self):
        """Starts a run and waits until an export is half through and its first half can be seen on the disk."""
        self.start()
        begun = time.monotonic()
        while not self.server.half_sent.wait(0.01):
            if self.process.poll() is not None or time.monotonic() - begun > SECONDS:
                ended = self.finish(0)
                raise Stopped(
                    f"ingest.sh ended (exit code {ended.exit_code}) without asking for the export with id {next(iter(self.server.trouble))}.{ended.said}",
                    expected="a request for each export of the list", actual=f"requests for {', '.join(self.server.asked) or 'none'}",
                )  # fmt: skip
        # What was sent is on the disk when curl has written it: a moment later.
        begun = time.monotonic()
        while not self.in_the_making() and not any(file.stat().st_size for file in self.files(self.temporary)) and time.monotonic() - begun < 3:
            time.sleep(0.01)

    # --- what is there ---

    @staticmethod
    def files(folder):
        return sorted(file for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else []

    def is_whole(self, file):
        wanted = {name: content for name, content in self.server.exports.values()}
        return file.parent == self.folder and file.name in wanted and file.read_bytes() == wanted[file.name]

    def in_the_making(self):
        """Files of the folder that are no whole export: parts, false ones, leftovers."""
        found = []
        for file in self.files(self.folder):
            try:
                if not self.is_whole(file):
                    found.append(file)
            except FileNotFoundError:
                pass
        return found

    def false_csv(self):
        """Of those, the ones that a reader of *.csv takes for data."""
        return [file for file in self.in_the_making() if file.suffix.lower() == ".csv"]

    def stamps(self):
        """When each file was written, and which file it is."""
        return {file.name: (file.stat().st_mtime_ns, file.stat().st_ino) for file in self.files(self.folder)}

    def whole(self):
        return {file.name for file in self.files(self.folder) if self.is_whole(file)}

    def leftovers(self):
        return [file for file in self.files(self.place) if file not in (self.out, self.err) and not self.is_whole(file)]

    def say(self, file):
        """A path for a message."""
        inside = file.relative_to(self.place).as_posix()
        size = f"{file.stat().st_size} bytes" if file.exists() else "gone since"
        return f"`{inside.removeprefix(self.cwd.name + '/')}` ({size})"

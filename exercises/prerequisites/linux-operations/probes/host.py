"""A host to try scripts on: a copy of the learner's `host/`, processes around it, and the end of all of them.

Every process here has the folder of its host in its command line; by that it is known, and nothing else is ever ended.
"""

import itertools
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.request

from mlops_probe import failed, load

SERVER = "srv/eta/app/server.py"
# They are ready when they have said so, and end with the probe at the latest: then their standard input is closed.
WAIT = "import sys; print('ready', flush=True); sys.stdin.read()"
LISTEN = "import socket, sys; s = socket.create_server(('127.0.0.1', int(sys.argv[2])), reuse_port=False); print('ready', flush=True); sys.stdin.read()"
CLIENT = "import socket, sys; s = socket.create_connection(('127.0.0.1', int(sys.argv[2]))); print('ready', flush=True); sys.stdin.read()"

# A script that says `pkill -f server.py` must not reach the learner's other work: in a check these see only the host's own processes.
SHIMS = {
    "python3": '#!/bin/sh\nexec "{python}" "$@"\n',
    "pgrep": '#!/bin/sh\nfor pid in $("{pgrep}" "$@"); do case "$("{ps}" -p "$pid" -o args=)" in *"{root}"*) echo "$pid"; found=1;; esac; done\n[ -n "$found" ]\n',
    "pkill": '#!/bin/sh\nsignal=-TERM\ncase "$1" in -[0-9]*|-[A-Z][A-Z]*) signal=$1; shift;; esac\npids=$("{bin}/pgrep" "$@") || exit 1\nkill $signal $pids\n',
    "killall": '#!/bin/sh\nsignal=-TERM\ncase "$1" in -[0-9]*|-[A-Z][A-Z]*) signal=$1; shift;; esac\npids=$("{bin}/pgrep" "$1") || exit 1\nkill $signal $pids\n',
    "ps": '#!/bin/sh\ncase "$*" in *-p*|[0-9]*) exec "{ps}" "$@";; esac\n"{ps}" "$@" | grep -F -e PID -e "{root}"\nexit 0\n',
}


class Ended:
    def __init__(self, code, output):
        self.code = code
        self.output = output.strip()

    @property
    def how(self):
        """How it ended and what it said, for a message."""
        return f"it did not end within {Host.SECONDS} seconds" if self.code is None else f"it ended with {self.code} and said: {self.said}"

    @property
    def said(self):
        """Its first words and its last: the first problem, and what it claims."""
        lines = [line[:200] for line in self.output.splitlines()] or ["nothing"]
        return lines[0] if len(lines) == 1 else f"{lines[0]} … {lines[-1]}"


class Host:
    SECONDS = 15

    def __init__(self, name):
        probe = load()
        self.root = os.path.join(os.path.realpath(probe.temporary), f"{name} host")
        self.base = os.path.join(self.root, "host")
        source = probe.workspace / "host"
        # Logs and a pid file of the learner's own trials stay out; files that this host makes must be its own.
        shutil.copytree(source, self.base, ignore=shutil.ignore_patterns("*.pid", "eta.log*")) if source.is_dir() else os.makedirs(self.base)
        starter = probe.folder / "starter" / "host"
        for file in (SERVER, "srv/eta/models/eta.json"):
            os.makedirs(os.path.dirname(self.path(file)), exist_ok=True)
            shutil.copyfile(starter / file, self.path(file))
        for folder in ("srv/eta/run", "var/log/eta"):
            os.makedirs(self.path(folder), exist_ok=True)
        for folder, _, files in os.walk(self.base):
            os.chmod(folder, 0o755)
            for file in files:
                os.chmod(os.path.join(folder, file), 0o755 if file.endswith(".sh") else 0o644)
        self.bin = os.path.join(self.root, "bin")
        os.makedirs(self.bin)
        where = {tool: shutil.which(tool) or tool for tool in ("pgrep", "ps")}
        for tool, text in SHIMS.items():
            shim = os.path.join(self.bin, tool)
            with open(shim, "w", encoding="utf-8") as file:
                for key, value in {**where, "python": sys.executable, "root": self.root, "bin": self.bin}.items():
                    text = text.replace("{" + key + "}", value)
                file.write(text)
            os.chmod(shim, 0o755)
        self.port = free_port()
        self.processes = []

    def path(self, file):
        return os.path.join(self.base, *file.split("/"))

    @property
    def pid_file(self):
        return self.path("srv/eta/run/eta.pid")

    @property
    def log(self):
        return self.path("var/log/eta/eta.log")

    def environment(self):
        env = {**os.environ, "ETA_PORT": str(self.port), "ETA_LOG_LIMIT": "20000"}
        env["PATH"] = self.bin + os.pathsep + env.get("PATH", "")
        if sys.platform == "linux":
            env["LC_ALL"] = "C.UTF-8"
        return env

    # --- processes -----------------------------------------------------------------------------------------------------

    def begin(self, *args):
        """Starts a process; `ready` waits for it."""
        process = subprocess.Popen([sys.executable, "-S", *args], cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        self.processes.append(process)
        # Somebody must take note of its end, or it stays in the process table as a zombie.
        threading.Thread(target=process.wait, daemon=True).start()
        return process

    def service(self):
        return self.begin(self.path(SERVER), "--port", str(self.port), "--log", self.log)

    def stranger(self, name, code=WAIT, *args):
        """An innocent process whose command line names a file, e.g. one of the same name in another folder."""
        return self.begin("-c", code, os.path.join(self.root, name), *map(str, args))

    def write_pid(self, pid):
        with open(self.pid_file, "w", encoding="ascii") as file:
            file.write(f"{pid}\n")

    def pid_written(self):
        try:
            with open(self.pid_file, encoding="ascii") as file:
                return int(file.read().strip())
        except (OSError, ValueError):
            return None

    def run(self, script):
        """Runs a script of the learner from a folder that is not its own, as cron and systemd do."""
        file = self.path(f"srv/eta/bin/{script}")
        with open(os.path.join(self.root, f"{script}.out"), "w+", encoding="utf-8", errors="replace") as output:
            where = {"cwd": self.root, "env": self.environment(), "stdin": subprocess.DEVNULL, "stdout": output, "stderr": output, "start_new_session": True}
            try:
                process = subprocess.Popen([file], **where)
            except OSError:  # no `#!` line: as a shell does
                process = subprocess.Popen(["sh", file], **where)
            try:
                code = process.wait(self.SECONDS)
            except subprocess.TimeoutExpired:
                code = None
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            output.seek(0)
            return Ended(code, output.read())

    def ask(self, path="/health", seconds=2.0):
        """The service's answer, or None."""
        try:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(f"http://127.0.0.1:{self.port}{path}", timeout=seconds) as answer:
                return json.load(answer)
        except (OSError, ValueError):
            return None

    def end(self):
        """Ends what was started here, and what the learner's scripts started: it names this host's folder."""
        for process in self.processes:
            if process.poll() is None:
                process.kill()
        listed = subprocess.run(["ps", "-axo", "pid=,args="], capture_output=True, encoding="utf-8", errors="replace", env={**os.environ, **({"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {})}).stdout
        for line in listed.splitlines():
            pid, _, args = line.strip().partition(" ")
            if self.root in args and int(pid) != os.getpid():
                try:
                    os.kill(int(pid), signal.SIGKILL)
                except OSError:
                    pass


def ready(*processes):
    for process in processes:
        process.stdout.readline()


def lives(process):
    """Whether it lives on; a signal that was just sent gets its moment to work."""
    return not gone(process, 0.05)


def gone(process, seconds):
    """Whether it ends within that time."""
    try:
        process.wait(seconds)
        return True
    except subprocess.TimeoutExpired:
        return False


# Below the ports that systems give to whoever asks for any, and for each probe others: until the service has it, nobody takes it.
_ports = itertools.count(os.getpid() * 16)


def free_port():
    while True:
        port = 20_000 + next(_ports) % 12_000
        with socket.socket() as found:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                found.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def until(holds, seconds):
    """Asks again and again, and says whether it came to hold."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def unusable(script, checks):
    """Reports when a script cannot be tried at all: no such file, or line ends of Windows."""
    file = f"host/srv/eta/bin/{script}"
    problem = None
    if sys.platform == "win32":
        problem = "Windows has no such processes and signals. Do this exercise in WSL: open the folder there with `code .`."
    else:
        found = load().workspace / file
        if not found.is_file():
            problem = f"There is no `{file}`."
        elif b"\r\n" in found.read_bytes():
            problem = f"`{file}` has the line ends of Windows, so no shell can run it. Save it with LF: in VS Code, click CRLF at the bottom right."
    if problem:
        for check in checks:
            failed(check, problem, file=file)
    return problem is not None


def side_by_side(*scenes):
    """Each scene on a host of its own, at the same time; all hosts are ended whatever happens."""
    errors = []

    def play(scene):
        host = Host(scene.__name__.replace("_", "-"))
        try:
            scene(host)
        except BaseException as error:
            errors.append(error)
        finally:
            host.end()

    threads = [threading.Thread(target=play, args=(scene,)) for scene in scenes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]

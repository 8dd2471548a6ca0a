"""Reads runs that W&B wrote offline, with W&B's own reader: what stands in the binary log and in the folder `files`, whoever wrote it."""

import ast
import base64
import hashlib
import importlib.util
import json
import os
import subprocess
from pathlib import Path


PROJECT = "minutes-to-the-door"


def reader():
    """The program that W&B itself reads its logs with (`wandb leet inspect` starts it); `None` when wandb is not installed."""
    package = importlib.util.find_spec("wandb")
    if package is None or package.origin is None:
        return None
    return next(iter(sorted((Path(package.origin).parent / "bin").glob("wandb-core*"))), None)


class Artifact:
    def __init__(self, record):
        self.name, self.type = record.get("name", ""), record.get("type", "")
        self.metadata = parse(record.get("metadata"))
        self.files = record.get("manifest", {}).get("contents", [])

    def local(self, entry):
        """The content of an entry as W&B keeps it for the upload; `None` when it is not there or not what the manifest says."""
        path = Path(entry.get("local_path") or "")
        return path if path.is_file() and md5(path) == entry.get("digest") else None


class OfflineRun:
    """One run, as its log has it."""

    def __init__(self, log, temporary):
        self.files = log.parent / "files"
        records = [json.loads(line) for line in ask(log, temporary, "-json").splitlines() if line.strip()]
        of = lambda kind: [record[kind] for record in records if record.get("type") == kind and kind in record]  # noqa: E731
        begun, environment = of("run"), of("environment")
        self.project = next((run["project"] for run in begun if run.get("project")), "")
        self.config = {}
        for change in [*(run.get("config", {}) for run in begun), *of("config")]:
            self.config.update(change.get("update", {}))
        commits = [each.get("git", {}).get("commit") for each in [*begun, *environment]]
        self.commit = next((commit for commit in commits if commit), None)
        self.program = next((each["code_path"] for each in environment if each.get("code_path")), None)
        self.history = [each.get("item", {}) for each in of("history")]
        self.artifacts = [Artifact(each) for each in of("artifact")]
        ended = of("exit")
        self.exit_code = ended[-1].get("exit_code", 0) if ended else None
        self.summary = parse(ask(log, temporary, "-summary", "-json")).get("summary") or {}

    @property
    def finished(self):
        return self.exit_code == 0

    @property
    def patch(self):
        """What was changed since the commit, as W&B kept it; empty when there is no such file."""
        file = self.files / "diff.patch"
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""

    def curve(self, name):
        """Pairs of a position and a value, one for each time that the metric was logged."""
        items = [item for item in self.history if name in item]
        key = "epoch" if items and all("epoch" in item for item in items) else "_step"
        return [(item.get(key), item[name]) for item in items]

    def of_type(self, kind):
        return [artifact for artifact in self.artifacts if artifact.type == kind]


def ask(log, temporary, *flags):
    environment = {**os.environ, "WANDB_CONFIG_DIR": str(temporary), "WANDB_ERROR_REPORTING": "false"}
    command = [str(reader()), "leet", "inspect", "-no-observability", *flags, "-run-file", str(log), str(log.parent.parent)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=60)
    if done.returncode != 0:
        raise ValueError(f"W&B's own reader cannot read {log.name}: {done.stderr.strip()[:200]}")
    return done.stdout


def parse(text):
    try:
        read = json.loads(text) if text else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def in_code(workspace, *texts):
    """The line of train.py that has the first of these texts that is there at all; the words above the code, in which they stand too, do not count."""
    script = workspace / "train.py"
    if not script.is_file():
        return {}
    lines = script.read_text(encoding="utf-8", errors="replace").splitlines()
    try:
        body = ast.parse("\n".join(lines)).body
    except SyntaxError:
        body = []
    above = body[0].end_lineno if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) else 0
    found = (number for text in texts for number, line in enumerate(lines[above:], above + 1) if text in line)
    return {"file": "train.py", "line": next(found, 1)}


def logs(workspace):
    """The logs of all runs, the oldest first."""
    return sorted(workspace.glob("wandb/*run-*/run-*.wandb"), key=lambda log: (log.parent.name, log.stat().st_mtime_ns))


def md5(file):
    return base64.b64encode(hashlib.md5(file.read_bytes(), usedforsecurity=False).digest()).decode()

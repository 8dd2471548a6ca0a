"""Plays the year: one turn of loop.py for each month in data/, from nothing. Nothing here has to be changed.

    python year.py
"""

import json
import os
import runpy
import shutil
import sys
from pathlib import Path

STATE = Path("state")
# Threads that wait for each other cost more than they bring on so few orders.
os.environ.setdefault("OMP_NUM_THREADS", "1")


def turn(file: Path) -> int:
    """Runs loop.py on a month as a program of its own; gives its exit code."""
    sys.argv = ["loop.py", "--month", str(file), "--state", str(STATE)]
    try:
        runpy.run_path("loop.py", run_name="__main__")
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code)
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def versions() -> dict[str, bytes]:
    files = sorted((STATE / "models").glob("*/model.joblib"), key=lambda file: (len(file.parent.name), file.parent.name))
    return {file.parent.name: file.read_bytes() for file in files}


def errors() -> dict[str, dict]:
    history = STATE / "history.jsonl"
    lines = history.read_text(encoding="utf-8").splitlines() if history.is_file() else []
    return {line["month"]: line for line in map(json.loads, lines)}


def show(line: dict) -> str:
    parts = {"all": line.get("mae"), **line.get("depots", {})}
    return ", ".join(f"{name} {error:.1f}" for name, error in parts.items() if error is not None)


def main() -> None:
    shutil.rmtree(STATE, ignore_errors=True)
    for file in sorted(Path("data").glob("*.csv")):
        before = versions()
        code = turn(file)
        after = versions()
        trained = ", ".join(name for name, content in after.items() if content not in before.values()) or "-"
        served = (STATE / "serving" / "model.joblib").read_bytes() if (STATE / "serving" / "model.joblib").is_file() else None
        serving = next((name for name, content in after.items() if content == served), "?")
        print(f"{file.stem}  exit {code}  trained {trained:4}  serving {serving:4}  error: {show(errors().get(file.stem, {}))}")


if __name__ == "__main__":
    main()

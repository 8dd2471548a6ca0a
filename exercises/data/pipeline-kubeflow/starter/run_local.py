"""Runs the pipeline on this machine, each step in a process of its own. This file stays as it is.

    python run_local.py --learn data/2026-05.csv --measure data/2026-06.csv --max-mae 8

Nothing is downloaded: the versions that the components ask for must be those of this environment.
"""

import argparse
import os
import shlex
import sys
from pathlib import Path

from kfp import local

from pipeline import parcel_minutes


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--learn", default="data/2026-05.csv")
    parser.add_argument("--measure", default="data/2026-06.csv")
    parser.add_argument("--serving", default="serving")
    parser.add_argument("--max-mae", type=float, default=8.0)
    parser.add_argument("--trees", type=int, default=60)
    arguments = parser.parse_args()

    # Each step begins with `pip install`. It shall find what is here, and fetch nothing.
    os.environ["PIP_NO_INDEX"] = "1"
    python = Path(sys.executable)
    os.environ["PATH"] = os.pathsep.join([str(python.parent), os.environ["PATH"]])
    # kfp writes the interpreter's path into a shell script as it is.
    sys.executable = shlex.quote(python.as_posix())

    serving = Path(arguments.serving).resolve()
    local.init(runner=local.SubprocessRunner(use_venv=False), pipeline_root="local_outputs", enable_caching=True)
    parcel_minutes(
        learn=str(Path(arguments.learn).resolve()),
        measure=str(Path(arguments.measure).resolve()),
        serving=str(serving),
        max_mae=arguments.max_mae,
        trees=arguments.trees,
    )
    release = serving / "release.json"
    print("serving:", release.read_text(encoding="utf-8") if release.is_file() else "nothing")


if __name__ == "__main__":
    main()

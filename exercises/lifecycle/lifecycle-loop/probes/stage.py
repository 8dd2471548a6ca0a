"""The stage on which loop.py plays: runs it in this process, puts states aside, fills the disk, and notes what is written to serving.

One process for all turns and for what is judged afterwards, so that the large libraries are imported once.
"""

import contextlib
import io
import os
import runpy
import shutil
import sys
import traceback
from pathlib import Path

from mlops_probe import Run

#: What the turn that runs now is called, where its state lies (`None` between turns), and whether the disk is full.
scene = {"name": None, "state": None, "full": False}
#: Each time that serving was written: the turn, and for each version whether its evaluation was there.
events = []


def inside(path):
    """The parts of a path below the state of this turn; none for another file."""
    if not isinstance(path, (str, bytes, os.PathLike)):
        return ()
    below = os.path.relpath(os.path.abspath(os.fsdecode(path)), scene["state"])
    return () if below.startswith("..") else Path(below).parts


def evaluated():
    """For each version, whether its evaluation is there."""
    return {model.parent.name: (model.parent / "evaluation.json").is_file() for model in Path(scene["state"]).glob("models/*/model.joblib")}


def look(event, details):
    if scene["state"] is None:
        return
    if event == "open":
        path, mode, flags = details
        writes = any(letter in mode for letter in "wax+") if isinstance(mode, str) else bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))
        target = path if writes else None
    elif event in ("os.rename", "os.link", "os.symlink"):
        target = details[1]
    else:
        return
    if target is None or isinstance(target, int):
        return
    parts = inside(target)
    # No room for a model; a line of history still fits.
    if scene["full"] and parts and parts[0] != "data" and parts[-1] != "history.jsonl":
        raise OSError(28, "No space left on device", str(target))
    if parts in (("serving",), ("serving", "model.joblib")):
        events.append({"turn": scene["name"], "evaluated": evaluated()})


def put(source, target):
    """A copy of a folder, or an empty one when there is none."""
    Path(target).mkdir(parents=True)
    if os.path.isdir(source):
        shutil.copytree(source, target, dirs_exist_ok=True)


def turn(name, arguments, state, full):
    """Runs loop.py as a program of its own; says how it ended."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    sys.argv = ["loop.py", *arguments]
    scene.update(name=name, state=os.path.realpath(state), full=full)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            runpy.run_path("loop.py", run_name="__main__")
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
            if isinstance(ended.code, str):
                print(ended.code, file=sys.stderr)
        except Exception:
            code = 1
            traceback.print_exc()
        finally:
            scene["state"] = None
    return Run(code, out.getvalue()[-20_000:], err.getvalue()[-20_000:], 0)


sys.addaudithook(look)

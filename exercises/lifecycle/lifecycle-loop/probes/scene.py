"""Small scenes between the turns of loop.py, in the same process: a state put aside, a disk that is full, and an eye on what is written to serving.

    scene.py watch LOG · scene.py begin NAME STATE · scene.py full · scene.py copy FROM TO
"""

import json
import os
import shutil
import sys
import types
from pathlib import Path

# What outlives a single call of this script.
memory = sys.modules.setdefault("_scene", types.ModuleType("_scene"))


def begin(name, state):
    """The turn that follows has this name and works in this folder."""
    memory.name, memory.state, memory.full = name, os.path.realpath(state), False


def inside(path):
    """The parts of a path below the state of this turn; none for another file."""
    if not isinstance(path, (str, bytes, os.PathLike)) or memory.state is None:
        return ()
    below = os.path.relpath(os.path.abspath(os.fsdecode(path)), memory.state)
    return () if below.startswith("..") else Path(below).parts


def evaluated():
    """For each version, whether its evaluation is there."""
    return {model.parent.name: (model.parent / "evaluation.json").is_file() for model in Path(memory.state).glob("models/*/model.joblib")}


def look(event, details):
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
    if memory.full and parts and parts[0] != "data" and parts[-1] != "history.jsonl":
        raise OSError(28, "No space left on device", str(target))
    if parts in (("serving",), ("serving", "model.joblib")):
        memory.events.append({"turn": memory.name, "evaluated": evaluated()})
        Path(memory.log).write_text(json.dumps(memory.events), encoding="utf-8")


def watch(log):
    memory.log, memory.state, memory.name, memory.events, memory.full = log, None, None, [], False
    sys.addaudithook(look)


def full():
    memory.full = True


def copy(source, target):
    """What was at the target before is gone afterwards."""
    memory.state = None
    shutil.rmtree(target, ignore_errors=True)
    Path(target).mkdir(parents=True)
    if os.path.isdir(source):
        shutil.copytree(source, target, dirs_exist_ok=True)


{"watch": watch, "begin": begin, "full": full, "copy": copy}[sys.argv[1]](*sys.argv[2:])

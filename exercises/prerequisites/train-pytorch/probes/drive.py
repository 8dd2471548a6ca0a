"""Runs the learner's scripts one after the other in this process, so that PyTorch is imported once: `drive.py JOBS RESULTS`.

JOBS is a JSON list of jobs with a `name` and a `kind`, a function below. RESULTS gets a line of JSON for each, so that what was done before a kill is known.
"""

import contextlib
import io
import json
import os
import random
import runpy
import sys
import traceback
from pathlib import Path

import numpy
import torch
from pytorch_watch import Watch, watching

here = os.getcwd()
torch.set_num_threads(1)


def run(argv):
    """A script of the learner as a program of its own: nothing is left of the run before, neither modules nor random numbers."""
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(here + os.sep) and name != "__main__":
            del sys.modules[name]
    torch.seed()
    numpy.random.seed(None)
    random.seed()
    sys.argv, sys.path[0] = argv, here
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            runpy.run_path(argv[0], run_name="__main__")
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
            if code and not isinstance(ended.code, int):
                print(ended.code, file=sys.stderr)
        except BaseException:
            code = 1
            traceback.print_exc()
    return {"exit_code": code, "stderr": err.getvalue()[-8000:]}


def script(job):
    return run(job["argv"])


def train(job):
    """A training under observation; see Watch.told."""
    with watching(Watch(job)) as watch:
        ended = run(job["argv"])
    return {**ended, **watch.told()}


def spread(job):
    """How many differences a loss makes of an answer of shape (32, 1) and of minutes of shape (32,)."""
    return {"differences": torch.nn.L1Loss(reduction="none")(torch.zeros(32, 1), torch.zeros(32)).numel()}


def checkpoint(job):
    """Loads a checkpoint with the defaults of today, without the learner's code, and looks for weights in it."""
    try:
        state = torch.load(job["file"])
    except Exception as error:
        return {"error": str(error)}
    tensors, kinds = [], {type(state).__name__}

    def collect(value):
        if isinstance(value, torch.Tensor):
            tensors.append(value.double())
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
            collect(each)

    collect(state)
    missing = [name for name, values in job["weights"].items() if not any(same(values, tensor) for tensor in tensors)]
    return {"missing": missing, "kind": kinds.pop(), "tensors": len(tensors)}


def same(values, tensor):
    wanted = torch.tensor(values, dtype=torch.double)
    return wanted.shape == tensor.shape and torch.allclose(wanted, tensor, atol=1e-6)


def ask(job):
    """Loads an exported program without the learner's code, and asks it about orders in batches of many sizes."""
    extra = {"about.json": ""}
    try:
        program = torch.export.load(job["file"], extra_files=extra).module()
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    said = extra["about.json"]
    told = {"about": said.decode() if isinstance(said, bytes) else said, "sizes": []}
    built, problem = by_name(told["about"], job["orders"])
    rows = torch.tensor(job["rows"], dtype=torch.float32) if job["rows"] else built
    if problem is None and (built.shape != rows.shape or not torch.allclose(built, rows, equal_nan=True)):
        problem = different(built, rows)
    told["problem"] = problem
    if rows is None:
        return told

    def answers(part):
        with torch.inference_mode():
            return program(part).flatten().tolist()

    for size in (1, 2, 8, len(rows)):
        try:
            told["sizes"].append([size, answers(rows[:size])])
        except Exception as error:
            told["sizes"].append([size, f"{type(error).__name__}: {str(error).splitlines()[0]}"])
    works = [size for size, found in told["sizes"] if isinstance(found, list)]
    if works:
        size = max(works)
        padded = torch.cat([rows, rows[:1].expand(-len(rows) % size, -1)])
        told["all"] = [each for part in padded.split(size) for each in answers(part)][: len(rows)]
    return told


def by_name(about, orders):
    """The orders as rows of the columns that about.json names, and what is wrong with those."""
    try:
        columns = json.loads(about)["columns"]
    except (ValueError, KeyError, TypeError):
        return None, "there is no about.json with a list `columns` in it" if not about else "its about.json has no list `columns`"
    rows = []
    for order in orders:
        row = []
        for column in columns:
            name, is_word, word = str(column).partition("=")
            if name not in order:
                return None, f"its about.json names the column `{column}`, and an order has no `{name}`"
            row.append(float(order[name] == word) if is_word else float(order[name] or "nan"))
        rows.append(row)
    return torch.tensor(rows, dtype=torch.float32), None


def different(built, rows):
    if built.shape != rows.shape:
        return f"its about.json names {built.shape[1]} columns, and the network was trained on {rows.shape[1]}"
    apart = [index for index in range(rows.shape[1]) if not torch.allclose(built[:, index], rows[:, index], equal_nan=True)]
    return f"column {apart[0] + 1} of its about.json gives {built[0, apart[0]]:g} for the first order of the newest month, and the network was trained with {rows[0, apart[0]]:g} in that place"


jobs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
with open(sys.argv[2], "a", encoding="utf-8") as results:
    for job in jobs:
        told = {"spread": spread, "script": script, "train": train, "checkpoint": checkpoint, "ask": ask}[job["kind"]](job)
        results.write(json.dumps({"name": job["name"], **told}) + "\n")
        results.flush()

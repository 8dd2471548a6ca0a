"""Trains, kills, resumes and exports with the learner's scripts, and judges what came of it.

Two processes: the first trains under observation and is killed at its end, while it saves; a fresh one reloads, resumes and serves. One run reports on all checks.
"""

import json
import os
import sys

from mlops_probe import failed, load, passed, run_python

# The learner's folder stands before this one.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pytorch_facts import place, reason
from pytorch_judge import Judge
from pytorch_months import Months

ENV = {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": "-1"}
SECONDS = 240
CHECKS = [
    "gradients-fresh", "modes-right", "small-error", "error-true", "any-number", "same-seed", "seed-matters", "new-order", "weights-only",
    "reloads-same", "survives-kill", "resumes-exactly", "history-whole", "runs-alone", "any-batch", "choice-true", "same-after-kill",
]  # fmt: skip

probe = load()
months = Months(probe)


def drive(name, jobs):
    """What the jobs of one process told, by name; a job that was not reached is absent."""
    jobs_file, results = probe.temporary / f"{name}.json", probe.temporary / f"{name}.results"
    jobs_file.write_text(json.dumps(jobs), encoding="utf-8")
    results.touch()
    process = run_python([probe.folder / "probes" / "drive.py", jobs_file, results], env=ENV, seconds=SECONDS)
    told = {each.pop("name"): each for each in map(json.loads, results.read_text(encoding="utf-8").splitlines())}
    return process, told


def training(run, data, epochs, seed, *more, **job):
    out = probe.temporary / run
    out.mkdir(exist_ok=True)
    argv = ["train.py", "--data", months.folders[data], "--out", out, "--epochs", epochs, "--seed", seed, *more]
    return {"name": run, "kind": "train", "argv": [str(each) for each in argv], "checkpoint": str(out / "checkpoint.pt"), **job}


def exporting(run):
    argv = ["export.py", "--checkpoint", probe.temporary / run / "checkpoint.pt", "--out", probe.temporary / f"{run}.pt2"]
    return {"name": f"export-{run}", "kind": "script", "argv": [str(each) for each in argv]}


def predicting(orders):
    argv = ["predict.py", "--checkpoint", probe.temporary / "long" / "checkpoint.pt", "--orders", months.files[orders], "--out", probe.temporary / f"{orders}.csv"]
    return {"name": f"predict-{orders}", "kind": "script", "argv": [str(each) for each in argv]}


def asking(run, of, told):
    return {"name": f"ask-{run}", "kind": "ask", "file": str(probe.temporary / f"{run}.pt2"), "rows": told.get(of, {}).get("rows", []), "orders": months.newest[of]}


def main():
    batches = -(-months.steady_orders // 32)
    snapshot = probe.temporary / "snapshot.pt"
    first, told = drive(
        "first",
        [
            {"name": "spread", "kind": "spread"},
            training("long", "months", 12, 3),
            exporting("long"),
            training("odd", "odd", 1, 3, "--batch-size", 32),
            training("whole", "steady", 4, 5),
            exporting("whole"),
            training("other", "steady", 4, 6),
            training("killed", "steady", 4, 5, snapshot_after=2 * batches, kill_after=3 * batches, snapshot=str(snapshot)),
        ],
    )
    if "spread" in told:
        passed("prediction-made", f"{told['spread']['differences']} differences", value=told["spread"]["differences"])
    if "long" not in told:
        said = f"was not done after {SECONDS} seconds" if first.timed_out else f"ended all at once: {reason(first.stderr)}"
        return everything(f"The process that runs train.py {said}.")
    if told["long"]["exit_code"] != 0:
        return everything(f"`python train.py` failed: {reason(told['long']['stderr'])}", **place(told["long"]["stderr"], probe.workspace, {"file": "train.py"}))

    judge = Judge(probe, months, told, first.exit_code == 9)
    judge.keeps_a_whole_checkpoint(snapshot)
    jobs = [
        {"name": "checkpoint", "kind": "checkpoint", "file": str(probe.temporary / "long" / "checkpoint.pt"), "weights": told["long"]["weights"]},
        asking("long", "long", told),
        predicting("all"), predicting("again"), predicting("one"),
        training("repeated", "steady", 4, 5), {**training("killed", "steady", 4, 5, "--resume"), "name": "resumed"},
        exporting("killed"), asking("whole", "whole", told), asking("killed", "whole", told),
    ]  # fmt: skip
    second, more = drive("second", jobs)
    if second.exit_code != 0:
        said = f"was not done after {SECONDS} seconds" if second.timed_out else f"ended all at once: {reason(second.stderr)}"
        judge.stopped = f"The fresh process that reloads, resumes and serves {said}."
    judge.judge(more)


def everything(message, **where):
    for check in CHECKS:
        failed(check, message, **{"file": "train.py", **where})


main()

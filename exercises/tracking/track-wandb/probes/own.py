"""Reads the runs that the learner has made. Nothing is run here."""

import sys

from mlops_probe import failed, guard, load, passed

probe = load()
sys.path.insert(0, str(probe.folder / "probes"))
from offline_runs import PROJECT, OfflineRun, in_code, logs, reader  # noqa: E402

sys.path.pop(0)
TRAIN = {"file": "train.py", "text": "wandb.init"}


def recorded(runs):
    mine = [run for run in runs if run.project == PROJECT]
    if not runs:
        failed("run-recorded", "There is no run in the folder `wandb`: train once, `python train.py`.", expected=f"a finished run of {PROJECT}", actual="none", **TRAIN)
    elif not mine:
        projects = ", ".join(sorted({run.project or "none" for run in runs}))
        failed("run-recorded", f"The {len(runs)} runs in the folder `wandb` belong to: {projects}.", expected=PROJECT, actual=projects, **TRAIN)
    elif not any(run.finished for run in mine):
        codes = ", ".join("no end" if run.exit_code is None else f"exit code {run.exit_code}" for run in mine)
        failed("run-recorded", f"No run of {PROJECT} came to a good end: {codes}.", expected="exit code 0", actual=codes, **TRAIN)
    else:
        passed("run-recorded", f"{sum(run.finished for run in mine)} finished runs of {PROJECT} lie in the folder `wandb`.")


def comparable(runs):
    groups = {}
    for run in runs:
        rate, key = run.config.get("learning_rate"), (run.config.get("epochs"), run.config.get("data_sha256"))
        complete = run.finished and run.curve("mae") and run.of_type("model")
        if complete and run.commit and not run.patch and rate is not None and None not in key:
            groups.setdefault(key, set()).add(rate)
    best = max((len(rates) for rates in groups.values()), default=0)
    if best >= 2:
        passed("two-runs", f"{best} finished runs of committed code, with the same data and epochs, differ in their learning rate.")
    else:
        patched = sum(bool(run.patch) for run in runs)
        more = f" {patched} of {len(runs)} runs carry a diff.patch: their code was not committed." if patched else ""
        failed(
            "two-runs",
            f"There are no two finished runs of committed code with the same `epochs` and `data_sha256`, each with `mae` and a model, that differ in `learning_rate`.{more}",
            expected="two runs", actual=str(best), **in_code(probe.workspace, "--learning-rate"),
        )  # fmt: skip


with guard("run-recorded", "two-runs"):
    if reader() is None:
        raise RuntimeError("W&B is not installed in this environment, or without the program that reads its logs")
    found = [OfflineRun(log, probe.temporary) for log in logs(probe.workspace)]
    recorded(found)
    comparable(found)

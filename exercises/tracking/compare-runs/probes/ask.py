"""What the check does between the learner's scripts, in the same process: ask.py FOLDER STEP ACTION [WORD ...].

Writes the answer to FOLDER/STEP.json. An action that cannot be done answers {"error": ...}.
"""

import importlib.util
import json
import math
import sqlite3
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import mlflow
import pandas as pd
import yaml
from mlflow import MlflowClient
from mlflow.entities import Metric, Param

STORE = Path("mlflow.db")
RULE = Path("rule.yaml")
EXPERIMENT = "sweep"
SETTINGS = {"depth": int, "rate": float, "trees": int, "seed": int}
# The exercise's own copy, so that a changed one is noticed.
spec = importlib.util.spec_from_file_location("model_of_the_exercise", Path(__file__).parent.parent / "starter" / "model.py")
the_model = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
if not hasattr(the_model, "fit"):
    spec.loader.exec_module(the_model)


# --- Runs ---------------------------------------------------------------------------------------------------------------


def recorded():
    """The active, finished runs of the sweep as the store has them, oldest first."""
    if not STORE.is_file():
        return []
    with closing(sqlite3.connect(STORE)) as store:
        ids = store.execute(
            "select r.run_uuid from runs r join experiments e using (experiment_id) where e.name = ? and r.status = 'FINISHED'"
            " and r.lifecycle_stage = 'active' order by r.start_time, r.rowid",
            [EXPERIMENT],
        ).fetchall()
        return [
            {
                "id": run,
                "params": dict(store.execute("select key, value from params where run_uuid = ?", [run])),
                "tags": dict(store.execute("select key, value from tags where run_uuid = ?", [run])),
                "metrics": {
                    key: math.nan if is_nan else value
                    for key, value, is_nan in store.execute("select key, value, is_nan from latest_metrics where run_uuid = ?", [run])
                },
            }
            for (run,) in ids
        ]


def measured():
    """Those with the error to choose by; a run that only holds others together has none."""
    return [run for run in recorded() if "mae_validation" in run["metrics"]]


def plain(runs):
    """JSON has no NaN."""
    return [{**run, "metrics": {key: str(value) for key, value in run["metrics"].items()}} for run in runs]


def digest(file):
    return sha256(Path(file).read_bytes()).hexdigest()


def again(run, file):
    """What the record of a run gives when it is followed: its errors, or what the record lacks."""
    lacking = [name for name in SETTINGS if name not in run["params"]]
    if lacking:
        return {"lacking": lacking}
    try:
        settings = the_model.Settings(**{name: kind(run["params"][name]) for name, kind in SETTINGS.items()})
    except ValueError as error:
        return {"unreadable": str(error)}
    learn, validate, test = the_model.split(pd.read_csv(file))
    model = the_model.fit(learn, settings)
    return {
        "mae_validation": the_model.mae(model, validate),
        "mae_worst_depot": the_model.mae_worst_depot(model, validate),
        "leaves": the_model.leaves(model),
        "mae_test": the_model.mae(model, test),
    }


def chosen(runs, rule):
    """The run that wins by the rule."""
    metric, then, limits = rule["metric"], rule["then_smallest"], rule.get("limits") or {}
    kept = [
        run
        for run in runs
        if all(math.isfinite(run["metrics"].get(name, math.nan)) for name in [metric, then, *limits])
        and all(run["metrics"][name] <= limit for name, limit in limits.items())
    ]
    if not kept:
        return None
    enough = min(run["metrics"][metric] for run in kept) + rule["near_enough"]
    return min((run for run in kept if run["metrics"][metric] <= enough), key=lambda run: (run["metrics"][then], run["metrics"][metric]))


# --- Actions ------------------------------------------------------------------------------------------------------------


def own(file):
    """The learner's own sweep on the file of the story, its winner by the rule, and what winner.yaml says."""
    runs = [run for run in measured() if run["tags"].get("data_sha256") == digest(file)]
    told = {"runs": plain(runs)}
    wanted = Path("winner.yaml")
    try:
        told["said"] = yaml.safe_load(wanted.read_text(encoding="utf-8")) if wanted.is_file() else None
        told["rule"] = yaml.safe_load(RULE.read_text(encoding="utf-8"))
        lacking = [key for key in ("metric", "limits", "near_enough", "then_smallest") if told["rule"].get(key) is None]
        if lacking:
            return {"error": f"rule.yaml does not state {', '.join(lacking)}."}
        winner = chosen(runs, told["rule"])
        told["winner"] = winner and winner["id"]
        named = next((run for run in runs if isinstance(told["said"], dict) and run["id"] == told["said"].get("run")), None)
        told["again"] = named and again(named, file)
        told["recorded"] = named and named["metrics"].get("mae_validation")
    except Exception as error:
        told["error"] = first_line(error)
    return told


def clear():
    """Counts all runs until now as deleted, and keeps new files out of the learner's own folder."""
    if STORE.is_file():
        with closing(sqlite3.connect(STORE)) as store, store:
            store.execute("update runs set lifecycle_stage = 'deleted'")
            for (number,) in store.execute("select experiment_id from experiments").fetchall():
                place = (Path.cwd() / "mlruns" / str(number)).as_uri()
                store.execute("update experiments set artifact_location = ? where experiment_id = ?", [place, number])
    return {}


def refused():
    """How many runs a sweep made that should have refused; they are put away."""
    number = len(recorded())
    clear()
    return {"runs": number}


def swept(file):
    """The runs of a sweep on a file, some of them made again from their record."""
    runs = measured()
    for run in runs[1::3]:
        run["again"] = again(run, file)
    return {"digest": digest(file), "runs": plain(runs)}


def make(file, script):
    """A run with a whole record, made by the check, and the script that lets the learner make it again."""
    client = MlflowClient()
    found = client.get_experiment_by_name(EXPERIMENT)
    experiment = found.experiment_id if found else client.create_experiment(EXPERIMENT)
    params = {"depth": "2", "rate": "0.125", "trees": "30", "seed": "4242"}
    metrics = again({"params": params}, file)
    run = client.create_run(experiment, tags={"data_sha256": digest(file)}, run_name="made by the check").info.run_id
    now = int(time.time() * 1000)
    client.log_batch(
        run,
        params=[Param(name, value) for name, value in params.items()],
        metrics=[Metric(name, metrics[name], now, 0) for name in ("mae_validation", "mae_worst_depot", "leaves")],
    )
    client.set_terminated(run)
    words = json.dumps(["reproduce.py", run])
    Path(script).write_text(f"import runpy, sys\nsys.argv = {words}\nrunpy.run_path('reproduce.py', run_name='__main__')\n", encoding="utf-8")
    return {"run": run, "mae_validation": metrics["mae_validation"]}


def tamper(by):
    """Moves the recorded metric of the run that the check made."""
    with closing(sqlite3.connect(STORE)) as store, store:
        for table in ("metrics", "latest_metrics"):
            store.execute(
                f"update {table} set value = value + ? where key = 'mae_validation' and run_uuid in (select run_uuid from runs where name = 'made by the check')",
                [float(by)],
            )
    return {}


def correct(file):
    """The depot sends the month again under its old name: an order among the last ones is another one now."""
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    Path(file).write_text("\n".join([*lines[:-1], lines[-2]]) + "\n", encoding="utf-8")
    return {}


def fill(*files):
    """Runs of two sweeps whose numbers are known, among others that may not take part."""
    clear()
    client = MlflowClient()
    experiments = {}
    for name in (EXPERIMENT, "other"):
        found = client.get_experiment_by_name(name)
        experiments[name] = found.experiment_id if found else client.create_experiment(name)
    hashes = [digest(file) for file in files]
    names = {}
    for name, (experiment, number, status, metrics) in FILLED.items():
        run = client.create_run(experiments[experiment], tags={"data_sha256": hashes[number]}, run_name=name)
        now = int(time.time() * 1000)
        client.log_batch(run.info.run_id, metrics=[Metric(key, value, now, 0) for key, value in metrics.items()])
        if status != "RUNNING":
            client.set_terminated(run.info.run_id, status)
        names[run.info.run_id] = name
    return {"names": names}


def values(validation, worst, leaves, rmse=9.0):
    return {"mae_validation": validation, "mae_worst_depot": worst, "leaves": leaves, "rmse_validation": rmse}


FILLED = {
    "one depot is bad": (EXPERIMENT, 0, "FINISHED", values(4.00, 8.0, 100, 6.0)),
    "the best that keeps the limit": (EXPERIMENT, 0, "FINISHED", values(4.20, 6.0, 900, 5.0)),
    "nearly as good, and small": (EXPERIMENT, 0, "FINISHED", values(4.25, 6.5, 300, 5.6)),
    "nearly as good, not as small": (EXPERIMENT, 0, "FINISHED", values(4.29, 6.4, 400, 5.5)),
    "small, not near enough": (EXPERIMENT, 0, "FINISHED", values(4.33, 5.0, 50, 5.9)),
    "worse": (EXPERIMENT, 0, "FINISHED", values(5.00, 6.0, 200, 6.5)),
    "failed": (EXPERIMENT, 1, "FAILED", values(5.00, 5.0, 10)),
    "still running": (EXPERIMENT, 1, "RUNNING", values(5.02, 5.0, 10)),
    "diverged": (EXPERIMENT, 1, "FINISHED", values(math.nan, 5.0, 10)),
    "without the metric of the limit": (EXPERIMENT, 1, "FINISHED", {"mae_validation": 5.05, "leaves": 10}),
    "of another experiment": ("other", 1, "FINISHED", values(5.04, 5.0, 10)),
    "the sound one": (EXPERIMENT, 1, "FINISHED", values(5.30, 6.0, 100)),
    "sound, and worse": (EXPERIMENT, 1, "FINISHED", values(5.60, 6.0, 90)),
}


def rule(text):
    RULE.write_text(text, encoding="utf-8")
    return {}


def end():
    """A run that a script left open ends with its program; here the program goes on."""
    mlflow.end_run()
    return {}


def first_line(error):
    return f"{type(error).__name__}: {str(error).strip().splitlines()[0][:250] if str(error).strip() else ''}"


folder, step, action, *words = sys.argv[1:]
end()
try:
    answer = globals()[action](*words)
except Exception as error:
    answer = {"error": first_line(error)}
Path(folder, f"{step}.json").write_text(json.dumps(answer), encoding="utf-8")

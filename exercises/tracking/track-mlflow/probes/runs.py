"""Runs the learner's training three times into an empty store, with settings and files that nobody has seen, and reads what MLflow wrote.

What the learner's code says about itself counts for nothing here: parameters, steps, hashes and the model are compared with what was
really asked for.
"""

import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing

from mlops_probe import Stopped, attempt, load, run_python, run_scripts

CHECKS = ["parameters-true", "code-known", "curve-complete", "data-hash", "data-linked", "model-true", "model-described"]
# The third repeats the beginning of the first: its end must be a point of the first one's curve.
SETTINGS = [{"learning_rate": 0.004, "epochs": 7}, {"learning_rate": 0.011, "epochs": 4}, {"learning_rate": 0.004, "epochs": 3}]
NAMES = ["first_month", "second_month", "first_month"]
INVENTED = "march, the cleaned one"
RAW = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "depot", "vehicle"]
# The default store, whatever the machine says; one thread, since threads that wait for each other cost more than they bring.
ENVIRONMENT = {"MLFLOW_TRACKING_URI": None, "MLFLOW_EXPERIMENT_NAME": None, "OMP_NUM_THREADS": "1", "MLFLOW_DISABLE_TELEMETRY": "true"}

probe = load()


class Run:
    """One run as the store has it, and what was asked of it."""

    def __init__(self, store, run_id, number, commit, dirty):
        self.id = run_id
        self.asked = SETTINGS[number]
        self.file = probe.data[NAMES[number]]
        self.commit, self.dirty = commit, dirty
        self.params = dict(store.execute("select key, value from params where run_uuid = ?", [run_id]))
        self.tags = dict(store.execute("select key, value from tags where run_uuid = ?", [run_id]))
        self.curve = store.execute(
            "select step, value from metrics where run_uuid = ? and key = 'mae' order by step, timestamp, rowid", [run_id]
        ).fetchall()
        self.metric_names = [row[0] for row in store.execute("select distinct key from metrics where run_uuid = ?", [run_id])]
        self.inputs = store.execute(
            "select d.name, d.digest, d.dataset_source, (select t.value from input_tags t where t.input_uuid = i.input_uuid"
            " and t.name = 'mlflow.data.context') from inputs i join datasets d on d.dataset_uuid = i.source_id"
            " where i.destination_id = ? and i.source_type = 'DATASET'",
            [run_id],
        ).fetchall()
        self.models = [row[0] for row in store.execute("select model_id from logged_models where source_run_id = ?", [run_id])]

    @property
    def words(self):
        return f"--learning-rate {self.asked['learning_rate']} --epochs {self.asked['epochs']}"


def git(*words):
    identity = ["-c", "user.name=Check", "-c", "user.email=check@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *words], cwd=probe.workspace, capture_output=True, text=True)


def commit_all():
    if git("rev-parse", "--is-inside-work-tree").returncode != 0:
        git("init", "--quiet")
    git("add", "-A")
    git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", "The state of the check")
    return git("rev-parse", "HEAD").stdout.strip()


def train(commit):
    """A run of committed code and two after a change; one new process does all, so that libraries are imported once."""
    if not (probe.workspace / "train.py").is_file():
        raise Stopped("There is no train.py in the top folder.")
    between = probe.temporary / "between.py"
    between.write_text(BETWEEN, encoding="utf-8")
    commands = [words_of(0), [between], words_of(1), [between], words_of(2)]
    process, runs = run_scripts(commands, env=ENVIRONMENT, seconds=200)
    if not runs:
        reached = reason(process) or "it was not done after 200 seconds"
        raise Stopped(f"{said(0)} and two more like it did not come to an end: {reached}", **process.place())
    for number, run in enumerate(runs[::2]):
        if run.exit_code != 0:
            raise Stopped(f"{said(number)} failed: {reason(run)}", **run.place())
    store_file = probe.workspace / "mlflow.db"
    if not store_file.is_file():
        raise Stopped(f"{said(0)} made no mlflow.db in the folder in which it ran.", file="train.py", text="mlflow")
    with closing(sqlite3.connect(store_file)) as store:
        made = store.execute("select run_uuid from runs where lifecycle_stage = 'active' order by start_time, rowid").fetchall()
        if len(made) != len(SETTINGS):
            raise Stopped(
                f"Three trainings left {len(made)} runs in mlflow.db.",
                expected="one run for each training", actual=str(len(made)), file="train.py", text="start_run",
            )  # fmt: skip
        return [Run(store, run_id, number, commit, dirty) for number, ((run_id,), dirty) in enumerate(zip(made, ("false", "true", "true")))]


# A run that is still open ends with its program; here the program goes on.
BETWEEN = """
import sys
if "mlflow" in sys.modules:
    sys.modules["mlflow"].end_run()
with open("train.py", "ab") as script:
    script.write(b"\\n# not committed\\n")
"""


def words_of(number):
    asked = SETTINGS[number]
    return ["train.py", "--data", probe.data[NAMES[number]], "--learning-rate", asked["learning_rate"], "--epochs", asked["epochs"]]


def said(number):
    asked = SETTINGS[number]
    return f"`python train.py --data … --learning-rate {asked['learning_rate']} --epochs {asked['epochs']}`"


def reason(run):
    named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception|Interrupt)\b.*", run.stderr, re.MULTILINE)
    return named[-1][:300] if named else run.last_error[:300]


def main():
    for old in ("mlflow.db", "mlruns"):
        path = probe.workspace / old
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    *runs, beginning = train(commit_all())
    attempt("parameters-true")(lambda: parameters(runs))
    attempt("code-known")(lambda: code(runs))
    attempt("curve-complete")(lambda: curve(runs, beginning))
    attempt("data-hash")(lambda: data_hash(runs))
    attempt("data-linked")(lambda: data_linked(runs))
    report_models(runs)


def parameters(runs):
    for run in runs:
        for name, value in run.asked.items():
            if name not in run.params:
                logged = ", ".join(f"`{key}`" for key in run.params) or "none"
                raise Stopped(f"The run has no parameter `{name}`; its parameters: {logged}.", expected=name, actual=logged, file="train.py", text="log_param")
            if not same_number(run.params[name], value):
                raise Stopped(
                    f"Run with {run.words}, the run says `{name}` = {run.params[name]}.",
                    expected=str(value), actual=run.params[name], file="train.py", text=name,
                )  # fmt: skip
    return f"Runs with {runs[0].words} and with {runs[1].words} each say so in their parameters."


def same_number(text, value):
    try:
        return abs(float(text) - value) < 1e-9
    except ValueError:
        return False


def code(runs):
    for run in runs:
        commit = run.tags.get("mlflow.source.git.commit")
        if commit != run.commit:
            raise Stopped(
                f"The tag `mlflow.source.git.commit` is {commit or 'missing'}, the code that ran is from commit {run.commit[:7]}.",
                expected=run.commit, actual=commit or "missing", file="train.py", text="start_run",
            )  # fmt: skip
        state = "committed" if run.dirty == "false" else "changed since the commit"
        if run.tags.get("git_dirty") != run.dirty:
            raise Stopped(
                f"train.py was {state}, and the run's tag `git_dirty` is {run.tags.get('git_dirty', 'missing')}.",
                expected=run.dirty, actual=run.tags.get("git_dirty", "missing"), file="train.py", text="git_dirty",
            )  # fmt: skip
    return "Each run names its commit; with an uncommitted change in train.py it says `git_dirty` = true, without one false."


def curve(runs, beginning):
    for run in runs:
        wanted = run.asked["epochs"]
        if not run.curve:
            names = ", ".join(f"`{name}`" for name in run.metric_names) or "none"
            raise Stopped(f"The run has no metric `mae`; its metrics: {names}.", expected="mae", actual=names, file="train.py", text="log_metric")
        steps = [step for step, _ in run.curve]
        if len(steps) != len(set(steps)):
            raise Stopped(
                f"After {wanted} epochs the metric `mae` has {len(steps)} values on {len(set(steps))} step{'' if len(set(steps)) == 1 else 's'}: they fall on one point of the chart.",
                expected=f"one value on each of {wanted} steps", actual=f"steps {steps}", file="train.py", text="log_metric",
            )  # fmt: skip
        if steps not in (list(range(wanted)), list(range(1, wanted + 1))):
            raise Stopped(
                f"After {wanted} epochs the metric `mae` has values on the steps {steps}.",
                expected=f"1 to {wanted}, or 0 to {wanted - 1}", actual=str(steps), file="train.py", text="log_metric",
            )  # fmt: skip
        if len({round(value, 6) for _, value in run.curve}) == 1:
            raise Stopped("The metric `mae` has the same value at every step: that is the end of the curve, not the curve.", file="train.py", text="log_metric")
    epochs = beginning.asked["epochs"]
    there, here = runs[0].curve[epochs - 1][1], beginning.curve[-1][1] if beginning.curve else None
    if here is None or abs(there - here) > 1e-6:
        raise Stopped(
            f"The point of epoch {epochs} in a run of {runs[0].asked['epochs']} epochs is {there:.4f}, and the same training ended after {epochs} epochs has the error {here}: the curve was not measured while the model learned.",
            expected=f"{here} at epoch {epochs}", actual=f"{there:.4f}", file="train.py", text="log_metric",
        )  # fmt: skip
    return f"After {runs[0].asked['epochs']} and {runs[1].asked['epochs']} epochs `mae` has one value on each step, and each was measured then."


def data_hash(runs):
    for run in runs:
        true = hashlib.sha256(run.file.read_bytes()).hexdigest()
        said = run.tags.get("data_sha256") or run.params.get("data_sha256")
        if said is None:
            raise Stopped("The run has no tag `data_sha256`.", expected=true, actual="missing", file="train.py", text="start_run")
        if said.lower() != true:
            raise Stopped(f"The tag `data_sha256` is {said[:16]}…, the SHA-256 of the file given by --data is {true[:16]}….", expected=true, actual=said, file="train.py", text="data_sha256")
    for name, said in {**runs[0].tags, **runs[0].params}.items():
        elsewhere = {**runs[1].tags, **runs[1].params}.get(name)
        if said == INVENTED or (name == "data" and said == elsewhere):
            raise Stopped(f"Two runs on two different files both say `{name}` = {elsewhere}: a name that nobody changed names neither.", expected="the hash, or a name that comes from --data", actual=said, file="train.py", text=said if said == INVENTED else name)
    return "Both runs carry the SHA-256 of the very file that they were given, and no invented name."


def data_linked(runs):
    for run in runs:
        mine = [row for row in run.inputs if row[3] == "training"]
        if not run.inputs:
            raise Stopped("The run has no dataset among its inputs: `mlflow.log_input` was not called.", expected="a dataset with the context training", actual="none", file="train.py", text="start_run")
        if not mine:
            contexts = ", ".join(str(row[3] or "none") for row in run.inputs)
            raise Stopped(f"The run's dataset has the context {contexts}.", expected="training", actual=contexts, file="train.py", text="log_input")
        if not any(run.file.name in row[2] for row in mine):
            raise Stopped(f"The run was given {run.file.name}; its dataset comes from {mine[0][2]}.", expected=run.file.name, actual=mine[0][2], file="train.py", text="source")
    if {row[1] for row in runs[0].inputs} & {row[1] for row in runs[1].inputs}:
        raise Stopped("Runs on two different files have a dataset with the same digest.", actual=runs[0].inputs[0][1], file="train.py", text="from_pandas")
    return "Each run names the file that it was trained on as its dataset, with a digest of its rows."


LOADER = """
import json, sys
import mlflow, pandas as pd
mlflow.set_tracking_uri("sqlite:///mlflow.db")
answers = []
for model, file in json.loads(sys.argv[1]):
    rows = pd.read_csv(file)
    held_out = rows[len(rows) * 3 // 4:]
    loaded = mlflow.pyfunc.load_model("models:/" + model)
    known = held_out.drop(columns=["minutes", "arrival_hour"])
    try:
        predicted = loaded.predict(known)
    except mlflow.exceptions.MlflowException:
        # Whole numbers as a signature of doubles wants them: MLflow itself advises to declare them so.
        predicted = loaded.predict(known.astype({name: float for name in known.select_dtypes("integer").columns}))
    predicted = pd.Series(list(predicted), index=held_out.index, dtype=float)
    signature = loaded.metadata.signature
    inputs = signature.inputs.input_names() if signature is not None and signature.inputs is not None else []
    answers.append({
        "mae": float((predicted - held_out["minutes"]).abs().mean()) if predicted.notna().all() else None,
        "inputs": [str(name) for name in inputs], "outputs": bool(signature is not None and signature.outputs is not None),
        "example": loaded.metadata.saved_input_example_info is not None,
    })
with open(sys.argv[2], "w") as file:
    json.dump(answers, file)
"""


def report_models(runs):
    try:
        without = [run for run in runs if not run.models]
        if without:
            raise Stopped("The run has no logged model: `mlflow.sklearn.log_model` was not called. (A file logged as an artifact is no model for MLflow: it cannot be loaded, served or registered by its name.)", expected="a logged model", actual="none", file="train.py", text="log_")
        out = probe.temporary / "models.json"
        pairs = json.dumps([[run.models[-1], str(run.file)] for run in runs])
        loaded = run_python(["-c", LOADER, pairs, out], env=ENVIRONMENT, seconds=150)
        if not out.is_file():
            raise Stopped(f"Loaded in a new process, the logged model does not predict from raw rows: {reason(loaded)}", **(loaded.place() or {"file": "train.py", "text": "log_model"}))
        answers = json.loads(out.read_text(encoding="utf-8"))
    except Stopped as stopped:
        stopped.fail("model-true", "model-described")
        return
    attempt("model-true")(lambda: model_true(runs, answers))
    attempt("model-described")(lambda: model_described(answers))


def model_true(runs, answers):
    for run, answer in zip(runs, answers):
        if not run.curve:
            raise Stopped("The run has no metric `mae` to compare its model with.", file="train.py", text="log_metric")
        said, true = run.curve[-1][1], answer["mae"]
        if true is None:
            raise Stopped("For some orders the logged model gives no number.", file="train.py", text="log_model")
        if abs(said - true) > max(0.01, 0.002 * true):
            raise Stopped(
                f"The last `mae` of the run is {said:.2f}; the logged model, loaded in a new process, is off by {true:.2f} on the last quarter of the same file.",
                expected=f"{true:.2f}", actual=f"{said:.2f}", file="train.py", text="log_model",
            )  # fmt: skip
    return f"Loaded in a new process, the logged models predict from raw rows, with the errors that the runs say: {answers[0]['mae']:.2f} and {answers[1]['mae']:.2f}."


def model_described(answers):
    for answer in answers:
        if not answer["inputs"]:
            raise Stopped("The logged model has no signature: nobody can see which columns it wants.", expected="a signature with the raw columns", actual="none", file="train.py", text="log_model")
        lacking = [name for name in RAW if name not in answer["inputs"]]
        if len(lacking) > 3:
            raise Stopped(f"The signature does not name the raw columns; it has {', '.join(answer['inputs'][:5])}.", expected=", ".join(RAW), actual=", ".join(answer["inputs"][:12]), file="train.py", text="input_example")
        foreign = [name for name in ("minutes", "arrival_hour") if name in answer["inputs"]]
        if foreign:
            raise Stopped(f"The signature asks for `{foreign[0]}`, which nobody knows when the order comes in.", actual=foreign[0], file="train.py", text="input_example")
        if not answer["example"]:
            raise Stopped("The logged model has a signature and no input example.", expected="an input example", actual="none", file="train.py", text="log_model")
    return f"The signature names the columns that the model wants ({', '.join(answers[0]['inputs'])}), and an example lies beside it."


attempt(*CHECKS)(main)

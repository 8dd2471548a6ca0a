"""Runs the learner's training twice, offline, with settings and files that nobody has seen, and reads what W&B wrote.

What the learner's code says about itself counts for nothing here: config, history, summary, hashes and the model are compared with what was really
asked for.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys

from mlops_probe import Stopped, attempt, load, run_scripts

probe = load()
sys.path.insert(0, str(probe.folder / "probes"))
from offline_runs import PROJECT, OfflineRun, in_code, logs, md5  # noqa: E402

sys.path.pop(0)
CHECKS = ["config-true", "code-known", "curve-complete", "best-kept", "data-hash", "data-kept", "model-true", "model-described"]
# In the first file the later orders are quicker than the earlier ones, so that a model that learns slowly passes its best point.
SETTINGS = [{"learning_rate": 0.0007, "epochs": 7}, {"learning_rate": 0.0113, "epochs": 4}]
NAMES = ["first_month", "second_month"]
RAW = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "depot", "vehicle"]
UNKNOWN_IN_TIME = ["minutes", "arrival_hour"]
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1", "WANDB_MODE": "offline", "WANDB_ERROR_REPORTING": "false", "WANDB_API_KEY": None, "WANDB_PROJECT": None, "WANDB_NAME": None,
    "WANDB_RUN_ID": None, "WANDB_DIR": None, "WANDB_X_DISABLE_STATS": "true",
    **{f"WANDB_{name}_DIR": str(probe.temporary / "wandb" / name.lower()) for name in ("DATA", "CACHE", "CONFIG")},
}  # fmt: skip


class Run(OfflineRun):
    """One run, and what was asked of it."""

    def __init__(self, log, number, commit, code):
        super().__init__(log, probe.temporary)
        self.asked, self.file = SETTINGS[number], files[number]
        self.changed, self.head, self.code = number == 1, commit, code

    @property
    def words(self):
        return f"--learning-rate {self.asked['learning_rate']} --epochs {self.asked['epochs']}"


def made_files():
    """The two files, of which the first is made so that the best epoch is not the last."""
    import csv

    first, second = (probe.temporary / f"2026-{month}.csv" for month in ("04", "05"))
    with probe.data["first_month"].open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows[len(rows) * 3 // 4 :]:
        row["minutes"] = f"{float(row['minutes']) * 0.5:.1f}"
    with first.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    shutil.copyfile(probe.data["second_month"], second)
    return [first, second]


def git(*words):
    identity = ["-c", "user.name=Check", "-c", "user.email=check@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *words], cwd=probe.workspace, capture_output=True, text=True)


def commit_all():
    if git("rev-parse", "--is-inside-work-tree").returncode != 0:
        git("init", "--quiet")
    git("add", "-A")
    git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", "The state of the check")
    return git("rev-parse", "HEAD").stdout.strip()


def train_twice(commit):
    """A run of committed code and one after a change; one new process does both and loads the models, so that libraries are imported once."""
    script = probe.workspace / "train.py"
    if not script.is_file():
        raise Stopped("There is no train.py in the top folder.")
    committed = script.read_bytes()
    between = probe.temporary / "between.py"
    between.write_text(BETWEEN, encoding="utf-8")
    loader = [probe.folder / "probes" / "load_models.py", errors_file, probe.temporary, *files]
    process, runs = run_scripts([words_of(0), [between], words_of(1), [between], loader], env=ENVIRONMENT, seconds=200)
    if not runs:
        reached = reason(process) or "it was not done after 200 seconds"
        raise Stopped(f"{said(0)} and {said(1)} did not come to an end: {reached}", **process.place())
    for number, run in enumerate([runs[0], runs[2]]):
        if run.exit_code != 0:
            raise Stopped(f"{said(number)} failed: {reason(run)}", **run.place())
    if runs[4].exit_code != 0:
        raise RuntimeError(f"the models could not be looked at: {reason(runs[4])}")
    made = logs(probe.workspace)
    if len(made) != 2:
        raise Stopped(
            f"Two trainings left {len(made)} runs in the folder `wandb`.",
            expected="one offline run for each training", actual=str(len(made)), file="train.py", text="wandb.init",
        )  # fmt: skip
    made.sort(key=lambda log: log.stat().st_mtime_ns)
    return [Run(log, number, commit, code) for number, (log, code) in enumerate(zip(made, [committed, committed + CHANGE]))]


CHANGE = b"\n# not committed\n"
# A run that is still open ends with its program; here the program goes on. Then a line is added that nobody commits.
BETWEEN = f"""
import sys
if "wandb" in sys.modules and sys.modules["wandb"].run is not None:
    sys.modules["wandb"].finish()
with open("train.py", "ab") as script:
    script.write({CHANGE!r})
"""


def words_of(number):
    asked = SETTINGS[number]
    return ["train.py", "--data", files[number], "--learning-rate", asked["learning_rate"], "--epochs", asked["epochs"]]


def said(number):
    asked = SETTINGS[number]
    return f"`python train.py --data … --learning-rate {asked['learning_rate']} --epochs {asked['epochs']}`"


def reason(run):
    named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception|Interrupt)\b.*", run.stderr, re.MULTILINE)
    return named[-1][:300] if named else run.last_error[:300]


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def config_true(runs):
    for run in runs:
        if run.project != PROJECT:
            raise Stopped(f"Run with {run.words}, the run belongs to the project `{run.project or 'none'}`.", expected=PROJECT, actual=run.project or "none", **in_code(probe.workspace, "project=", "wandb.init"))
        for name, value in run.asked.items():
            place = {"file": "train.py", "text": "config"}
            if name not in run.config:
                has = ", ".join(f"`{key}`" for key in run.config if key != "_wandb") or "nothing"
                raise Stopped(f"The config of the run has no `{name}`; it has {has}.", expected=name, actual=has, **place)
            found = run.config[name]
            if not is_number(found):
                raise Stopped(f"`{name}` in the config is {json.dumps(found)}, a text: W&B cannot sort, filter or plot by it.", expected=str(value), actual=json.dumps(found), **place)
            if abs(found - value) > 1e-9:
                raise Stopped(f"Run with {run.words}, the config says `{name}` = {found}.", expected=str(value), actual=str(found), **place)
    return f"Runs with {runs[0].words} and with {runs[1].words} each say so in their config, as numbers, and belong to {PROJECT}."


def code_known(runs):
    for run in runs:
        place = {"file": "train.py", "text": "wandb.init"}
        if run.commit != run.head:
            raise Stopped(f"The run names the commit {run.commit or 'none'}; the code that ran is from commit {run.head[:7]}.", expected=run.head, actual=run.commit or "none", **place)
        kept = sorted(run.files.glob("code/**/train.py"))
        if not kept:
            raise Stopped("In `files` of the run there is no code: W&B keeps the script only when it is asked to.", expected="files/code/train.py", actual="none", **place)
        if lines(kept[0].read_bytes()) != lines(run.code):
            raise Stopped("files/code/train.py of the run is not the script that ran.", **place)
        if run.changed and "+# not committed" not in run.patch.splitlines():
            raise Stopped("A line was added to train.py and not committed; the run has no diff.patch that says so.", expected="files/diff.patch", actual="none" if not run.patch else "another patch", **place)
        if not run.changed and run.patch:
            raise Stopped("All was committed, and the run carries a diff.patch all the same.", **place)
    return "Each run names its commit and keeps its script; after a change that was not committed, diff.patch holds the change."


def lines(content):
    return content.replace(b"\r\n", b"\n").strip()


def curve_of(run):
    wanted = run.asked["epochs"]
    place = {"file": "train.py", "text": ".log("}
    curve = run.curve("mae")
    if not curve:
        names = ", ".join(sorted({f"`{name}`" for item in run.history for name in item if not name.startswith("_")})) or "none"
        raise Stopped(f"The history of the run has no `mae`; it has {names}.", expected="mae", actual=names, **place)
    if not all(is_number(value) for _, value in curve):
        raise Stopped(f"`mae` in the history is {json.dumps(curve[0][1])[:80]}: one value at one step, and no number.", expected=f"a number for each of {wanted} epochs", actual=json.dumps(curve[0][1])[:80], **place)
    steps = [step for step, _ in curve]
    if steps not in (list(range(wanted)), list(range(1, wanted + 1))):
        raise Stopped(
            f"After {wanted} epochs the history has `mae` at {', '.join(map(str, steps))}.",
            expected=f"1 to {wanted}, or 0 to {wanted - 1}", actual=str(steps), **place,
        )  # fmt: skip
    if len({round(value, 9) for _, value in curve}) == 1:
        raise Stopped("`mae` has the same value at every epoch: that is the end of the curve, not the curve.", **place)
    return [value for _, value in curve]


def curve_complete(runs):
    for run in runs:
        curve_of(run)
    return f"After {runs[0].asked['epochs']} and {runs[1].asked['epochs']} epochs the history has one `mae` for each."


def best_kept(runs):
    for run in runs:
        place = {"file": "train.py", "text": "wandb.init"}
        values = [value for _, value in run.curve("mae") if is_number(value)]
        if not values:
            raise Stopped("The history of the run has no `mae` to hold the summary against.", **place)
        kept = run.summary.get("mae.min", run.summary.get("mae"))
        if isinstance(kept, dict):
            kept = kept.get("min")
        named = "`mae.min`" if "mae.min" in run.summary or isinstance(run.summary.get("mae"), dict) else "`mae`"
        if kept is None:
            has = ", ".join(f"`{name}`" for name in run.summary if not name.startswith("_")) or "nothing"
            raise Stopped(f"The summary of the run has no `mae`; it has {has}.", expected=f"{min(values):.4f}", actual=has, **place)
        if not is_number(kept) or abs(kept - min(values)) > 0.0051:
            last = ": that is the value that was logged last" if is_number(kept) and abs(kept - values[-1]) <= 0.0051 else ""
            raise Stopped(f"{named} in the summary is {json.dumps(kept)}{last}. The smallest `mae` of the history is {min(values):.4f}.", expected=f"{min(values):.4f}", actual=json.dumps(kept), **place)
    first = [value for _, value in runs[0].curve("mae")]
    return f"The summary holds the smallest `mae` of each run; in the first it was {min(first):.2f}, and {first[-1]:.2f} at the end."


def data_hash(runs):
    for run in runs:
        true = hashlib.sha256(run.file.read_bytes()).hexdigest()
        found = run.config.get("data_sha256")
        if not isinstance(found, str):
            raise Stopped("The config of the run has no `data_sha256`.", expected=true, actual="missing", file="train.py", text="config")
        if found.lower() != true:
            raise Stopped(f"`data_sha256` in the config is {found[:16]}…, the SHA-256 of the file given by --data is {true[:16]}….", expected=true, actual=found, file="train.py", text="data_sha256")
    return "Both runs carry the SHA-256 of the very file that they were given."


def data_kept(runs):
    for run in runs:
        place = {"file": "train.py", "text": "Artifact"}
        kept = run.of_type("dataset")
        if not kept:
            types = ", ".join(f"`{artifact.type}`" for artifact in run.artifacts) or "none"
            raise Stopped(f"The run has logged no artifact of the type `dataset`; its artifacts: {types}.", expected="dataset", actual=types, file="train.py", text="wandb.init")
        true = md5(run.file)
        entries = [entry for artifact in kept for entry in artifact.files]
        if not any(entry.get("digest") == true for entry in entries):
            names = ", ".join(entry.get("path", "?") for entry in entries) or "nothing"
            raise Stopped(f"The run was given {run.file.name}; no file in its dataset ({names}) has the content of it.", expected=f"MD5 {true}", actual=", ".join(str(entry.get("digest")) for entry in entries) or "nothing", **place)
    return "Each run has a dataset artifact whose manifest names the content of the very file that it was given."


def model_true(runs):
    place = in_code(probe.workspace, 'type="model"', "Artifact(", "dump(")
    for run, true in zip(runs, json.loads(errors_file.read_text(encoding="utf-8"))):
        if isinstance(true, str):
            raise Stopped(true, **place)
        values = [value for _, value in run.curve("mae") if is_number(value)]
        if not values:
            raise Stopped("The history of the run has no `mae` to compare its model with.", file="train.py", text=".log(")
        if abs(values[-1] - true) > max(0.01, 0.002 * true):
            raise Stopped(
                f"The last `mae` of the run is {values[-1]:.2f}; the model of its artifact, loaded by another program, is off by {true:.2f} on the last quarter of the same file.",
                expected=f"{true:.2f}", actual=f"{values[-1]:.2f}", **place,
            )  # fmt: skip
    return "Loaded by another program, the models predict from raw rows, with the errors that the runs say."


def model_described(runs):
    place = in_code(probe.workspace, "metadata", 'type="model"', "Artifact(", "dump(")
    for run in runs:
        models = run.of_type("model")
        if not models:
            raise Stopped("The run has logged no artifact of the type `model`.", expected="model", actual="none", **place)
        metadata = models[-1].metadata
        inputs = metadata.get("inputs")
        if not isinstance(inputs, list):
            has = ", ".join(f"`{key}`" for key in metadata) or "nothing"
            raise Stopped(f"The metadata of the model artifact has no list `inputs`; it has {has}.", expected=", ".join(RAW), actual=has, **place)
        foreign = [name for name in UNKNOWN_IN_TIME if name in inputs]
        if foreign:
            raise Stopped(f"`inputs` names `{foreign[0]}`, which nobody knows when the order comes in.", expected=", ".join(RAW), actual=", ".join(map(str, inputs)), **place)
        lacking = [name for name in RAW if name not in inputs]
        if len(lacking) > 3:
            raise Stopped(f"`inputs` does not name the raw columns; it has {', '.join(map(str, inputs[:5]))}.", expected=", ".join(RAW), actual=", ".join(map(str, inputs[:12])), **place)
        values = [value for _, value in run.curve("mae") if is_number(value)]
        found = metadata.get("mae")
        if not is_number(found):
            raise Stopped("The metadata of the model artifact has no number `mae`.", expected=f"{values[-1]:.2f}" if values else "a number", actual=json.dumps(found), **place)
        if values and abs(found - values[-1]) > 0.0051:
            raise Stopped(f"The metadata of the model artifact says `mae` = {found:.2f}; the model was saved after the last epoch, when it was {values[-1]:.2f}.", expected=f"{values[-1]:.2f}", actual=f"{found:.2f}", **place)
    return "The metadata of each model says which raw columns it wants, and how far off this very model is."


def main():
    for old in ("wandb", ".wandb"):
        shutil.rmtree(probe.workspace / old, ignore_errors=True)
    runs = train_twice(commit_all())
    for check, judge in zip(CHECKS, [config_true, code_known, curve_complete, best_kept, data_hash, data_kept, model_true, model_described]):
        attempt(check)(lambda: judge(runs))


files = made_files()
errors_file = probe.temporary / "errors.json"
attempt(*CHECKS)(main)

"""Runs the learner's three scripts against registries that they have not seen, in a copy of the folder, and asks the registry what came of it.

One process does all of it, since importing MLflow costs seconds: first the learner's own champion is asked, then two trainings register versions, then
a registry of four versions is filled in which the alias is moved, a challenger promoted and rolled back.
"""

import csv
import hashlib
import json
import re

from mlops_probe import Stopped, attempt, load, run_scripts

NAME = "minutes-to-the-door"
REASON = "far too short on wet days"
# The default store, whatever the machine says; one thread, since threads that wait for each other cost more than they bring.
ENVIRONMENT = {"MLFLOW_TRACKING_URI": None, "MLFLOW_REGISTRY_URI": None, "MLFLOW_EXPERIMENT_NAME": None, "OMP_NUM_THREADS": "1", "MLFLOW_DISABLE_TELEMETRY": "true"}

probe = load()
HIDDEN = [probe.data["first"], probe.data["second"]]
ORDERS = probe.data["orders"]


# --- What is run ------------------------------------------------------------------------------------------------------


def out(name):
    return probe.temporary / f"{name}.json"


def ask(name, action, *words):
    return name, [probe.folder / "probes" / "ask.py", out(name), action, *words]


def minutes(name):
    return name, ["predict.py", "--data", ORDERS, "--out", probe.temporary / f"{name}.csv"]


PLAN = [
    ask("own", "own", probe.data["second"]),
    ask("cleared", "clear"),
    ("train-1", ["train.py", "--data", HIDDEN[0]]),
    ask("ended", "end"),
    ("train-2", ["train.py", "--data", HIDDEN[1]]),
    ask("trained", "trained", *HIDDEN),
    ask("filled", "fill", HIDDEN[0], ORDERS),
    minutes("predict-2"),
    ask("moved", "move", "champion", "1"),
    minutes("predict-1"),
    ask("running", "running", ORDERS),
    ("challenge", ["release.py", "challenge", "4"]),
    ask("challenged", "look", ORDERS),
    ("promote", ["release.py", "promote"]),
    ask("promoted", "look", ORDERS),
    ("rollback", ["release.py", "rollback", "--reason", REASON]),
    ask("rolled-back", "look", ORDERS),
    ask("dropped", "drop", "challenger"),
    ("promote-nothing", ["release.py", "promote"]),
    ask("refused", "look", ORDERS),
]
RUNS = {}


def run_all():
    missing = [script for script in ("train.py", "predict.py", "release.py") if not (probe.workspace / script).is_file()]
    if missing:
        raise Stopped(f"There is no {' and no '.join(missing)} in the top folder.")
    process, runs = run_scripts([command for _, command in PLAN], env=ENVIRONMENT, seconds=240)
    if not runs:
        raise Stopped(f"The scripts did not come to an end: {reason(process) or 'they were not done after 240 seconds'}", **process.place())
    RUNS.update({name: run for (name, _), run in zip(PLAN, runs)})


def answer(name):
    """What the registry said. An answer that is missing is a mistake of the check and raises."""
    if not out(name).is_file():
        raise RuntimeError(f"{name}: {RUNS[name].stderr[-2000:]}")
    return json.loads(out(name).read_text(encoding="utf-8"))


def must_run(name, words, file):
    run = RUNS[name]
    if run.exit_code != 0:
        raise Stopped(f"`python {words}` failed: {reason(run)}", **(run.place() or {"file": file}))


def reason(run):
    named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception|Interrupt)\b.*|^.*\berror: .*", run.stderr, re.MULTILINE)
    return named[-1][:300] if named else run.last_error[:300]


# --- Step 1: versions --------------------------------------------------------------------------------------------------


def registered():
    for number in (1, 2):
        must_run(f"train-{number}", "train.py --data …", "train.py")
    found = answer("trained")
    if "error" in found:
        raise Stopped(f"After two trainings the registry cannot be asked: {found['error']}", file="train.py", text="log_model")
    versions = found["versions"]
    if len(versions) != 2:
        others = ", ".join(f"`{name}`" for name in found["names"] if name != NAME)
        raise Stopped(
            f"Two trainings on two months left {count(versions, 'version')} of `{NAME}`." + (f" There is also {others}." if others else ""),
            expected=f"one new version of {NAME} for each training", actual=f"{len(versions)}; {others or 'no other model'}", file="train.py", text="regist",
        )  # fmt: skip
    return found["runs"], versions


def version_traceable():
    runs, versions = registered()
    for version, file in zip(versions, HIDDEN):
        number, run = version["version"], version["run"]
        if run not in runs:
            raise Stopped(
                f"Version {number} comes from {'run ' + run[:8] if run else 'no run'}: its source is `{version['source']}`.",
                expected="the run of its training", actual=run or "none", file="train.py", text="regist",
            )  # fmt: skip
        said, true = version["tags"].get("data_sha256"), hashlib.sha256(file.read_bytes()).hexdigest()
        if said is None:
            tags = ", ".join(f"`{tag}`" for tag in version["tags"]) or "none"
            raise Stopped(f"Version {number} has no tag `data_sha256`; its tags: {tags}. (Tags of the run or of the logged model are others.)", expected=true, actual="missing", file="train.py", text="regist")
        if said.lower() != true:
            raise Stopped(f"Version {number} says `data_sha256` = {said[:16]}…; the file that it learned from has {true[:16]}….", expected=true, actual=said, file="train.py", text="data_sha256")
    if versions[0]["run"] == versions[1]["run"]:
        raise Stopped("Both versions come from the same run.", expected="a run each", actual=versions[0]["run"], file="train.py", text="regist")
    return "Each of two trainings registered one version, which names its run and the hash of its file."


def version_error_true():
    _, versions = registered()
    for version in versions:
        number = version["version"]
        if "error" in version:
            raise Stopped(f"Version {number} does not load and predict from raw rows: {version['error']}", file="train.py", text="log_model")
        said = version["tags"].get("mae")
        try:
            value = float(said)
        except (TypeError, ValueError):
            raise Stopped(f"Version {number} says `mae` = {said or 'nothing'}.", expected=f"{version['mae']:.2f}", actual=said or "missing", file="train.py", text="mae") from None
        if abs(value - version["mae"]) > 0.006:
            raise Stopped(
                f"Version {number} says `mae` = {said}; its model, loaded from the registry, is off by {version['mae']:.4f} minutes on the last quarter of its file.",
                expected=f"{version['mae']:.4f}", actual=said, file="train.py", text="mae",
            )  # fmt: skip
    return f"The versions say {versions[0]['tags']['mae']} and {versions[1]['tags']['mae']}, and so far off their models are."


# --- Step 2: the alias --------------------------------------------------------------------------------------------------


def champion_loads():
    found = answer("own")
    if "error" in found:
        raise Stopped(f"`models:/{NAME}@champion` does not answer in your store: {found['error']}", expected="a version with the alias champion that loads", actual=found["error"], file="predict.py")
    if not found["mae"] <= 10:
        raise Stopped(f"Your champion, version {found['version']}, is off by {found['mae']:.1f} minutes on a month that it has not seen.", expected="at most 10 minutes", actual=f"{found['mae']:.1f} minutes", file="train.py")
    return f"Your champion is version {found['version']}. Asked by its alias about a month that it has not seen, it is off by {found['mae']:.1f} minutes."


def predicted(version):
    """The rows that predict.py wrote while this version was champion, and the version that gave such minutes."""
    name = f"predict-{version}"
    must_run(name, "predict.py --data … --out …", "predict.py")
    file = probe.temporary / f"{name}.csv"
    if not file.is_file():
        raise Stopped("`python predict.py --data … --out FILE` wrote no FILE.", file="predict.py", text="--out")
    with file.open(newline="", encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    answers = {int(number): values for number, values in answer("filled")["answers"].items()}
    columns = list(rows[0]) if rows else []
    if "minutes" not in columns or len(rows) != len(answers[version]):
        raise Stopped(
            f"predict.py wrote {count(rows, 'row')} with the columns {', '.join(columns) or 'none'}.",
            expected=f"{len(answers[version])} rows with order_id, minutes, model_version", actual=f"{len(rows)} rows: {', '.join(columns)}", file="predict.py", text="to_csv",
        )  # fmt: skip
    return rows, next((number for number, values in answers.items() if same(rows, values)), None)


def same(rows, values):
    try:
        return all(abs(float(row["minutes"]) - value) < 0.06 for row, value in zip(rows, values))
    except ValueError:
        return False


def follows_alias():
    for version in (2, 1):
        _, found = predicted(version)
        if found != version:
            raise Stopped(
                f"Of four versions number {version} had the alias champion; predict.py answered with the minutes of {f'version {found}' if found else 'none of them'}."
                + (" Before that, number 2 had it." if version == 1 and found == 2 else ""),
                expected=f"the minutes of version {version}", actual=f"those of version {found}" if found else "others", file="predict.py", text="load_model",
            )  # fmt: skip
    return "predict.py answers with the version that has the alias champion, and with another one after the alias moved."


def version_named():
    for version in (2, 1):
        rows, found = predicted(version)
        if "model_version" not in rows[0]:
            raise Stopped(f"The answer has no column `model_version`; its columns: {', '.join(rows[0])}.", expected="model_version", actual=", ".join(rows[0]), file="predict.py", text="order_id")
        said = sorted({row["model_version"] for row in rows})
        if said != [str(found)]:
            raise Stopped(
                f"The minutes are those of version {found}, the column `model_version` says {', '.join(said)}.",
                expected=str(found), actual=", ".join(said), file="predict.py", text="model_version",
            )  # fmt: skip
    return "Each row of the answer names the version that gave it."


# --- Step 3: promotion --------------------------------------------------------------------------------------------------


def promotion_moves():
    must_run("challenge", "release.py challenge 4", "release.py")
    before = answer("challenged")
    if before["aliases"].get("challenger") != 4 or before["aliases"].get("champion") != 1:
        raise Stopped(f"Champion was version 1. After `release.py challenge 4` the aliases are: {told(before)}.", expected="challenger: version 4, champion: version 1", actual=told(before), file="release.py", text="def challenge")
    must_run("promote", "release.py promote", "release.py")
    after = answer("promoted")
    if len(after["versions"]) != 4:
        raise Stopped(f"Before the promotion there were 4 versions, after it there are {len(after['versions'])}. A promotion moves a name and makes no version.", expected="4", actual=str(len(after["versions"])), file="release.py", text="def promote")
    if after["aliases"].get("champion") != 4:
        raise Stopped(f"Challenger was version 4. After `release.py promote` the aliases are: {told(after)}.", expected="champion: version 4", actual=told(after), file="release.py", text="def promote")
    if "challenger" in after["aliases"]:
        raise Stopped(f"After `release.py promote` there is still a challenger: {told(after)}. The next promote would run on a name that was left over.", expected="no challenger", actual=told(after), file="release.py", text="def promote")
    if not matches(after, 4):
        raise Stopped(f"`models:/{NAME}@champion` does not answer as version 4 does after the promotion.", file="release.py", text="def promote")
    return "The challenger is champion now, the name challenger is free, and `@champion` answers with its minutes."


def promotion_refused():
    run, before, after = RUNS["promote-nothing"], answer("rolled-back"), answer("refused")
    if after["aliases"].get("champion") != before["aliases"].get("champion"):
        raise Stopped(f"Without a challenger, `release.py promote` made version {after['aliases'].get('champion')} the champion.", expected="nothing is changed", actual=told(after), file="release.py", text="def promote")
    if run.exit_code == 0:
        raise Stopped("Without a challenger, `release.py promote` ended with exit code 0, as if it had promoted one.", expected="another exit code, and a message", actual="0", file="release.py", text="def promote")
    must_run("challenge", "release.py challenge 4", "release.py")
    must_run("promote", "release.py promote", "release.py")
    return f"Without a challenger, promote ends with exit code {run.exit_code} and moves nothing: {run.last_error[:150]}"


# --- Step 4: the way back -----------------------------------------------------------------------------------------------


def rolled_back():
    """The registry before and after the rollback."""
    must_run("challenge", "release.py challenge 4", "release.py")
    must_run("promote", "release.py promote", "release.py")
    before = answer("promoted")
    if before["aliases"].get("champion") in (None, 1):
        raise Stopped(f"There is nothing to roll back: `release.py promote` did not move the champion ({told(before)}).", file="release.py", text="def promote")
    must_run("rollback", f'release.py rollback --reason "{REASON}"', "release.py")
    return before, answer("rolled-back")


def rollback_restores():
    before, after = rolled_back()
    if after["aliases"].get("champion") != 1:
        raise Stopped(
            f"Version 1 was champion, then version {before['aliases']['champion']} was promoted. After `release.py rollback` the aliases are: {told(after)}.",
            expected="champion: version 1", actual=told(after), file="release.py", text="def rollback",
        )  # fmt: skip
    if not matches(after, 1):
        raise Stopped(f"`models:/{NAME}@champion` does not answer as it did before the promotion.", file="release.py", text="def rollback")
    return "Version 1 was champion before version 4, and is champion again: `@champion` answers the same minutes as then."


def rollback_keeps():
    before, after = rolled_back()
    lost, added = sorted(set(before["versions"]) - set(after["versions"])), sorted(set(after["versions"]) - set(before["versions"]))
    if lost or added:
        words = f"deleted version {lost[0]}" if lost else f"made version {added[0]}"
        raise Stopped(f"The rollback {words}.", expected="the same versions as before", actual=f"{len(after['versions'])} versions: {', '.join(sorted(after['versions']))}", file="release.py", text="def rollback")
    bad = str(before["aliases"]["champion"])
    said = after["versions"][bad].get("withdrawn")
    if said != REASON:
        others = [number for number, tags in after["versions"].items() if "withdrawn" in tags and number != bad]
        raise Stopped(
            f"Rolled back with --reason \"{REASON}\", version {bad} says `withdrawn` = {said or 'nothing'}." + (f" Version {others[0]} has that tag." if others else ""),
            expected=REASON, actual=said or "missing", file="release.py", text="def rollback",
        )  # fmt: skip
    if any("withdrawn" in tags for number, tags in after["versions"].items() if number != bad):
        raise Stopped("Another version than the one that was rolled back is tagged `withdrawn` too.", expected=f"only version {bad}", file="release.py", text="def rollback")
    return f"All four versions are there, and version {bad} says why it was withdrawn."


def running():
    found = [number for number, values in answer("filled")["answers"].items() if all(abs(a - b) < 1e-6 for a, b in zip(values, answer("running")["minutes"]))]
    value = {"3": "old", "1": "new"}.get(found[0] if found else "", "none")
    return f"A model was loaded by its alias while version 3 was champion. After the alias moved to version 1, it answered with the minutes of version {found[0]}.", value


def told(state):
    return ", ".join(f"{alias}: version {version}" for alias, version in sorted(state["aliases"].items())) or "none"


def matches(state, version):
    return all(abs(a - b) < 1e-6 for a, b in zip(answer("filled")["answers"][str(version)], state["minutes"])) and bool(state["minutes"])


def count(things, word):
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


JUDGES = {
    "version-traceable": version_traceable,
    "version-error-true": version_error_true,
    "champion-loads": champion_loads,
    "follows-alias": follows_alias,
    "version-named": version_named,
    "promotion-moves": promotion_moves,
    "promotion-refused": promotion_refused,
    "rollback-restores": rollback_restores,
    "rollback-keeps": rollback_keeps,
    "running": running,
}



@attempt(*JUDGES)
def _():
    run_all()
    for check, judge in JUDGES.items():
        attempt(check)(judge)

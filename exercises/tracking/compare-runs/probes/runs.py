"""Runs the learner's sweep, choice and reproduction in a copy of the folder, on a month that they have not seen, and follows records itself.

One process does all of it, since importing MLflow costs seconds. A run is believed when the check, following its record alone, gets its numbers.
"""

import json
import re
import shutil
import subprocess

import yaml
from mlops_probe import Stopped, attempt, load, run_scripts

FIELDS = ["depth", "rate", "trees", "seed"]
METRICS = ["mae_validation", "mae_worst_depot", "leaves"]
RULES = {
    "first": {"metric": "mae_validation", "limits": {"mae_worst_depot": 7}, "near_enough": 0.1, "then_smallest": "leaves"},
    "second": {"metric": "rmse_validation", "limits": {"leaves": 500}, "near_enough": 0.0, "then_smallest": "mae_worst_depot"},
    "strict": {"metric": "mae_validation", "limits": {"mae_worst_depot": 1}, "near_enough": 0.1, "then_smallest": "leaves"},
}
# The default store, whatever the machine says; one thread, since threads that wait for each other cost more than they bring.
ENVIRONMENT = {"MLFLOW_TRACKING_URI": None, "MLFLOW_EXPERIMENT_NAME": None, "OMP_NUM_THREADS": "1", "MLFLOW_DISABLE_TELEMETRY": "true"}

probe = load()
MONTH = probe.workspace / "data" / "hidden.csv"
OTHER = probe.data["other"]
OWN = probe.workspace / "data" / "2026-06.csv"


# --- What is run ------------------------------------------------------------------------------------------------------


def ask(name, action, *words):
    return name, [probe.folder / "probes" / "ask.py", probe.temporary, name, action, *words]


def script(name, text):
    file = probe.temporary / f"{name}.py"
    file.write_text(text, encoding="utf-8")
    return name, [file]


def rule_text(name):
    return yaml.safe_dump(RULES[name], sort_keys=False)


STAGE = 'import subprocess\nwith open("rule.yaml", "ab") as rule:\n    rule.write(b"\\n# seen the numbers\\n")\nsubprocess.run(["git", "add", "rule.yaml"], check=True)\n'
UNSTAGE = 'import subprocess\nsubprocess.run(["git", "checkout", "--quiet", "HEAD", "--", "rule.yaml"], check=True)\n'
AGAIN = probe.temporary / "again.py"


def plan():
    return [
        ask("own", "own", OWN),
        ask("cleared", "clear"),
        script("stage", STAGE),
        ("sweep-unstated", ["sweep.py", "--data", MONTH]),
        ask("refused", "refused"),
        script("unstage", UNSTAGE),
        ("sweep", ["sweep.py", "--data", MONTH]),
        ask("swept", "swept", MONTH),
        ask("made", "make", MONTH, AGAIN),
        ("again", [AGAIN]),
        ask("raised", "tamper", "0.001"),
        ("again-raised", [AGAIN]),
        ask("lowered", "tamper", "-0.002"),
        ("again-lowered", [AGAIN]),
        ask("restored", "tamper", "0.001"),
        ask("corrected", "correct", MONTH),
        ("again-corrected", [AGAIN]),
        ask("filled", "fill", OWN, OTHER),
        ask("rule-first", "rule", rule_text("first")),
        ("choose-first", ["choose.py", "--data", OWN]),
        ("choose-sound", ["choose.py", "--data", OTHER]),
        ask("rule-second", "rule", rule_text("second")),
        ("choose-second", ["choose.py", "--data", OWN]),
        ask("rule-strict", "rule", rule_text("strict")),
        ("choose-strict", ["choose.py", "--data", OWN]),
    ]


RUNS = {}


def git(*words):
    identity = ["-c", "user.name=Check", "-c", "user.email=check@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *words], cwd=probe.workspace, capture_output=True, text=True)


def commit_all():
    if git("rev-parse", "--is-inside-work-tree").returncode != 0:
        git("init", "--quiet")
    git("add", "-A")
    git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", "The state of the check")


def run_all():
    missing = [name for name in ("sweep.py", "choose.py", "reproduce.py", "rule.yaml", "data/2026-06.csv") if not (probe.workspace / name).is_file()]
    if missing:
        raise Stopped(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not in the folder.")
    shutil.copy(probe.data["month"], MONTH)
    commit_all()
    steps = plan()
    process, runs = run_scripts([command for _, command in steps], env=ENVIRONMENT, seconds=240)
    if not runs:
        raise Stopped(f"The scripts did not come to an end: {reason(process) or 'they were not done after 240 seconds'}", **process.place())
    RUNS.update({name: run for (name, _), run in zip(steps, runs)})


def answer(name):
    """What was seen at a step. An answer that is missing is a mistake of the check and raises."""
    file = probe.temporary / f"{name}.json"
    if not file.is_file():
        raise RuntimeError(f"{name}: {RUNS[name].stderr[-2000:]}")
    return json.loads(file.read_text(encoding="utf-8"))


def must_run(name, words, file):
    run = RUNS[name]
    if run.exit_code != 0:
        raise Stopped(f"`python {words}` failed: {reason(run)}", **(run.place() or {"file": file}))


def reason(run):
    named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception|Interrupt)\b.*|^.*\berror: .*", run.stderr, re.MULTILINE)
    return (named[-1] if named else run.last_error)[:300] or f"exit code {run.exit_code}"


# --- Step 1: the rule ---------------------------------------------------------------------------------------------------


def picked(name):
    """The names of the runs that choose.py printed."""
    names = answer("filled").get("names", {})
    found = list(dict.fromkeys(re.findall(r"\b[0-9a-f]{32}\b", RUNS[name].stdout)))
    return [names.get(run, f"an unknown run ({run[:8]})") for run in found]


def one_of(name, rule, wanted):
    run = RUNS[name]
    said = yaml.safe_dump(RULES[rule], default_flow_style=True, width=1000, sort_keys=False).strip()
    if run.exit_code != 0:
        raise Stopped(
            f"With the rule {said} the run “{wanted}” wins; `python choose.py --data …` failed: {reason(run)}",
            expected=f"the id of the run “{wanted}”", actual=reason(run), **(run.place() or {"file": "choose.py"}),
        )  # fmt: skip
    found = picked(name)
    if found != [wanted]:
        shown = "; ".join(f"“{run}”" for run in found) or f"no run id, but {RUNS[name].stdout.strip()[:100] or 'nothing'}"
        raise Stopped(f"With the rule {said} choose.py printed {shown}.", expected=f"the id of the run “{wanted}”", actual=shown, file="choose.py", text="search_runs")


def choice_by_rule():
    one_of("choose-first", "first", "nearly as good, and small")
    one_of("choose-second", "second", "nearly as good, not as small")
    return "Of six runs whose numbers are known, choose.py takes the right one, and another one when rule.yaml says otherwise."


def choice_sound():
    one_of("choose-sound", "first", "the sound one")
    run, found = RUNS["choose-strict"], picked("choose-strict")
    if run.exit_code == 0 or found:
        raise Stopped(
            f"No run keeps the limit `mae_worst_depot: 1`; choose.py printed {found[0] if found else 'no run'} and ended with exit code {run.exit_code}.",
            expected="no run, and another exit code than 0", actual=f"{found[0] if found else 'no run'}, exit code {run.exit_code}", file="choose.py", text="print",
        )  # fmt: skip
    return "Runs that failed, still run, diverged, lack a number or are of other data take no part; when none keeps the limits, choose.py says so."


# --- Step 2: the sweep --------------------------------------------------------------------------------------------------


def sweep():
    must_run("sweep", "sweep.py --data …", "sweep.py")
    found = answer("swept")
    if "error" in found:
        raise Stopped(f"After a sweep, its records cannot be followed: {found['error']}", file="sweep.py", text="start_run")
    if len(found["runs"]) != 12:
        raise Stopped(f"A sweep left {len(found['runs'])} finished runs with the metric `mae_validation` in the experiment `sweep`.", expected="12", actual=str(len(found["runs"])), file="sweep.py", text="start_run")
    return found


def record_enough():
    found = sweep()
    for run in found["runs"]:
        said = run["tags"].get("data_sha256")
        if said != found["digest"]:
            raise Stopped(f"A run says `data_sha256` = {said or 'nothing'}.", expected=found["digest"], actual=said or "missing", file="sweep.py", text="start_run")
        if "again" not in run:
            continue
        params = ", ".join(f"{name} {value}" for name, value in run["params"].items())
        if "lacking" in run["again"]:
            lacking = " and ".join(f"`{name}`" for name in run["again"]["lacking"])
            raise Stopped(f"A run has the parameters {params}: without {lacking} nobody can train it again.", expected=", ".join(FIELDS), actual=params, file="sweep.py", text="log_param")
        if "unreadable" in run["again"]:
            raise Stopped(f"A run has the parameters {params}: {run['again']['unreadable']}.", expected="plain numbers", actual=params, file="sweep.py", text="log_param")
        for metric in METRICS:
            value, true = run["metrics"].get(metric), run["again"][metric]
            if value is None or abs(float(value) - true) > 1e-6:
                raise Stopped(
                    f"A run says {params}, and `{metric}` = {number(value)}. Trained again from that record, it is {true:.4f}.",
                    expected=f"{true:.4f}", actual=number(value), file="sweep.py", text="log_param",
                )  # fmt: skip
    settings = {tuple(float(run["params"].get(name, "nan")) for name in FIELDS[:3]) for run in found["runs"]}
    if len(settings) != 12:
        raise Stopped(f"Twelve runs have {len(settings)} different settings of depth, rate and trees.", expected="12", actual=str(len(settings)), file="sweep.py", text="product")
    return "Twelve runs on a month of the check; trained again from their records alone, they give the recorded errors."


def number(text):
    return "nothing" if text is None else f"{float(text):.4f}"


def test_unseen():
    found = sweep()
    for run in found["runs"]:
        looked = [name for name in run["metrics"] if "test" in name.lower()]
        again = run.get("again", {})
        if "mae_test" in again:
            looked += [name for name, value in run["metrics"].items() if abs(float(value) - again["mae_test"]) < 1e-9]
        if looked:
            raise Stopped(f"Each run has the metric `{looked[0]}` = {number(run['metrics'][looked[0]])}: twelve looks at the last rows.", expected="no metric of the last rows", actual=looked[0], file="sweep.py", text=looked[0])
    return f"The runs say {', '.join(sorted(found['runs'][0]['metrics']))}, and nothing of the last rows."


def rule_before():
    run, number_of_runs = RUNS["sweep-unstated"], answer("refused").get("runs")
    must_run("sweep", "sweep.py --data …", "sweep.py")
    if number_of_runs or run.exit_code == 0:
        raise Stopped(
            f"rule.yaml was changed (and added with `git add`, not committed); sweep.py made {number_of_runs} runs and ended with exit code {run.exit_code}.",
            expected="no run, and another exit code than 0", actual=f"{number_of_runs} runs, exit code {run.exit_code}", file="sweep.py", text="def main",
        )  # fmt: skip
    return f"With a rule that is not committed, sweep.py refuses: {run.last_error[:150]}"


def own_sweep():
    found = answer("own")
    if "error" in found:
        raise Stopped(f"Your sweep cannot be read: {found['error']}", file="rule.yaml")
    runs = found["runs"]
    if len(runs) < 12:
        raise Stopped(f"Your store has {len(runs)} finished runs of the experiment `sweep` with the `data_sha256` of data/2026-06.csv.", expected="at least 12", actual=str(len(runs)), file="sweep.py", text="start_run")
    for run in runs:
        commit = run["tags"].get("mlflow.source.git.commit")
        shown = git("show", f"{commit}:rule.yaml") if commit else None
        if shown is None or shown.returncode != 0:
            raise Stopped(f"Run {run['id'][:8]} is of commit {(commit or 'none')[:8]}, which holds no rule.yaml.", expected="a commit that holds the rule", actual=commit or "none", file="rule.yaml")
        if yaml.safe_load(shown.stdout) != found["rule"]:
            raise Stopped(
                f"Run {run['id'][:8]} was made under another rule than the one that rule.yaml states now. A rule that changes after the sweep was found, not stated.",
                expected=f"as in commit {commit[:8]}: {yaml.safe_load(shown.stdout)}", actual=str(found["rule"]), file="rule.yaml", text="metric",
            )  # fmt: skip
    return f"{len(runs)} runs in your store, each of a commit that holds the rule as it is now."


# --- Step 3: the winner -------------------------------------------------------------------------------------------------


def reproduces():
    wanted = made()
    seen = [float(text) for text in re.findall(r"\d+\.\d{4,}", RUNS["again"].stdout)]
    if not any(abs(value - wanted) < 0.00011 for value in seen):
        raise Stopped(
            f"A run says `mae_validation` = {wanted:.4f}. reproduce.py with its id printed: {RUNS['again'].stdout.strip()[:150] or 'nothing'}",
            expected=f"{wanted:.4f}, with four decimals", actual=RUNS["again"].stdout.strip()[:150], file="reproduce.py", text="fit(",
        )  # fmt: skip
    return f"Given only the id of a run, reproduce.py gets the recorded {wanted:.4f} again."


def made():
    """The recorded error of the run that the check made, which reproduce.py was given and came to an end with."""
    if "mae_validation" not in answer("made"):
        raise RuntimeError(answer("made"))
    must_run("again", "reproduce.py RUN_ID", "reproduce.py")
    return answer("made")["mae_validation"]


def difference_noticed():
    made()
    for name, words in (
        ("again-raised", "The `mae_validation` of a record was raised by 0.001"),
        ("again-lowered", "The `mae_validation` of a record was lowered by 0.001"),
        ("again-corrected", "The file of a record was replaced by one in which an order among the last rows is another"),
    ):
        if RUNS[name].exit_code == 0:
            raise Stopped(f"{words}; reproduce.py still ended with exit code 0, and printed: {RUNS[name].stdout.strip()[:150]}", expected="another exit code than 0", actual="0", file="reproduce.py", text="print")
    return f"A record that is off by 0.001, above or below, or whose file is gone, is noticed: {RUNS['again-corrected'].last_error[:120]}"


def winner_stands():
    found = answer("own")
    if "error" in found:
        raise Stopped(f"Your winner cannot be judged: {found['error']}", file="winner.yaml")
    said = found["said"] if isinstance(found["said"], dict) else {}
    if not said.get("run"):
        raise Stopped("winner.yaml names no run.", expected="the id of a run", actual=str(said.get("run")), file="winner.yaml", text="run:")
    if not found["again"]:
        raise Stopped(f"winner.yaml names the run {said['run']}, which is not a finished run of your sweep on data/2026-06.csv.", expected=found["winner"], actual=str(said["run"]), file="winner.yaml", text="run:")
    if said["run"] != found["winner"]:
        raise Stopped(f"winner.yaml names the run {said['run'][:8]}…, by the rule the run {(found['winner'] or 'none')[:8]}… wins.", expected=found["winner"], actual=said["run"], file="winner.yaml", text="run:")
    again = found["again"]
    if "mae_validation" not in again or found["recorded"] is None or abs(again["mae_validation"] - found["recorded"]) > 1e-6:
        raise Stopped(f"Followed by the check, the record of the winner gives {again}; it says `mae_validation` = {found['recorded']}.", expected=str(found["recorded"]), actual=str(again), file="sweep.py", text="log_param")
    for name in ("mae_validation", "mae_test"):
        if not isinstance(said.get(name), (int, float)) or abs(said[name] - again[name]) > 0.006:
            raise Stopped(f"winner.yaml says `{name}: {said.get(name)}`; the winner, trained again from its record, has {again[name]:.4f}.", expected=f"{again[name]:.2f}", actual=str(said.get(name)), file="winner.yaml", text=f"{name}:")
    return f"The winner by the rule is {said['run'][:8]}…. Trained again from its record it gives the recorded {again['mae_validation']:.4f}, and {again['mae_test']:.4f} on the last rows."


JUDGES = {
    "choice-by-rule": choice_by_rule,
    "choice-sound": choice_sound,
    "record-enough": record_enough,
    "test-unseen": test_unseen,
    "rule-before": rule_before,
    "own-sweep": own_sweep,
    "reproduces": reproduces,
    "difference-noticed": difference_noticed,
    "winner-stands": winner_stands,
}


@attempt(*JUDGES)
def _():
    run_all()
    for check, judge in JUDGES.items():
        attempt(check)(judge)

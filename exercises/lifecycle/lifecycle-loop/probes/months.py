"""Plays twelve months that nobody has seen, and some that never were: a strike, an opening, a delivery without labels, a full disk.

After every turn the folder of the loop is put aside. What the loop says about itself is held against these folders: which bytes served, how far
off they were, and on which orders.
"""

import hashlib
import json
import os
import re
import shutil
import sys
import warnings

# Threads that wait for each other on a busy machine cost more than they bring on so little data.
os.environ["OMP_NUM_THREADS"] = "1"

import joblib
import pandas as pd

from mlops_probe import Stopped, attempt, load

warnings.filterwarnings("ignore")
CHECKS = [
    "every-turn", "refused-stops", "broken-off", "twice-is-once", "evaluated-first", "evaluation-true", "only-better",
    "served-error-true", "drift-retrained", "calm-left-alone",
]  # fmt: skip
SENSOR = "09"
DRIFT = {"08": "a depot has opened", "10": "the first electric bikes drive", "opening": "a depot `airport` has opened, five months before the harbour's"}
CALM = ["02", "03", "04", "05", "06", "07", "11", "12"]
NEAR = 0.0051
LOOP = {"file": "loop.py"}

probe = load()
probe.place = LOOP
sys.path.insert(0, str(probe.folder / "probes"))
import stage  # noqa: E402

sys.path.pop(0)
plays = probe.temporary / "the year"
asides = probe.temporary / "put aside"
TITLES = {f"{number:02}": pd.Timestamp(2026, number, 1).strftime("%B") for number in range(1, 13)}


class State:
    """A state of the loop as it was put aside."""

    def __init__(self, name):
        self.folder = asides / name
        self.models = {file.parent.name: digest(file) for file in sorted(self.folder.glob("models/*/model.joblib"))}
        file = self.folder / "serving" / "model.joblib"
        self.serving = digest(file) if file.is_file() else None
        self._model = None

    @property
    def version(self):
        return next((name for name, sha in self.models.items() if sha == self.serving), None)

    def files(self):
        return {file.relative_to(self.folder).as_posix(): digest(file) for file in self.folder.rglob("*") if file.is_file()}

    def model(self):
        """The model that serves, loaded; `None` when nothing serves."""
        if self._model is None and self.serving:
            self._model = joblib.load(self.folder / "serving" / "model.joblib")
        return self._model


class Turn:
    """One run of loop.py: the month it was given, the state before and after, and how it ended."""

    def __init__(self, name, month, before, ended):
        self.name, self.month, self.ended = name, month, ended
        self.before, self.after = State(before), State(name)
        old = set(self.before.models.values())
        self.new = [version for version, sha in self.after.models.items() if sha not in old]

    @property
    def title(self):
        return f"the turn of {TITLES[self.month]}"

    @property
    def at_the_start(self):
        return f"The turn of {TITLES[self.month]}"

    @property
    def crashed(self):
        return "Traceback (most recent call last)" in self.ended.stderr

    def said(self):
        """What it said last."""
        named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception|Refused|Interrupt)\b.*", self.ended.stderr, re.MULTILINE)
        lines = [line for line in (self.ended.stderr + "\n" + self.ended.stdout).splitlines() if line.strip()]
        return (named[-1] if named else lines[-1] if lines else "nothing")[:300]

    def needed(self):
        """This turn, which a judgement rests on."""
        if self.crashed:
            raise Stopped(f"{self.at_the_start} broke off: {self.said()}", self.ended.place() or LOOP)
        return self


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read(number):
    return pd.read_csv(probe.data[f"month_{number}"])


def write(name, orders):
    file = probe.temporary / f"{name}.csv"
    orders.to_csv(file, index=False)
    return file


def orders_of(turn):
    """The orders that a turn was given, the made-up ones included."""
    made = probe.temporary / f"{turn.name}.csv"
    return pd.read_csv(made) if made.is_file() else read(turn.month)


def error(model, orders):
    return float(errors_of(model, orders).mean())


def errors_of(model, orders):
    """The error of each order in minutes."""
    return (orders["minutes"] - predict(model, orders)).abs()


def predict(model, orders):
    known = orders.drop(columns=["minutes", "arrival_hour"], errors="ignore")
    return pd.Series(list(model.predict(known)), index=orders.index, dtype=float)


def last_quarter(orders):
    return orders[len(orders) * 3 // 4 :]


# --- the play ----------------------------------------------------------------------------------------------------------


def made_up():
    """Months as they never were. The strike falls into a month in which a calendar would train as well, the opening into one in which none would."""
    incomplete = read("05")
    incomplete.loc[incomplete.index % 10 == 0, ["minutes", "arrival_hour"]] = float("nan")
    strike = read("07")
    early = strike.index < len(strike) * 3 // 4
    strike.loc[early, "minutes"] = (strike["minutes"] * 1.5 + 25).round(1)
    opening = read("03")
    moved = opening.index % 8 == 0
    opening.loc[moved, "depot"] = "airport"
    opening.loc[moved, "minutes"] += 15
    other = read("10")
    other.loc[other.index >= len(other) * 3 // 4, "minutes"] += 9
    made = {"incomplete": incomplete, "strike": strike, "opening": opening, "other": other}
    return {name: write(name, orders) for name, orders in made.items()}


def play():
    """All turns by name, and the deliveries that are not as they were afterwards."""
    if not (probe.workspace / "loop.py").is_file():
        raise Stopped("There is no loop.py in the top folder.")
    files = {**{number: probe.data[f"month_{number}"] for number in TITLES}, **made_up()}
    turns, deliveries = {}, {}

    def turn(name, month, before, file=None, full=False):
        """On a copy of the state that was put aside as `before`."""
        state = plays / name
        delivery = probe.temporary / "inbox" / name / f"2026-{month}.csv"
        delivery.parent.mkdir(parents=True)
        shutil.copyfile(files[file or month], delivery)
        deliveries[delivery] = digest(delivery)
        stage.put(asides / before, state)
        ended = stage.turn(name, ["--month", str(delivery), "--state", str(state)], state, full)
        stage.put(state, asides / name)
        turns[name] = Turn(name, month, before, ended)

    before = "00"
    turn("full", "01", "00", full=True)
    turn("again", "01", "full")
    for number in TITLES:
        turn(number, number, before)
        if number == "02":
            turn("opening", "03", "02", "opening")
        if number == "04":
            turn("incomplete", "05", "04", "incomplete")
            turn("complete", "05", "incomplete")
        if number == "06":
            turn("strike", "07", "06", "strike")
        if number == "08":
            turn("twice", "08", "08")
        if number == SENSOR:
            turn("other", "10", "08", "other")
        if number != SENSOR:
            before = number
    return turns, [delivery for delivery, sha in deliveries.items() if not delivery.is_file() or digest(delivery) != sha]


# --- step 1 ------------------------------------------------------------------------------------------------------------


def every_turn(turns, moved):
    good = [turns[name] for name in [*TITLES, "strike"] if name != SENSOR]
    for turn in good:
        if turn.ended.exit_code != 0:
            place = turn.ended.place() or LOOP
            strike = " (three weeks of strike; the candidate is worse than what serves)" if turn.name == "strike" else ""
            raise Stopped(f"{turn.at_the_start}{strike} ended with exit code {turn.ended.exit_code}: {turn.said()}", place, "0", str(turn.ended.exit_code))
    if moved:
        raise Stopped(f"The file given by --month ({moved[0].name}) was moved or changed by the turn. A second attempt will not find it.", {"file": "ingest.py", "text": "def accept"})
    end = turns["12"].after
    wanted = [f"2026-{number}" for number in TITLES if number != SENSOR]
    kept = sorted(file.stem for file in end.folder.glob("data/*.csv"))
    if kept != wanted:
        raise Stopped(f"After the year `data` in the state holds {', '.join(kept) or 'nothing'}.", {"file": "ingest.py", "text": "def accept"}, ", ".join(wanted), ", ".join(kept) or "nothing")
    for month in wanted:
        if list(pd.read_csv(end.folder / "data" / f"{month}.csv")["order_id"]) != list(read(month[-2:])["order_id"]):
            raise Stopped(f"`data/{month}.csv` in the state does not hold the orders of the delivery.", {"file": "ingest.py", "text": "def accept"})
    model = end.model()
    if model is None:
        raise Stopped("After the year there is no `serving/model.joblib` in the state.", {"file": "deploy.py"}, "serving/model.joblib", "nothing")
    if not predict(model, read("12")).notna().all():
        raise Stopped("For some raw rows of December the model that serves gives no number.", {"file": "train.py"})
    return f"{len(good)} turns ended with exit code 0, {len(kept)} months are kept, and the model that serves predicts from raw rows."


def refused_stops(turns):
    cases = [
        (turns["incomplete"], "a delivery in which every tenth order has no `minutes`", "minutes"),
        (turns[SENSOR], "September, in which `rain_mm` is 0 in all orders", "rain_mm"),
    ]
    for turn, what, column in cases:
        if turn.ended.exit_code == 0:
            raise Stopped(f"After {what}, loop.py ended with exit code 0; it said: {turn.said()}", {"file": "loop.py", "text": "accept"}, "another exit code than 0", "0")
        if column not in turn.ended.stdout + turn.ended.stderr:
            raise Stopped(f"After {what}, loop.py stopped, but nothing that it said names `{column}`; it said: {turn.said()}", {"file": "loop.py", "text": "accept"})
        changed = difference(turn.before.files(), turn.after.files())
        if changed:
            raise Stopped(f"After {what}, the state is another than before: {changed}.", {"file": "ingest.py", "text": "def accept"}, "an unchanged state", changed)
    turn = turns["complete"]
    if turn.ended.exit_code != 0 or "data/2026-05.csv" not in turn.after.files():
        raise Stopped(f"The delivery of May was refused, then sent again without fault. loop.py ended with exit code {turn.ended.exit_code} and did not take it in: {turn.said()}", {"file": "ingest.py", "text": "def accept"})
    return "A delivery without all labels and one with a dead sensor stop the turn and leave no trace; the mended delivery is taken in."


def difference(before, after):
    """The first files that differ, in words; empty when none does."""
    names = [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
    words = [f"{name} is {'new' if name not in before else 'gone' if name not in after else 'changed'}" for name in names]
    return ", ".join(words[:3])


def broken_off(turns):
    first, second = turns["full"], turns["again"]
    if first.ended.exit_code == 0 and not first.after.serving:
        raise Stopped("The disk was full while January was worked on, no model serves, and loop.py ended with exit code 0.", LOOP, "another exit code than 0", "0")
    if second.ended.exit_code != 0:
        raise Stopped(f"The turn of January broke off since the disk was full. With room again, the same command ended with exit code {second.ended.exit_code}: {second.said()}", second.ended.place() or LOOP, "0", str(second.ended.exit_code))
    if not second.after.serving:
        raise Stopped(
            f"The turn of January broke off since the disk was full. With room again, the same command ended with exit code 0, but no model serves; it said: {second.said()}",
            {"file": "loop.py", "text": "accept"}, "serving/model.joblib", "nothing",
        )  # fmt: skip
    if [line.get("month") for line in history(second.after)] != ["2026-01"]:
        raise Stopped("The turn of January broke off and was made up for, and history.jsonl does not have one line, for January.", {"file": "monitor.py", "text": "history"})
    return "A turn that breaks off since the disk is full says so, and the same command makes up for it when there is room again."


def twice_is_once(turns):
    turn = turns["twice"]
    if turn.ended.exit_code != 0:
        raise Stopped(f"August was delivered a second time, and loop.py ended with exit code {turn.ended.exit_code}: {turn.said()}", turn.ended.place() or LOOP, "0", str(turn.ended.exit_code))
    changed = difference(turn.before.files(), turn.after.files())
    if changed:
        raise Stopped(f"August was delivered a second time, and the state is another than before: {changed}.", LOOP, "an unchanged state", changed)
    return "A month that is delivered a second time changes nothing."


# --- step 2 ------------------------------------------------------------------------------------------------------------


def evaluated_first(turns):
    for name in [*[number for number in TITLES if number != SENSOR], "strike"]:
        turn = turns[name].needed()
        after = turn.after
        if after.serving is None:
            raise Stopped(f"After {turn.title} nothing serves: the state has no serving/model.joblib.", {"file": "deploy.py"}, "serving/model.joblib", "nothing")
        if after.version is None:
            raise Stopped(
                f"What serves after {turn.title} is none of the models in `models` ({', '.join(after.models) or 'there is none'}): these bytes were never evaluated.",
                {"file": "deploy.py"}, "the bytes of a version in models", "other bytes",
            )  # fmt: skip
        if not (after.folder / "models" / after.version / "evaluation.json").is_file():
            raise Stopped(f"After {turn.title} {after.version} serves, and models/{after.version}/evaluation.json is not there.", {"file": "evaluate.py"}, "an evaluation", "none")
        for event in stage.events:
            missing = [version for version in turn.new if not event["evaluated"].get(version)]
            if event["turn"] == name and missing:
                raise Stopped(
                    f"In {turn.title} serving/model.joblib was written when {missing[0]} had no evaluation.json yet: for a while customers were answered by a model that nobody had measured.",
                    {"file": "loop.py", "text": "deploy.deploy"}, "first the evaluation, then the deployment", "first the deployment",
                )  # fmt: skip
    return f"In every turn the evaluation was there before serving/model.joblib was written, and what serves is the very file that was evaluated ({turns['12'].after.version} at the end)."


def trained(turns):
    """Turns that made a version, each with the version and its evaluation as a map, empty when there is none."""
    found = []
    for name in [*TITLES, "strike", "other"]:
        turn = turns[name]
        if name == SENSOR:
            continue
        for version in turn.new:
            file = turn.after.folder / "models" / version / "evaluation.json"
            try:
                said = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
            except ValueError as wrong:
                raise Stopped(f"models/{version}/evaluation.json is no JSON: {wrong}", {"file": "evaluate.py"}) from None
            found.append((turn, version, said if isinstance(said, dict) else {}))
    if not found:
        raise Stopped("In twelve turns no model was put into `models`.", {"file": "train.py"}, "models/<version>/model.joblib", "nothing")
    return found


def pair(said, version):
    """The two errors of an evaluation; that of the serving model is `None` when nothing served."""
    mae = said.get("mae")
    if not isinstance(mae, dict) or "candidate" not in mae or not is_number(mae["candidate"]) or not (mae.get("serving") is None or is_number(mae["serving"])):
        raise Stopped(
            f"`mae` in models/{version}/evaluation.json is {json.dumps(mae)[:120] if said else 'missing'}.",
            {"file": "evaluate.py", "text": "mae"}, 'an object with numbers: {"candidate": …, "serving": …}', json.dumps(mae)[:120],
        )  # fmt: skip
    return mae["candidate"], mae.get("serving")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value


def near(said, true):
    return abs(said - true) <= max(NEAR, 1e-4 * true)


def evaluation_true(turns):
    for turn, version, said in trained(turns):
        orders = orders_of(turn)
        unseen = last_quarter(orders)
        candidate, serving = pair(said, version)
        true = error(joblib.load(turn.after.folder / "models" / version / "model.joblib"), unseen)
        where = f"the last quarter of {TITLES[turn.month]} ({len(unseen)} of {len(orders)} orders)"
        if not near(candidate, true):
            folder = turn.after.folder / "models" / version
            late = (folder / "model.joblib").stat().st_mtime_ns > (folder / "evaluation.json").stat().st_mtime_ns
            after = " model.joblib was written again after it had been measured: what lies there is another model." if late else ""
            raise Stopped(f"models/{version}/evaluation.json says the candidate is off by {candidate:.2f} minutes; on {where} it is {true:.2f}.{after}", {"file": "evaluate.py", "text": "mae"}, f"{true:.2f}", f"{candidate:.2f}")
        served = turn.before.model()
        if served is None:
            continue
        true = error(served, unseen)
        if serving is None or not near(serving, true):
            words = "nothing" if serving is None else f"{serving:.2f} minutes"
            raise Stopped(f"models/{version}/evaluation.json says {words} for the model that serves; on {where} it is off by {true:.2f}.", {"file": "evaluate.py", "text": "mae"}, f"{true:.2f}", words)
    usual, other = turns["10"], turns["other"]
    if usual.new and other.new:
        rows = read("12")
        apart = (predict(model_of(usual), rows) - predict(model_of(other), rows)).abs().max()
        if apart > 1e-6:
            raise Stopped(
                f"With other `minutes` in the last quarter of October, the candidate of October predicts up to {apart:.2f} minutes differently: it learned from the orders on which it is measured.",
                {"file": "train.py", "text": "def train"}, "the same candidate", f"{apart:.2f} minutes apart",
            )  # fmt: skip
    made = len({version for _, version, _ in trained(turns)})
    return f"The numbers in the evaluations ({made} versions) are what comes out on the last quarter of the newest month, and no candidate has learned from it."


def model_of(turn):
    return joblib.load(turn.after.folder / "models" / turn.new[-1] / "model.joblib")


def only_better(turns):
    judged = []
    for turn, version, said in trained(turns):
        candidate, serving = pair(said, version)
        if serving is None:
            continue
        promoted = turn.after.serving != turn.before.serving
        numbers = f"the candidate {version} is off by {candidate:.2f} minutes, what serves by {serving:.2f}"
        strike = " (three weeks of strike, then life as before)" if turn.name == "strike" else ""
        if promoted and candidate >= serving:
            raise Stopped(f"In {turn.title}{strike} {numbers}, on the same orders. It went out all the same.", {"file": "loop.py", "text": "deploy.deploy"}, "what serves stays", f"{version} serves")
        if not promoted and candidate < 0.8 * serving:
            raise Stopped(f"In {turn.title} {numbers}, on the same orders. It did not go out.", {"file": "loop.py", "text": "deploy.deploy"}, f"{version} serves", "what served before")
        judged.append(turn.name)
    if "strike" in judged:
        return "Candidates that are better went out; the one that had learned from three weeks of strike was worse, and stayed in."
    return f"What went out was better than what served ({len(judged)} candidates beside the first)."


# --- step 3 ------------------------------------------------------------------------------------------------------------


def history(state):
    file = state.folder / "history.jsonl"
    if not file.is_file():
        raise Stopped("There is no history.jsonl in the state.", {"file": "monitor.py"}, "history.jsonl", "nothing")
    try:
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    except ValueError as wrong:
        raise Stopped(f"A line of history.jsonl is no JSON: {wrong}", {"file": "monitor.py", "text": "history"}) from None
    if not all(isinstance(line, dict) for line in lines):
        raise Stopped("A line of history.jsonl is no JSON object.", {"file": "monitor.py", "text": "history"})
    return lines


def served_error_true(turns):
    lines = history(turns["12"].after)
    wanted = [f"2026-{number}" for number in TITLES if number != SENSOR]
    months = [line.get("month") for line in lines]
    for month in wanted:
        if month not in months:
            turns[month[-2:]].needed()
    if months != wanted:
        raise Stopped(f"After the year history.jsonl has lines for {', '.join(map(str, months)) or 'no month'}.", {"file": "monitor.py", "text": "history"}, ", ".join(wanted), ", ".join(map(str, months)))
    opened = turns["opening"].needed()
    last = history(opened.after)[-1:]
    if [line.get("month") for line in last] != ["2026-03"]:
        raise Stopped(f"After {opened.title}, in which a depot opened, the last line of history.jsonl is not for 2026-03.", {"file": "monitor.py", "text": "history"}, "a line for 2026-03", json.dumps(last)[:120])
    for turn, line in [*((turns[line["month"][-2:]], line) for line in lines), *((opened, line) for line in last)]:
        number, model, orders = turn.month, turn.before.model(), orders_of(turn)
        if model is None:
            continue
        place = {"file": "monitor.py", "text": "mae"}
        errors = errors_of(model, orders)
        compare(line.get("mae"), errors.mean(), f"`mae` of {TITLES[number]}", "on all its orders", place)
        depots = line.get("depots")
        names = sorted(set(orders["depot"]))
        if not isinstance(depots, dict) or sorted(depots) != names:
            said = ", ".join(sorted(depots)) if isinstance(depots, dict) else json.dumps(depots)
            raise Stopped(f"`depots` of {TITLES[number]} in history.jsonl has {said}; the orders came from {', '.join(names)}.", {"file": "monitor.py"}, ", ".join(names), said)
        for depot in names:
            compare(depots[depot], errors[orders["depot"] == depot].mean(), f"`{depot}` of {TITLES[number]}", f"at {depot}", place)
    return "history.jsonl says for each month how far off the model was that answered in it, over all and at each depot."


def compare(said, true, what, where, place):
    if not is_number(said) or not near(said, true):
        words = f"{said:.2f}" if is_number(said) else json.dumps(said)
        raise Stopped(f"{what} in history.jsonl is {words}; the model that served in that month was off by {true:.2f} minutes {where}.", place, f"{true:.2f}", words)


def drift_retrained(turns):
    for name, why in DRIFT.items():
        turn = turns[name].needed()
        if turn.new:
            continue
        orders, model = orders_of(turn), turn.before.model()
        if model is None:
            raise Stopped(f"No model served when {TITLES[turn.month]} began.", {"file": "deploy.py"})
        errors = errors_of(model, orders)
        depots = errors.groupby(orders["depot"]).mean()
        worst = depots.idxmax()
        raise Stopped(
            f"In {TITLES[turn.month]} {why}: the model that served was off by {depots[worst]:.1f} minutes at {worst} ({errors.mean():.1f} over all orders), and the turn trained none.",
            {"file": "retrain.py", "text": "def is_due"}, "a new version in models", "none",
        )  # fmt: skip
    return f"In {' and in '.join(f'{TITLES[turns[name].month]} ({why})' for name, why in DRIFT.items())} a new version was trained in that very turn."


def calm_left_alone(turns):
    for number in CALM:
        turn = turns[number].needed()
        if turn.before.model() is None:
            raise Stopped(f"No model served when {TITLES[number]} began.", {"file": "deploy.py"})
        if turn.new or turn.before.serving != turn.after.serving:
            done = f"{turn.new[0]} was trained" if turn.new else "another model serves"
            usual = error(turn.before.model(), read(number))
            raise Stopped(
                f"In {TITLES[number]} nothing new had happened (the model that served was off by {usual:.1f} minutes), and {done}.",
                {"file": "retrain.py", "text": "def is_due"}, "no new version", done,
            )  # fmt: skip
    return f"{', '.join(TITLES[number] for number in CALM)}: nothing new had happened, and the model was left alone."


def main():
    turns, moved = play()
    judges = {
        "every-turn": lambda: every_turn(turns, moved),
        "refused-stops": lambda: refused_stops(turns),
        "broken-off": lambda: broken_off(turns),
        "twice-is-once": lambda: twice_is_once(turns),
        "evaluated-first": lambda: evaluated_first(turns),
        "evaluation-true": lambda: evaluation_true(turns),
        "only-better": lambda: only_better(turns),
        "served-error-true": lambda: served_error_true(turns),
        "drift-retrained": lambda: drift_retrained(turns),
        "calm-left-alone": lambda: calm_left_alone(turns),
    }
    for check in CHECKS:
        attempt(check)(judges[check])


attempt(*CHECKS)(main)

"""Trains the learner's model on months that nobody has seen, and looks at what comes out.

Everything goes through the two commands that the guide promises, in fresh processes; one run reports on all checks.
"""

import csv
import json
import math
import random
import re
import shutil
from pathlib import Path

from mlops_probe import Stopped, attempt, failed, load, passed, run_python, run_scripts

LIMIT = 6.0
# Threads that wait for each other on a busy machine cost more than they bring on so little data.
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
SAME = 0.01
CHECKS = [
    "leak-unused", "small-error", "one-object", "alone-or-together", "odd-rows",
    "last-month-unseen", "error-true", "baseline-true",
]  # fmt: skip

probe = load()


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, rows, without=()):
    fields = [name for name in rows[0] if name not in without]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def months(folder, held_out):
    """A data folder as the learner's script expects it: three months, and the newest, held out one."""
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        shutil.copy(probe.data[f"month_{number}"], folder / f"2026-0{number}.csv")
    write(folder / "2026-04.csv", held_out)
    return folder


def train(*folders):
    """Trains once for each pair of data and output folder, in a new process; the models' files."""
    for _, out in folders:
        out.mkdir(parents=True)
    runs = in_new_process([["train.py", "--data", data, "--out", out / "model.joblib"] for data, out in folders])
    for run, (_, out) in zip(runs, folders):
        if run.timed_out:
            raise Stopped("`python train.py` was not done after 100 seconds on four small months.")
        if run.exit_code != 0:
            raise Stopped(f"`python train.py --data … --out …` failed: {reason(run)}", run.place())
        if not (out / "model.joblib").is_file():
            raise Stopped(
                "`python train.py --data … --out model.joblib` ended without an error, but wrote no model.joblib."
            )
    return [out / "model.joblib" for _, out in folders]


def predict(requests):
    """Answers by name, from `predict.py` in a new process; each is a function that gives minutes by order id, or raises."""
    commands = []
    for name, (model, rows, without) in requests.items():
        orders = write(probe.temporary / f"{name}.csv", rows, without)
        out = probe.temporary / f"{name}-predictions.csv"
        commands.append(["predict.py", "--model", model, "--orders", orders, "--out", out])
    runs = in_new_process(commands)
    return {
        name: (lambda run=run, name=name, rows=rows: answers_of(run, probe.temporary / f"{name}-predictions.csv", rows))
        for run, (name, (_, rows, _)) in zip(runs, requests.items())
    }


def in_new_process(commands):
    for script in {command[0] for command in commands}:
        if not (probe.workspace / script).is_file():
            raise Stopped(f"There is no {script} in the top folder.")
    process, runs = run_scripts(commands, env=ONE_THREAD, seconds=100)
    return runs or [process for _ in commands]


def answers_of(run, out, rows):
    if run.exit_code != 0:
        raise Stopped(f"`python predict.py` failed: {reason(run) or 'no answer within 100 seconds'}", run.place())
    if not out.is_file():
        raise Stopped("`python predict.py --out predictions.csv` ended without an error, but wrote no file.")
    answers = {}
    for line in read(out):
        if "order_id" not in line or "minutes" not in line:
            raise Stopped(f"predictions.csv has the columns {', '.join(map(str, line))}; expected order_id and minutes.")
        try:
            answers[line["order_id"]] = float(line["minutes"])
        except (TypeError, ValueError):
            answers[line["order_id"]] = math.nan
    if len(answers) < 0.9 * len(rows) and len(rows) > 50:
        raise Stopped(f"`python predict.py` answered {len(answers)} of {len(rows)} orders.")
    return answers


def reason(run):
    """The exception of a traceback with the first line of its message; what was printed last when there is none."""
    named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception|Interrupt)\b.*", run.stderr, re.MULTILINE)
    return named[-1][:300] if named else run.last_error[:300]


def difference(first, second):
    """The largest difference between two answers to one order."""
    common = [order for order in first if order in second]
    return max((abs(first[order] - second[order]) for order in common), default=math.inf)


def mean_error(rows, answers):
    known = [abs(float(row["minutes"]) - answers[row["order_id"]]) for row in rows if row["order_id"] in answers]
    return sum(known) / len(known)


def average_error(past, rows):
    average = sum(float(row["minutes"]) for row in past) / len(past)
    return sum(abs(float(row["minutes"]) - average) for row in rows) / len(rows)


def metric(model, name):
    path = model.with_name("metrics.json")
    if not path.is_file():
        raise Stopped("train.py wrote no metrics.json beside the model.", {"file": "train.py", "text": "metrics.json"})
    try:
        value = json.loads(path.read_text(encoding="utf-8"))[name]
        return float(value)
    except (ValueError, KeyError, TypeError):
        said = path.read_text(encoding="utf-8")[:200].strip()
        raise Stopped(
            f"metrics.json has no number `{name}`: {said}", {"file": "train.py", "text": "metrics.json"}
        ) from None


def main():
    hidden = read(probe.data["hidden"])
    newest = read(probe.data["month_4"])
    past = [row for number in (1, 2, 3) for row in read(probe.data[f"month_{number}"])]
    # Another newest month, as wrong as it can be: whoever learns from it, anything at all, learns something else.
    strange = [
        {
            **row,
            "minutes": f"{3 * float(row['minutes']) + 40:.1f}",
            "distance_km": f"{5 * float(row['distance_km']) + 7:.1f}",
            "stops_before": str(int(row["stops_before"]) + 20),
            "parcel_kg": f"{9 * float(row['parcel_kg'] or 3) + 11:.1f}",
            "rain_mm": f"{float(row['rain_mm']) + 30:.1f}",
        }
        for row in newest
    ]

    before = snapshot(probe.workspace)
    model, strange_model = train(
        (months(probe.temporary / "data", newest), probe.temporary / "out"),
        (months(probe.temporary / "strange", strange), probe.temporary / "strange-out"),
    )
    made = {path for path, state in snapshot(probe.workspace).items() if before.get(path) != state}

    shuffled = [dict(row) for row in hidden]
    leaks = [row["arrival_hour"] for row in hidden]
    random.Random(4).shuffle(leaks)
    for row, leak in zip(shuffled, leaks):
        row["arrival_hour"] = leak

    unknown = ("minutes", "arrival_hour")
    usual = [row for row in hidden if row["parcel_kg"]][:5]
    odd = odd_rows(usual)
    answers = predict(
        {
            "raw": (model, hidden, unknown),
            "with-leak": (model, shuffled, ("minutes",)),
            "usual": (model, turned(usual), unknown),
            "odd": (model, turned(usual + odd), unknown),
            "newest": (model, newest, unknown),
            "strange": (strange_model, hidden, unknown),
        }
    )
    raw = answers["raw"]

    @attempt("small-error")
    def _():
        error, average = mean_error(hidden, raw()), average_error(past, hidden)
        said = (
            f"On the orders of a month it has not seen, as they come in, the model is off by {error:.1f} minutes "
            f"on average; telling everybody the average would be off by {average:.1f}."
        )
        if error <= LIMIT:
            passed("small-error", said)
        else:
            failed("small-error", said, expected=f"at most {LIMIT:.0f} minutes", actual=f"{error:.1f} minutes", file="train.py", text="NUMBERS")

    @attempt("leak-unused")
    def _():
        moved = difference(raw(), answers["with-leak"]())
        if moved > SAME:
            failed(
                "leak-unused",
                f"With other orders' values in `arrival_hour` a prediction is up to {moved:.1f} minutes away from the one without the column: it is still used.",
                expected="the same predictions", actual=f"up to {moved:.1f} minutes apart",
                **where("arrival_hour"),
            )  # fmt: skip
        else:
            passed("leak-unused", "The predictions stay the same when `arrival_hour` is not there at all and when it holds the values of other orders.")

    @attempt("one-object")
    def _():
        apart = difference(load_directly(serving_folder(made, model), hidden), raw())
        if apart <= SAME:
            passed("one-object", "model.joblib alone, loaded in a new process, predicts from raw rows what predict.py predicts.")
        else:
            failed(
                "one-object",
                f"`joblib.load(\"model.joblib\").predict(raw rows)` and predict.py differ by up to {apart:.1f} minutes: a part of the preprocessing is outside of the saved object.",
                expected="the same predictions", actual=f"up to {apart:.1f} minutes apart", file="predict.py", text="predict(",
            )  # fmt: skip

    @attempt("alone-or-together")
    def _():
        few, everybody = answers["usual"](), raw()
        apart = difference(few, everybody)
        if apart <= SAME:
            passed("alone-or-together", "An order gets the same prediction in a small file, with its columns in another order, as among 400 others.")
        else:
            failed(
                "alone-or-together",
                f"The same order, asked in a file of five, gets a prediction {apart:.1f} minutes away from the one among 400: the preprocessing looks at the other orders in the file.",
                expected="the same prediction", actual=f"up to {apart:.1f} minutes apart", **where("fit_transform"),
            )  # fmt: skip

    @attempt("odd-rows")
    def _():
        report_odd(answers["odd"]())

    @attempt("last-month-unseen")
    def _():
        apart = difference(raw(), answers["strange"]())
        if apart <= SAME:
            passed("last-month-unseen", "Nonsense in the newest month leaves the model as it is: nothing is learned from the month it is measured on.")
        else:
            failed(
                "last-month-unseen",
                f"With other rows in the newest month, the trained model predicts up to {apart:.1f} minutes differently: something in it is learned from the month it is measured on. (The same without a reason? Then set `random_state`.)",
                expected="the same model", actual=f"up to {apart:.1f} minutes apart", file="train.py", text="fit(",
            )  # fmt: skip

    @attempt("error-true")
    def _():
        compare("error-true", "mae", metric(model, "mae"), mean_error(newest, answers["newest"]()), "the saved model's mean error on the newest month")

    @attempt("baseline-true")
    def _():
        compare("baseline-true", "baseline_mae", metric(model, "baseline_mae"), average_error(past, newest), "the mean error of the older months' average on the newest month")
        compare("baseline-true", "baseline_mae", metric(strange_model, "baseline_mae"), average_error(past, strange), "the mean error of the older months' average on another newest month")


def compare(check, name, said, true, meaning):
    if abs(said - true) <= max(0.02, 0.002 * true):
        passed(check, f"`{name}` in metrics.json is {said:.2f}; recomputed, {meaning} is {true:.2f}.")
    else:
        failed(check, f"`{name}` in metrics.json is {said:.2f}, but {meaning} is {true:.2f}.", expected=f"{true:.2f}", actual=f"{said:.2f}", file="train.py", text="mae")


ODD = {
    "no-weight": "without a weight",
    "no-rain": "without a measure of rain",
    "new-depot": "from a depot it has never seen",
    "new-vehicle": "with a vehicle it has never seen",
}


def odd_rows(usual):
    changes = [("parcel_kg", ""), ("rain_mm", ""), ("depot", "harbour"), ("vehicle", "ebike")]
    return [{**row, "order_id": key, field: value} for row, key, (field, value) in zip(usual, ODD, changes)]


def turned(rows):
    """The same rows with their columns in the opposite order."""
    return [dict(reversed(row.items())) for row in rows]


def report_odd(answers):
    silent = [words for key, words in ODD.items() if key not in answers]
    senseless = [f"{words}: {answers[key]:.1f}" for key, words in ODD.items() if key in answers and not 0 < answers[key] < 300]
    if silent:
        failed("odd-rows", f"There is no prediction for the order {' and the one '.join(silent)}.", expected="one line for each order", actual=f"{len(silent)} missing", **where("dropna"))
    elif senseless:
        failed("odd-rows", f"No sensible number of minutes for the order {'; '.join(senseless)}.", expected="more than 0 and less than 300 minutes")
    else:
        passed("odd-rows", "Orders with gaps and with a depot and a vehicle that are new get a sensible prediction each.")


def load_directly(serving, hidden):
    orders = write(probe.temporary / "direct.csv", hidden, ("minutes", "arrival_hour"))
    out = probe.temporary / "direct-predictions.csv"
    code = (
        "import sys, joblib, pandas as pd\n"
        "rows = pd.read_csv(sys.argv[2])\n"
        "model = joblib.load(sys.argv[1])\n"
        "if not hasattr(model, 'predict'): sys.exit(f'it holds a {type(model).__name__}, which has no predict()')\n"
        "pd.DataFrame({'order_id': rows['order_id'], 'minutes': model.predict(rows)}).to_csv(sys.argv[3], index=False)\n"
    )
    run = run_python(["-c", code, serving / "taken-over.model", orders, out], cwd=serving, env={**ONE_THREAD, "PYTHONPATH": str(serving)})
    if run.exit_code != 0 or not out.is_file():
        raise Stopped(
            f"Loaded in a new process, model.joblib does not predict from raw rows: {reason(run)}",
            run.place() or {"file": "train.py", "text": "joblib.dump"},
        )
    return {line["order_id"]: float(line["minutes"]) for line in read(out)}


def serving_folder(made, model):
    """The learner's code as another machine gets it: without data, and without what training wrote, but for the model."""
    folder = probe.temporary / "serving"
    left_out = {"data", ".git", "model.joblib", "metrics.json", *made}

    def skip(parent, names):
        inside = Path(parent).relative_to(probe.workspace)
        return [name for name in names if (inside / name).as_posix() in left_out]

    shutil.copytree(probe.workspace, folder, ignore=skip)
    for name in made:
        (folder / name).unlink(missing_ok=True)
    shutil.copy(model, folder / "taken-over.model")
    return folder


def snapshot(folder):
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def where(text):
    """The place in the learner's code where a text occurs; the training script when it occurs nowhere."""
    for path in sorted(probe.workspace.rglob("*.py")):
        if text in path.read_text(encoding="utf-8", errors="replace"):
            return {"file": path.relative_to(probe.workspace).as_posix(), "text": text}
    return {"file": "train.py"}


attempt(*CHECKS)(main)

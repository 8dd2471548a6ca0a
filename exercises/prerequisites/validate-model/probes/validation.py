"""Asks the learner's splits() about a table it has never seen, and runs validate.py on months that are made for the purpose.

What must come out is computed here, with the two models as they were delivered; one run reports on all checks.
"""

import itertools
import json
import math
import os
import re
import sys

# Threads that wait for each other on a busy machine cost more than they bring on so little data.
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import pandas as pd

from mlops_probe import Stopped, add_to_path, attempt, failed, guard, load, passed, run_scripts

DELAY = pd.Timedelta(days=7)
NEAR = 0.0051
REPORTS = ["folds-true", "nothing-from-later", "baseline-true", "rule-kept", "newest-once", "final-true"]

probe = load()
probe.place = {"file": "validate.py"}
sys.path.insert(0, str(probe.folder / "starter"))
from models import candidates  # noqa: E402  as delivered, not as the learner may have changed it

sys.path.pop(0)
del sys.modules["models"]


def read(number):
    return pd.read_csv(probe.data[f"month_{number:02}"])


def month_of(orders):
    return pd.to_datetime(orders["ordered_at"]).dt.strftime("%Y-%m")


def known_before(orders, month):
    """Rows whose label was there when the month began."""
    return pd.to_datetime(orders["ordered_at"]) < pd.Timestamp(f"{month}-01") - DELAY


def say(month):
    return pd.Timestamp(f"{month}-01").strftime("%B")


# --- step 1: splits() --------------------------------------------------------------------------------------------------


def check_splits():
    """The pairs for a table in no order, with an index that says nothing."""
    table = pd.concat([read(number) for number in range(5, 10)]).sample(frac=1, random_state=11)
    table.index = np.arange(len(table))[::-1] * 3 + 100
    when = pd.to_datetime(table["ordered_at"]).to_numpy()
    pairs = None
    with guard("past-only", "labels-known", "months-whole"):
        from splits import splits

        pairs = [(positions(learn, table), positions(measure, table)) for learn, measure in splits(table.copy())]
    if pairs is None:
        return
    here = {"file": "splits.py", "text": "def splits"}
    if not pairs or any(len(learn) == 0 or len(measure) == 0 for learn, measure in pairs):
        for check in ("past-only", "labels-known", "months-whole"):
            failed(check, f"splits() gave {len(pairs)} pairs, and at least one part is empty." if pairs else "splits() gave no pair.", **here)
        return

    later = late = None
    for learn, measure in pairs:
        begin = pd.Timestamp(when[measure].min()).to_period("M").start_time
        times = pd.Series(when[learn])
        newer = times[times >= begin]
        unlabelled = times[(times >= begin - DELAY) & (times < begin)]
        if len(newer) and later is None:
            later = (begin, len(newer), newer.max())
        if len(unlabelled) and late is None:
            late = (begin, len(unlabelled), unlabelled.max())
    if later:
        begin, count, newest = later
        failed(
            "past-only",
            f"For {begin:%B} (which begins on {begin:%d.%m.}) the model learns from {count} orders of {begin:%B} or later, the newest of {newest:%d.%m. %H:%M}.",
            expected=f"no order from {begin:%d.%m.} on", actual=f"{count} orders", **here,
        )  # fmt: skip
    else:
        passed("past-only", f"In all {len(pairs)} pairs every order to learn from is older than the month to measure on, though the rows came in no order.")
    if late:
        begin, count, newest = late
        failed(
            "labels-known",
            f"For {begin:%B} the model learns from {count} orders of the last seven days before it, the newest of {newest:%d.%m. %H:%M}. When {begin:%B} began, nobody knew their minutes yet.",
            expected=f"no order from {begin - DELAY:%d.%m.} on", actual=f"{count} orders", **here,
        )  # fmt: skip
    else:
        passed("labels-known", "No order to learn from is of the last seven days before the month: all their labels were there.")
    check_whole(table, when, pairs, here)


def check_whole(table, when, pairs, here):
    months = month_of(table).to_numpy()
    wanted = sorted(set(months))[2:]
    got = ["+".join(sorted(set(months[measure]))) for _, measure in pairs]
    if got != wanted:
        failed(
            "months-whole",
            f"The parts to measure on are of {', '.join(got)}.",
            expected=f"one month each, in order, from the third on: {', '.join(wanted)}", actual=", ".join(got), **here,
        )  # fmt: skip
        return
    for (learn, measure), month in zip(pairs, wanted):
        inside = int((months == month).sum())
        if len(set(measure)) != inside or len(measure) != inside:
            failed("months-whole", f"{say(month)} has {inside} orders; {len(set(measure))} of them are measured on.", expected=f"{inside} orders", actual=f"{len(set(measure))} orders", **here)
            return
        known = set(np.flatnonzero(known_before(table, month)))
        unused = known - set(learn)
        if unused:
            oldest = pd.Timestamp(when[list(unused)].min())
            failed(
                "months-whole",
                f"For {say(month)} the labels of {len(known)} orders were there, but {len(unused)} of them are not learned from, the oldest of {oldest:%d.%m.}.",
                expected=f"all {len(known)} orders", actual=f"{len(known) - len(unused)} orders", **here,
            )  # fmt: skip
            return
    passed("months-whole", f"{', '.join(map(say, wanted))}: each is measured as a whole, once, with all that was known before it.")


def positions(part, table):
    """The positions as integers; masks of the table's length count too."""
    array = np.asarray(part)
    if array.dtype == bool:
        array = np.flatnonzero(array)
    if array.size and (not np.issubdtype(array.dtype, np.integer) or array.min() < 0 or array.max() >= len(table)):
        raise ValueError("splits() must give row positions from 0, as orders.iloc takes them, not labels of the index")
    return array


# --- steps 2 and 3: validate.py ----------------------------------------------------------------------------------------


def numbers_of(past, measured):
    """The true errors of every candidate, and of the average, on one month."""
    models = {name: model.fit(past, past["minutes"]) for name, model in candidates().items()}
    return {
        "mae": {name: float((measured["minutes"] - model.predict(measured)).abs().mean()) for name, model in models.items()},
        "baseline_mae": float((measured["minutes"] - past["minutes"].mean()).abs().mean()),
    }


def truth_of(orders):
    """By month: what comes out with the learner's own splits, which step 1 judges; with the right ones where there are none."""
    months = month_of(orders).to_numpy()
    parts = {
        month: (np.flatnonzero(known_before(orders, month)), np.flatnonzero(months == month)) for month in sorted(set(months))[2:]
    }
    newest = max(parts)
    for part in (np.flatnonzero(months < newest), np.arange(len(orders))):
        for month, learn, measure in own_splits(orders.iloc[part], months[part]):
            if month in parts and (len(part) == len(orders)) == (month == newest):
                parts[month] = (part[learn], part[measure])
    return {month: numbers_of(orders.iloc[learn], orders.iloc[measure]) for month, (learn, measure) in parts.items()}


def own_splits(orders, months):
    """Month, learn and measure of each of the learner's pairs that measures on one month; none when they cannot be had."""
    try:
        from splits import splits

        pairs = [(positions(learn, orders), positions(measure, orders)) for learn, measure in splits(orders.copy())]
    except Exception:
        return []
    return [(months[measure][0], learn, measure) for learn, measure in pairs if len(learn) and len(set(months[measure])) == 1]


SUMMARIES = {"mean": lambda errors: sum(errors) / len(errors), "worst": max}


def best(truth, rule):
    """The candidate that the rule takes, by the true numbers of all months but the newest."""
    months = sorted(truth)[:-1]
    summary = {name: SUMMARIES[rule]([truth[month]["mae"][name] for month in months]) for name in candidates()}
    return min(summary, key=summary.get), summary


def linear_minutes(orders):
    """Minutes that a linear model knows exactly."""
    return 5 + 2 * orders["distance_km"] + 3 * orders["stops_before"] + orders["rain_mm"] + 4 * (orders["vehicle"] == "bike")


def base():
    """Six months in which the minutes are as a line would have them, give or take: the linear model is the better one in each."""
    orders = pd.concat([read(number) for number in range(5, 11)], ignore_index=True)
    noise = np.random.default_rng(int(orders["minutes"].sum() * 10)).normal(0, 3, len(orders))
    orders["minutes"] = (linear_minutes(orders) + noise).clip(lower=3)
    return orders


def other_newest(orders):
    """The same months, but a newest one in which everything is different and the trees are far better."""
    months = month_of(orders)
    past, newest = orders[months < months.max()], orders[months == months.max()].copy()
    newest["parcel_kg"] = newest["parcel_kg"].fillna(3) * 9 + 40
    newest["distance_km"] = newest["distance_km"] * 12 + 50
    newest["minutes"] = candidates()["trees"].fit(past, past["minutes"]).predict(newest)
    return pd.concat([past, newest], ignore_index=True)


def torn():
    """Months in which the linear model is better on average, and the trees have the better worst month."""
    orders = base()
    orders["depot"] = orders["depot"].replace("harbour", "north")
    orders["vehicle"] = orders["vehicle"].replace("ebike", "bike")
    orders["parcel_kg"] = orders["parcel_kg"].fillna(3)
    orders["minutes"] = linear_minutes(orders)
    months = month_of(orders)
    september = months == "2026-09"
    known = orders[known_before(orders, "2026-09")]
    models = {name: model.fit(known, known["minutes"]) for name, model in candidates().items()}
    earlier = [numbers_of(orders[known_before(orders, month)], orders[months == month])["mae"] for month in ("2026-07", "2026-08")]
    # In September some orders are farther away than ever, where a line goes on rising and trees do not; the truth lies between the two.
    moved = orders[september].copy()
    far, farthest = np.arange(len(moved)) % 4 == 0, moved["distance_km"].max()
    for further, share in itertools.product((1, 4, 8, 16), np.arange(0.5, 1, 0.02)):
        moved["distance_km"] = np.where(far, farthest + further, moved["distance_km"])
        predicted = {name: model.predict(moved) for name, model in models.items()}
        moved["minutes"] = share * predicted["trees"] + (1 - share) * predicted["linear"]
        found = [*earlier, {name: float((moved["minutes"] - said).abs().mean()) for name, said in predicted.items()}]
        lead = {rule: summary([each["trees"] for each in found]) - summary([each["linear"] for each in found]) for rule, summary in SUMMARIES.items()}
        if lead["mean"] > 0.1 and lead["worst"] < -0.1:
            return pd.concat([orders[~september], moved]).sort_index()
    raise RuntimeError("no month could be made that tears the two rules apart")


def write(name, orders):
    folder = probe.temporary / name
    folder.mkdir()
    for month, rows in orders.groupby(month_of(orders)):
        rows.to_csv(folder / f"{month}.csv", index=False)
    return folder


def run_all(tables):
    """The report of validate.py for each table, all from one new process."""
    if not (probe.workspace / "validate.py").is_file():
        raise Stopped("There is no validate.py in the top folder.")
    commands, outs = [], {}
    for name, orders in tables.items():
        outs[name] = probe.temporary / f"{name}.json"
        commands.append(["validate.py", "--data", str(write(name, orders)), "--out", str(outs[name])])
    process, runs = run_scripts(commands, env={"OMP_NUM_THREADS": "1"}, seconds=150)
    if not runs:
        raise Stopped("`python validate.py` was not done after 150 seconds on a few thousand orders." if process.timed_out else process.last_error)
    for run in runs:
        if run.exit_code != 0:
            named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception)\b.*", run.stderr, re.MULTILINE)
            said = named[-1][:300] if named else run.last_error[:300]
            raise Stopped(f"`python validate.py --data … --out …` failed: {said}", run.place() or None)
    return {name: parse(out) for name, out in outs.items()}


def parse(out):
    if not out.is_file():
        raise Stopped("`python validate.py --out report.json` ended without an error, but wrote no file.", {"file": "validate.py", "text": "--out"})
    try:
        report = json.loads(out.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Stopped(f"report.json is no JSON: {error}") from None
    if not isinstance(report, dict):
        raise Stopped("report.json holds no object.")
    return report


def folds_of(report, orders):
    """The folds by month; every month from the third on must be there, the newest may be."""
    folds = report.get("folds")
    if not isinstance(folds, list) or not all(isinstance(fold, dict) for fold in folds):
        raise Stopped(f"report.json has no list `folds` of objects; it has {', '.join(report) or 'nothing'}.", {"file": "validate.py", "text": "report"})
    by_month = {str(fold.get("month")): fold for fold in folds}
    missing = [month for month in sorted(set(month_of(orders)))[2:-1] if month not in by_month]
    if missing:
        raise Stopped(f"`folds` has the months {', '.join(by_month) or 'none'}; {', '.join(missing)} is missing.", {"file": "validate.py", "text": "splits("})
    return by_month


def number(value, what):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise Stopped(f"{what} in report.json is {value!r}, which is no number.", {"file": "validate.py", "text": "report"})
    return float(value)


def model_errors(fold, month):
    said = fold.get("mae")
    if not isinstance(said, dict) or set(said) != set(candidates()):
        raise Stopped(f"`mae` of {month} is {json.dumps(said)[:120]}; it must have a number for each of {', '.join(candidates())}.", {"file": "validate.py", "text": "mae"})
    return {name: number(value, f"`mae` of {name} in {month}") for name, value in said.items()}


def compare(what, said, true, place, near=NEAR):
    if abs(said - true) > max(near, 1e-4 * true):
        raise Stopped(f"{what} in report.json is {said:.2f}; recomputed it is {true:.2f} minutes.", place, f"{true:.2f}", f"{said:.2f}")


def check_reports():
    orders = base()
    truth = truth_of(orders)
    tables = {"months": orders, "other-newest": other_newest(orders), "torn": torn()}
    try:
        reports = run_all(tables)
    except Stopped as stopped:
        stopped.fail(*REPORTS)
        return
    report = reports["months"]
    newest = sorted(truth)[-1]
    measured = [month for month in sorted(truth) if month != newest]

    @attempt("folds-true")
    def _():
        by_month = folds_of(report, orders)
        for month in measured:
            for name, said in model_errors(by_month[month], month).items():
                compare(f"The error of {name} in {say(month)}", said, truth[month]["mae"][name], {"file": "validate.py", "text": "mae"}, 0.05)
        return f"The errors of {' and '.join(candidates())} in {', '.join(map(say, measured))} are what comes out when they are computed again."

    @attempt("nothing-from-later")
    def _():
        first, second = folds_of(report, orders), folds_of(reports["other-newest"], orders)
        for month in measured:
            before, after = model_errors(first[month], month), model_errors(second[month], month)
            for name in before:
                if abs(before[name] - after[name]) > 1e-6:
                    raise Stopped(
                        f"With other rows in {say(newest)}, the error of {name} in {say(month)} changes from {before[name]:.3f} to {after[name]:.3f}: something that is computed over the whole table goes into it.",
                        {"file": "validate.py", "text": "load("}, "the same error", f"{after[name] - before[name]:+.3f} minutes",
                    )  # fmt: skip
        return f"Nonsense in {say(newest)} leaves the errors of the months before as they are."

    @attempt("baseline-true")
    def _():
        by_month = folds_of(report, orders)
        for month in measured:
            said = number(by_month[month].get("baseline_mae"), f"`baseline_mae` of {month}")
            compare(f"`baseline_mae` of {say(month)}", said, truth[month]["baseline_mae"], {"file": "validate.py", "text": "baseline"})
        return "`baseline_mae` says for each month what the average of the orders before it would achieve."

    @attempt("rule-kept")
    def _():
        rule = report.get("rule")
        if rule not in SUMMARIES:
            raise Stopped(f"`rule` in report.json is {json.dumps(rule)}.", {"file": "validate.py", "text": "rule"}, "mean or worst", json.dumps(rule))
        for name, table in (("months", orders), ("torn", tables["torn"])):
            wanted, summary = best(truth if name == "months" else truth_of(table), rule)
            chosen = reports[name].get("chosen")
            if chosen != wanted:
                numbers = ", ".join(f"{each} {value:.2f}" for each, value in summary.items())
                raise Stopped(
                    f"The rule is `{rule}`, and by it ({numbers}, on months made for this check) `{wanted}` is the better one; validate.py chose {json.dumps(chosen)}.",
                    {"file": "validate.py", "text": "chosen"}, wanted, json.dumps(chosen),
                )  # fmt: skip
        return f"By the stated rule `{rule}` the right model is chosen, also where the other rule would choose the other."

    @attempt("newest-once")
    def _():
        before, after = report.get("chosen"), reports["other-newest"].get("chosen")
        if before not in candidates():
            raise Stopped(f"`chosen` in report.json is {json.dumps(before)}.", {"file": "validate.py", "text": "chosen"}, " or ".join(candidates()), json.dumps(before))
        if before != after:
            raise Stopped(
                f"With another {say(newest)} `{after}` is chosen instead of `{before}`: the month that is to judge the choice had a part in it.",
                {"file": "validate.py", "text": "chosen"}, before, after,
            )  # fmt: skip
        return f"Whatever {say(newest)} looks like, `{before}` is chosen: the newest month has no part in it."

    @attempt("final-true")
    def _():
        final = report.get("final")
        place = {"file": "validate.py", "text": "final"}
        if not isinstance(final, dict):
            raise Stopped(f"`final` in report.json is {json.dumps(final)}.", place, "an object with month, mae and baseline_mae", json.dumps(final))
        if final.get("month") != newest:
            raise Stopped(f"`month` of `final` is {json.dumps(final.get('month'))}.", place, newest, json.dumps(final.get("month")))
        for name, numbers in (("months", truth[newest]), ("other-newest", truth_of(tables["other-newest"])[newest])):
            final, chosen = reports[name].get("final", {}), reports[name].get("chosen")
            if chosen not in candidates():
                raise Stopped(f"`chosen` in report.json is {json.dumps(chosen)}.", place)
            compare(f"`mae` of `final` ({chosen} in {say(newest)})", number(final.get("mae"), "`mae` of `final`"), numbers["mae"][chosen], place)
            compare("`baseline_mae` of `final`", number(final.get("baseline_mae"), "`baseline_mae` of `final`"), numbers["baseline_mae"], place)
        return f"`final` says how `{report['chosen']}`, having learned what was known before, does in {say(newest)}: {truth[newest]['mae'][report['chosen']]:.2f} minutes."


add_to_path(".")
check_splits()
check_reports()

"""Runs the learner's evaluate.py on months that are made for the purpose, each for one question, and computes their reports again.

Which mistake shows in which month is arranged, so that one mistake fails one check: gaps are only in `gaps`, a skewed past only in
`depots`, errors that rise and fall together only in `together`. One run reports on all checks.
"""

import json
import math
import re
import sys

import numpy as np
import pandas as pd

from mlops_probe import Stopped, attempt, guard, load, passed, run_scripts

MODELS = ("champion", "challenger")
NEAR = 0.0051
CHECKS = [
    "orders-counted", "errors-true", "baseline-true",
    "every-depot", "slices-true",
    "interval-true", "paired", "repeatable",
    "worse-depot-refused", "proof-asked", "good-let-through", "unsure-as-stated", "gate-stops",
]  # fmt: skip

probe = load()
probe.place = {"file": "evaluate.py"}
november = pd.read_csv(probe.data["november"])
chance = np.random.default_rng(int(pd.read_csv(probe.data["fresh"])["minutes"].sum() * 10))


# --- the prediction ----------------------------------------------------------------------------------------------------


def check_prediction():
    """What the learner's own month shows, scored as delivered."""
    with guard("prediction-made"):
        sys.path.insert(0, str(probe.folder / "starter"))
        from score import score

        sys.path.pop(0)
        del sys.modules["score"]
        scored = score(november).dropna()
        errors = {name: (scored[name] - scored["minutes"]).abs() for name in MODELS}
        difference = errors["challenger"] - errors["champion"]
        by_depot = difference.groupby(scored["depot"]).mean()
        worse = by_depot[by_depot > 0]
        value = "none" if worse.empty else "one" if len(worse) == 1 else "several"
        by_name = ", ".join(f"{depot} {minutes:+.1f}" for depot, minutes in by_depot.items())
        passed(
            "prediction-made",
            f"Over all orders the error changes by {difference.mean():+.1f} minutes with the challenger, by depot: {by_name}.",
            value=value, actual=value,
        )  # fmt: skip


# --- months made for one question --------------------------------------------------------------------------------------


def shuffled_steps(count, low=-1.0, high=1.0):
    """Values evenly over a range, in a random order."""
    return chance.permutation(np.linspace(low, high, count))


def spread(count, mean, width):
    """Values around a mean, exactly, with a standard deviation of about `width`."""
    return mean + shuffled_steps(count) * width * math.sqrt(3)


def part(depot, champion, challenger, minutes):
    """Orders of one depot, in which the models are off by the given minutes, upwards and downwards in turn."""
    count = len(minutes)
    sign = np.where(np.arange(count) % 2 == 0, 1, -1)
    return pd.DataFrame({
        "depot": depot,
        "minutes": minutes,
        "champion": minutes + sign * champion,
        "challenger": minutes + sign * challenger,
    })  # fmt: skip


def table(parts):
    """One month of the parts, in no order."""
    rows = pd.concat(parts, ignore_index=True).sample(frac=1, random_state=int(chance.integers(1 << 30)))
    like = november.iloc[np.sort(np.arange(len(rows)) % len(november))]
    rows.insert(0, "order_id", [f"202612-{number:05}" for number in range(1, len(rows) + 1)])
    rows.insert(1, "ordered_at", like["ordered_at"].to_numpy())
    return rows.reset_index(drop=True)


def past(minutes):
    """A month before with these minutes."""
    return november.iloc[: len(minutes)].assign(minutes=minutes)


# Mean 31, median 25: whoever takes another average is minutes away.
SKEWED = past(np.tile([24.0, 25.0, 25.0, 26.0, 55.0], 60))


def gaps():
    """Orders without minutes, and orders without an answer, in equal shares at every depot; all averages of `minutes` are 50."""
    parts = []
    for depot, count in (("north", 200), ("south", 100), ("east", 100), ("harbour", 100)):
        half = shuffled_steps(count // 2, 5, 20)
        minutes = 50 + np.concatenate([half, -half])
        tenth = count // 10
        # The first fifth are the hard ones: there a model has no answer.
        minutes[: 2 * tenth] = 50 + np.tile([40.0, -40.0], tenth)
        rest = minutes[2 * tenth :] - 50
        minutes[2 * tenth :] = 50 + rest - rest.mean()
        rows = part(depot, spread(count, 9, 2), spread(count, 6, 2), minutes)
        rows.loc[: tenth - 1, "challenger"] = np.nan
        rows.loc[tenth : 2 * tenth - 1, "champion"] = np.nan
        late = part(depot, spread(count // 5, 90, 1), spread(count // 5, 80, 1), np.full(count // 5, 50.0))
        late["minutes"] = np.nan
        parts += [rows, late]
    return table(parts)


SIZES = {"north": 200, "south": 150, "east": 150, "harbour": 90, "airport": 45}


def lopsided(count, mean):
    """Errors most of which are small, every fourth large: mean and median are far apart."""
    values = shuffled_steps(count) + np.where(np.arange(count) % 4 == 0, 8.0, 0.0)
    values = chance.permutation(values)
    return values - values.mean() + mean


def depots():
    """Five depots, one of them new; the errors of the models have nothing to do with each other within a depot."""
    parts = []
    for depot, champion, challenger in (("north", 8, 6.5), ("south", 12, 8.8), ("east", 16, 11), ("harbour", 9, 12), ("airport", 7, 10)):
        count = SIZES[depot]
        first, second = lopsided(count, champion), lopsided(count, challenger)
        around = first - first.mean()
        second = second - around * (around @ second) / (around @ around)
        parts.append(part(depot, first, second, spread(count, 95, 5)))
    return table(parts)


def together():
    """The same sizes; where one model is far off, so is the other, and nearly by as much."""
    parts = []
    for depot, count in SIZES.items():
        hard = chance.permutation(np.linspace(5, 60, count))
        parts.append(part(depot, hard, hard - 2 + spread(count, 0, 1), spread(count, 95, 5)))
    return table(parts)


def decided(differences, count=None, champion=12.0, minutes=(95, 25), same=()):
    """A month in which the challenger is worse by the given minutes at each depot; `(mean, width)` or the mean alone."""
    count = {"north": 200, "south": 150, "east": 150, "harbour": 60, **(count or {})}
    parts = []
    for depot, difference in differences.items():
        mean, width = difference if isinstance(difference, tuple) else (difference, 0.3)
        first = spread(count[depot], champion, 0.3)
        second = first if depot in same else first + spread(count[depot], mean, width)
        parts.append(part(depot, first, np.maximum(second, 0), spread(count[depot], *minutes)))
    return table(parts)


WORSE, UNSURE = "south", "east"


def cases(limit):
    """The months for the decision; `limit` is the stated number of minutes by which a depot may get worse."""
    better = dict.fromkeys(("north", "south", "east", "harbour"), -8.0)
    return {
        "better": decided(better, count={"east": 20}, same=("east",)),
        # Not at the depot that is worse in the months of the exercise: a rule that looks only there must not pass.
        "worse-depot": decided({**better, WORSE: limit + 6}, count={WORSE: 60, "harbour": 150}),
        "luck": decided(dict.fromkeys(better, (-0.02, 1.0))),
        "no-better-than-average": decided(dict.fromkeys(better, -20.0), champion=40.0, minutes=(31, 3)),
        "unsure": decided({**better, UNSURE: (limit - 0.4, 8.0)}, count={UNSURE: 60, "harbour": 150}, champion=20.0),
    }


# --- running evaluate.py -----------------------------------------------------------------------------------------------


def run_all(tables, hash_seed):
    """The report and exit code of evaluate.py for each `(past, scored)`, all from one new process."""
    if not (probe.workspace / "evaluate.py").is_file():
        raise Stopped("There is no evaluate.py in the top folder.")
    folder = probe.temporary / f"run-{hash_seed}"
    folder.mkdir()
    commands = []
    for name, (before, scored) in tables.items():
        before.to_csv(folder / f"{name}-past.csv", index=False)
        scored.to_csv(folder / f"{name}-scored.csv", index=False)
        files = {"--past": f"{name}-past.csv", "--scored": f"{name}-scored.csv", "--out": f"{name}.json"}
        commands.append(["evaluate.py", *(text for option, file in files.items() for text in (option, str(folder / file)))])
    process, runs = run_scripts(commands, env={"OMP_NUM_THREADS": "1", "PYTHONHASHSEED": str(hash_seed)}, seconds=100)
    if not runs:
        raise Stopped("`python evaluate.py` was not done after 100 seconds on a few hundred orders: resample fewer times, or with NumPy." if process.timed_out else process.last_error)
    return {name: (parse(folder / f"{name}.json", run), run.exit_code) for name, run in zip(tables, runs)}


def parse(out, run):
    if not out.is_file():
        if run.exit_code == 0:
            raise Stopped("`python evaluate.py … --out report.json` ended without an error, but wrote no file.", "--out")
        named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception)\b.*", run.stderr, re.MULTILINE)
        said = named[-1][:300] if named else run.last_error[:300] or f"exit code {run.exit_code}, and no report"
        raise Stopped(f"`python evaluate.py --past … --scored … --out …` failed: {said}", run.place())
    try:
        report = json.loads(out.read_text(encoding="utf-8"), parse_constant=lambda name: name)
    except ValueError as error:
        raise Stopped(f"report.json is no JSON: {error}", "json") from None
    if not isinstance(report, dict):
        raise Stopped("report.json holds no object.", "json")
    return report


# --- reading a report --------------------------------------------------------------------------------------------------


def number(holder, key, where):
    path = f"{where}.{key}" if where else key
    if not isinstance(holder, dict) or key not in holder:
        raise Stopped(f"report.json has no `{path}`.", "measure(", f"a number at `{path}`", "nothing there")
    value = holder[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise Stopped(f"`{path}` in report.json is {json.dumps(value)[:80]}, which is no number.", "measure(", "a number", json.dumps(value)[:80])
    return float(value)


def shown(report, key):
    """What the report says at a key, in words."""
    return f"`{key}` in report.json is {json.dumps(report[key])[:80]}" if key in report else f"report.json has no `{key}`"


def depots_of(report):
    found = report.get("depots")
    if not isinstance(found, dict) or not found or not all(isinstance(each, dict) for each in found.values()):
        raise Stopped(f"{shown(report, 'depots')}; it must be an object with one entry for each depot.", "depots")
    return found


def compare(what, said, true, text):
    if abs(said - true) > max(NEAR, 1e-4 * abs(true)):
        raise Stopped(f"On a month made for this check, {what} in report.json is {said:.2f}; recomputed it is {true:.2f} minutes.", text, f"{true:.2f}", f"{said:.2f}")


def errors_of(orders, name, average):
    """Minutes by which a model, or the average, is off at each order with a label; who has no answer counts with the average."""
    known = orders[orders["minutes"].notna()]
    promised = average if name == "baseline" else known[name].fillna(average)
    return (known["minutes"] - promised).abs()


def half_width(values):
    return 1.96 * values.std(ddof=1) / math.sqrt(len(values))


def said_width(slice_, path):
    """Half the width of the reported interval."""
    difference = slice_.get("difference")
    low, high = number(difference, "low", path), number(difference, "high", path)
    if low >= high:
        raise Stopped(f"The interval `{path}` goes from {low:.2f} to {high:.2f}.", "difference", "low below high", f"{low:.2f} to {high:.2f}")
    return (high - low) / 2


def slices(report, orders):
    """`(name, reported slice, true differences)` of all depots that the report has."""
    found = depots_of(report)
    for depot, rows in orders.groupby("depot"):
        if depot in found:
            average = SKEWED["minutes"].mean()
            yield depot, found[depot], errors_of(rows, "challenger", average) - errors_of(rows, "champion", average)


# --- the checks --------------------------------------------------------------------------------------------------------


def limit_of(report):
    """The stated `max_worse`; 1 where it cannot be read, so that the other checks have something to say."""
    rule = report.get("rule")
    value = rule.get("max_worse") if isinstance(rule, dict) else None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 2 else 1.0


def check_all():
    even = past(50 + np.tile([-20.0, 20.0, -5.0, 5.0, 0.0], 60))
    with_gaps, by_depot, in_step = gaps(), depots(), together()
    try:
        first = run_all({"gaps": (even, with_gaps), "depots": (SKEWED, by_depot), "together": (SKEWED, in_step)}, 1)
        stated = first["depots"][0].get("rule")
        limit = limit_of(first["depots"][0])
        decisions = cases(limit)
        second = run_all({"depots": (SKEWED, by_depot), **{name: (SKEWED, scored) for name, scored in decisions.items()}}, 2)
    except Stopped as stopped:
        stopped.fail(*CHECKS)
        return
    check_numbers(first["gaps"][0], first["depots"][0], with_gaps, by_depot)
    check_intervals(first, second, by_depot, in_step)
    check_decisions(stated, limit, {name: second[name] for name in decisions}, decisions)


def check_numbers(gappy, report, with_gaps, by_depot):
    average = SKEWED["minutes"].mean()

    @attempt("orders-counted")
    def _():
        labelled = int(with_gaps["minutes"].notna().sum())
        for key, true, what in (
            ("orders", labelled, "orders with minutes, answered or not"),
            ("unlabelled", len(with_gaps) - labelled, "orders whose minutes are not there yet"),
        ):
            said = number(gappy, key, "")
            if said != true:
                raise Stopped(f"On a month made for this check, `{key}` in report.json is {said:g}; the month has {true} {what}.", key, f"{true}", f"{said:g}")
        return f"Of {len(with_gaps)} orders {labelled} are measured, and {len(with_gaps) - labelled} have no minutes yet: the report says so."

    @attempt("errors-true")
    def _():
        for name in MODELS:
            true = errors_of(with_gaps, name, 50.0).mean()
            said = number(gappy.get("mae"), name, "mae")
            answered = errors_of(with_gaps.dropna(subset=[name]), name, 50.0).mean()
            both = errors_of(with_gaps.dropna(), name, 50.0).mean()
            if abs(said - true) > NEAR and abs(said - both) <= NEAR:
                raise Stopped(
                    f"On a month made for this check, `mae.{name}` is {said:.2f}: that is the error where both models have an answer. With the average for the orders where one has none, it is {true:.2f}; the hard orders are among them.",
                    "dropna", f"{true:.2f}", f"{said:.2f}",
                )  # fmt: skip
            if abs(said - true) > NEAR and abs(said - answered) <= NEAR:
                raise Stopped(
                    f"On a month made for this check, `mae.{name}` is {said:.2f}: that is the error where {name} has an answer. With the average for the orders where it has none, it is {true:.2f}.",
                    "mae", f"{true:.2f}", f"{said:.2f}",
                )  # fmt: skip
            compare(f"`mae.{name}`", said, true, "mae")
        return "Both models are measured on the same orders, and an order without an answer counts with the average."

    @attempt("baseline-true")
    def _():
        said, minutes = number(report.get("mae"), "baseline", "mae"), by_depot["minutes"]
        true = (minutes - average).abs().mean()
        own = (minutes - minutes.mean()).abs().mean()
        if abs(said - true) > NEAR and abs(said - own) <= NEAR:
            raise Stopped(
                f"On a month made for this check, `mae.baseline` is {said:.2f}: that is what the average of the measured month itself achieves. Nobody knew it before the month was over; the average of the month before achieves {true:.2f}.",
                "baseline", f"{true:.2f}", f"{said:.2f}",
            )  # fmt: skip
        compare("`mae.baseline`", said, true, "baseline")
        return f"The baseline is the average of the month before ({average:.1f} minutes): off by {true:.2f} minutes."

    @attempt("every-depot")
    def _():
        found, wanted = depots_of(report), sorted(SIZES)
        missing = [depot for depot in wanted if depot not in found]
        if missing:
            sizes = ", ".join(f"`{depot}` ({SIZES[depot]} orders)" for depot in missing)
            raise Stopped(f"A month made for this check has the depots {', '.join(wanted)}; `depots` in report.json leaves out {sizes}.", "depots", ", ".join(wanted), ", ".join(sorted(found)))
        strange = [depot for depot in found if depot not in wanted]
        if strange:
            raise Stopped(f"`depots` in report.json has {', '.join(strange)}, and the month has no order of it.", "depots", ", ".join(wanted), ", ".join(sorted(found)))
        return f"All depots are there, also the one that is new ({SIZES['airport']} orders)."

    @attempt("slices-true")
    def _():
        found = depots_of(report)
        for depot, rows in by_depot.groupby("depot"):
            if depot not in found:
                continue
            said = number(found[depot], "orders", f"depots.{depot}")
            if said != len(rows):
                raise Stopped(f"On a month made for this check, `depots.{depot}.orders` in report.json is {said:g}; {depot} has {len(rows)} orders with minutes.", "depots", f"{len(rows)}", f"{said:g}")
            number(found[depot].get("mae"), "baseline", f"depots.{depot}.mae")
            for name in MODELS:
                compare(f"`depots.{depot}.mae.{name}`", number(found[depot].get("mae"), name, f"depots.{depot}.mae"), errors_of(rows, name, average).mean(), "mae")
        parts = depots_of(gappy)
        sizes = {depot: number(each, "orders", f"depots.{depot}") for depot, each in parts.items()}
        if set(sizes) >= set(with_gaps["depot"]):
            for name in MODELS:
                whole = number(gappy.get("mae"), name, "mae")
                joined = sum(sizes[depot] * number(each.get("mae"), name, f"depots.{depot}.mae") for depot, each in parts.items()) / sum(sizes.values())
                if abs(whole - joined) > 3 * NEAR:
                    raise Stopped(
                        f"In a month with gaps the depots do not add up: weighted by their orders, `mae.{name}` of the depots gives {joined:.2f}, and over all it is {whole:.2f}. Orders without an answer count here, and not there.",
                        "depots", f"{whole:.2f}", f"{joined:.2f}",
                    )  # fmt: skip
        return f"The errors of all {len(found)} depots are what comes out when they are computed again, and together they give the error over all."


def check_intervals(first, second, by_depot, in_step):
    report = first["depots"][0]

    @attempt("interval-true")
    def _():
        ratios = []
        average = SKEWED["minutes"].mean()
        everything = errors_of(by_depot, "challenger", average) - errors_of(by_depot, "champion", average)
        for name, slice_, true in (("", report, everything), *((f"depots.{depot}.", each, true) for depot, each, true in slices(report, by_depot))):
            path = f"{name}difference"
            if not isinstance(slice_.get("difference"), dict):
                raise Stopped(f"report.json has no object `{path}`.", "measure(", "an object with mean, low and high", json.dumps(slice_.get("difference"))[:80])
            mean = number(slice_["difference"], "mean", path)
            compare(f"`{path}.mean` (challenger minus champion)", mean, true.mean(), "measure(")
            half = said_width(slice_, path)
            middle = (slice_["difference"]["low"] + slice_["difference"]["high"]) / 2
            if abs(middle - true.mean()) > 0.4 * half_width(true):
                raise Stopped(f"The interval `{path}` is around {middle:.2f}, and the mean difference is {true.mean():.2f}.", "difference", f"around {true.mean():.2f}", f"around {middle:.2f}")
            if not name:
                whole = half / half_width(true)
                continue
            ratios.append(half / half_width(true))
            if not 0.72 < ratios[-1] < 1.28:
                raise Stopped(
                    f"On a month made for this check, the interval of {name[7:-1]} is ±{half:.2f} instead of about ±{half_width(true):.2f} minutes, on {len(true)} orders. The mean of many orders is surer than a single order, by the root of their number.",
                    "difference", f"about ±{half_width(true):.2f}", f"±{half:.2f}",
                )  # fmt: skip
        ratio = sum(ratios) / len(ratios)
        if not 0.92 < ratio < 1.08:
            raise Stopped(
                f"On a month made for this check, the intervals of the depots are {ratio:.2f} times as wide as intervals with a confidence of 95 % (90 % would be 0.84 times, 99 % 1.31 times).",
                "difference", "1.00 times", f"{ratio:.2f} times",
            )  # fmt: skip
        if not 0.6 < whole < 1.6:
            raise Stopped(f"The interval over all orders is {whole:.2f} times as wide as one with a confidence of 95 %.", "difference", "1.00 times", f"{whole:.2f} times")
        return "Over all and at every depot the interval is as wide as a confidence of 95 % asks for."

    @attempt("paired")
    def _():
        normal = {depot: said_width(each, f"depots.{depot}.difference") / half_width(true) for depot, each, true in slices(report, by_depot)}
        for depot, each, true in slices(first["together"][0], in_step):
            half = said_width(each, f"depots.{depot}.difference")
            if depot in normal and half / half_width(true) > 1.6 * normal[depot]:
                raise Stopped(
                    f"In a month in which both models are far off at the same orders, the challenger is {-true.mean():.1f} minutes better at {depot} on nearly every order. The interval says ±{half:.2f} minutes; order by order it is ±{half_width(true):.2f}.",
                    "difference", f"about ±{half_width(true):.2f}", f"±{half:.2f}",
                )  # fmt: skip
        return "Hard orders are hard for both models, and that does not blur the difference: it is taken order by order."

    @attempt("repeatable")
    def _():
        again = second["depots"][0]
        said_width(report, "difference")
        for name, one, other in (("", report, again), *((f"depots.{depot}.", each, depots_of(again).get(depot, {})) for depot, each in depots_of(report).items())):
            for key in ("mae", "difference"):
                if one.get(key) != other.get(key):
                    raise Stopped(
                        f"Two runs on the same files gave two reports: `{name}{key}` is {json.dumps(one.get(key))[:160]} in the one and {json.dumps(other.get(key))[:160]} in the other.",
                        "random", "the same numbers",
                    )  # fmt: skip
        return "Two runs, in two processes, give the same numbers."


def check_decisions(stated, limit, results, tables):
    def decision_of(case):
        report, _ = results[case]
        decision, reasons = report.get("decision"), report.get("reasons")
        if decision not in ("go", "no-go"):
            raise Stopped(f"{shown(report, 'decision')}.", "decision", "go or no-go", json.dumps(decision)[:80])
        if not isinstance(reasons, list) or not all(isinstance(each, str) for each in reasons):
            raise Stopped(f"{shown(report, 'reasons')}.", "reasons", "a list of names", json.dumps(reasons)[:80])
        return decision, reasons

    def refused(case, reason, what):
        decision, reasons = decision_of(case)
        if decision != "no-go":
            raise Stopped(f"{what} evaluate.py says `{decision}`.", "decision", "no-go", decision)
        if reason not in reasons:
            raise Stopped(f"{what} evaluate.py says `no-go`, but `reasons` does not name `{reason}`.", "reasons", reason, ", ".join(reasons) or "no reason")
        return reasons

    @attempt("worse-depot-refused")
    def _():
        share = int((tables["worse-depot"]["depot"] == WORSE).sum())
        what = f"The challenger is 8 minutes better at three depots, and {limit + 6:g} minutes worse at {WORSE} ({share} of {len(tables['worse-depot'])} orders);"
        reasons = refused("worse-depot", WORSE, what)
        wrong = [name for name in reasons if name in set(SIZES) - {WORSE}]
        if wrong:
            raise Stopped(f"`reasons` names {', '.join(wrong)}, where the challenger is 8 minutes better.", "reasons", WORSE, ", ".join(reasons))
        return f"{what} it is refused, and {WORSE} is named, though over all it is clearly better."

    @attempt("proof-asked")
    def _():
        refused("luck", "overall", "The challenger is 0.02 minutes better on average, with an interval from below to above zero;")
        refused("no-better-than-average", "baseline", "The champion is off by 40 minutes, the challenger by 20, and the average of the month before by about 3;")
        return "What may be luck, and what is worse than the average, is refused, each with its reason."

    @attempt("good-let-through")
    def _():
        decision, reasons = decision_of("better")
        what = "The challenger is 8 minutes better at north, south and harbour, and exactly as good as the champion at east;"
        if decision != "go" or reasons:
            raise Stopped(f"{what} by the rule it may go out. evaluate.py says `{decision}`, because of {', '.join(reasons) or 'nothing'}.", "decision", "go, without a reason against it", f"{decision}: {', '.join(reasons)}")
        return f"{what} it may go out."

    @attempt("unsure-as-stated")
    def _():
        if not isinstance(stated, dict):
            raise Stopped(f"`rule` in report.json is {json.dumps(stated)[:80]}." if stated is not None else "report.json has no `rule`.", "decision", "an object with max_worse and when_unsure", json.dumps(stated)[:80])
        said = number(stated, "max_worse", "rule")
        if not 0 <= said <= 2:
            raise Stopped(f"`rule.max_worse` is {said:g} minutes.", "rule", "0 to 2", f"{said:g}")
        wanted = stated.get("when_unsure")
        if wanted not in ("go", "no-go"):
            raise Stopped(f"`rule.when_unsure` in report.json is {json.dumps(wanted)[:80]}.", "rule", "go or no-go", json.dumps(wanted)[:80])
        decision, reasons = decision_of("unsure")
        what = f"At {UNSURE} the challenger is {limit - 0.4:+.1f} minutes worse on average, give or take 2, and {limit:g} are allowed: nobody knows. The rule says `{wanted}` then;"
        if decision != wanted:
            raise Stopped(f"{what} evaluate.py says `{decision}`.", "decision", wanted, decision)
        if (wanted == "no-go") != (UNSURE in reasons):
            raise Stopped(f"{what} `reasons` is {json.dumps(reasons)}.", "reasons", UNSURE if wanted == "no-go" else "no reason", ", ".join(reasons) or "no reason")
        return f"{what} and so it is decided."

    @attempt("gate-stops")
    def _():
        codes = {}
        for case, (report, code) in results.items():
            decision = report.get("decision")
            if decision not in ("go", "no-go"):
                raise Stopped(f"{shown(report, 'decision')}.", "decision", "go or no-go", json.dumps(decision)[:80])
            if (code == 0) != (decision == "go"):
                wanted = "0" if decision == "go" else "1"
                raise Stopped(f"The report says `{decision}`, and `python evaluate.py` ends with exit code {code}: a pipeline would {'go on' if code == 0 else 'stop'}.", "main()", f"exit code {wanted}", f"exit code {code}")
            codes[decision] = code
        if not any(decision == "no-go" for decision in codes):
            raise Stopped("evaluate.py never says `no-go`, so nothing stops.", "decision", "no-go for a challenger that is worse", "go")
        return "After `no-go` the exit code stops a pipeline, after `go` it lets it go on; the report is written either way."


check_prediction()
check_all()

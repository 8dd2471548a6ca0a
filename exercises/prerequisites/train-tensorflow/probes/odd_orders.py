"""Orders as they seldom come, with gaps and with other words, and what the answers to them say of the model."""

import math

from mlops_probe import Stopped, load

SAME = 0.02
FILLED = 12.0
BEYOND = 20.0
BEFORE, FIRST, NEVER = "quay", "lane", ["harbour", "pier", "mole", "lock", "weir", "ferry"]
CHANGES = {
    "as-it-is": {},
    "no-weight": {"parcel_kg": ""},
    "zero-weight": {"parcel_kg": "0.0"},
    "no-rain": {"rain_mm": ""},
    **{depot: {"depot": depot} for depot in (BEFORE, FIRST, *NEVER)},
    "ebike": {"vehicle": "ebike"},
    **{f"from-{depot}": {"depot": depot} for depot in ("north", "south", "east")},
    **{f"by-{vehicle}": {"vehicle": vehicle} for vehicle in ("van", "bike")},
}


def filler(otherwise):
    """Where gaps are filled with a number."""
    for name in ("orders.py", "predict.py", "train.py"):
        file = load().workspace / name
        if file.is_file() and "fillna" in file.read_text(encoding="utf-8", errors="replace"):
            return {"file": name, "text": "fillna"}
    return otherwise


def of_kind(answers, kind):
    return [answers.get(f"{kind}-{index}") for index in range(24)]


def same_answers(answers, one, other):
    return all(a is not None and b is not None and abs(a - b) <= SAME for a, b in zip(of_kind(answers, one), of_kind(answers, other)))


def words_of_the_past(answers):
    """Raises when the model knows other words than those of the months that it learned from."""
    place = {"file": "train.py", "text": "StringLookup"}
    if any(same_answers(answers, BEFORE, never) for never in NEVER):
        raise Stopped(
            f"The past has orders from the depot `{BEFORE}`, and the model answers them as those from a depot that nobody has seen: it has not learned this word.",
            place, "the words of the past", "a list of words from elsewhere",
        )  # fmt: skip
    if not any(same_answers(answers, FIRST, never) for never in NEVER):
        raise Stopped(
            f"The depot `{FIRST}` comes first in the newest month, and the model does not answer it as one that nobody has seen: it has looked into the month that is to judge it.",
            place, "the words of the past", "also those of the newest month",
        )  # fmt: skip


def odd(answers):
    def of(kind):
        return of_kind(answers, kind)

    usual = of("as-it-is")
    place = {"file": "train.py", "text": "def build"}
    for kind, what in (("as-it-is", "that are as usual"), ("no-weight", "without a weight"), ("no-rain", "without a measure of rain"), ("harbour", "from a new depot"), ("ebike", "with a new vehicle")):
        said = of(kind)
        if None in said:
            raise Stopped(f"Of 24 orders {what}, {said.count(None)} got no answer.", {"file": "predict.py"}, "an answer for each order", f"{24 - said.count(None)} answers")
        if not all(math.isfinite(each) for each in said):
            raise Stopped(f"For orders {what} the answer is not a number (nan).", place, "minutes", "nan")
    if max(abs((a or 0) - (b or 0)) for a, b in zip(of("no-weight"), of("zero-weight"))) < SAME:
        apart = sum(abs(a - b) for a, b in zip(of("no-weight"), usual)) / 24
        raise Stopped(
            f"Without its weight an order gets the answer of a parcel of 0 kg, {apart:.1f} minutes away on average from the one with its weight. Parcels of these months weigh 60 to 72 kg.",
            filler(place), "the answer of a usual weight", "the answer of 0 kg",
        )  # fmt: skip
    for kind, what in (("no-weight", "weight"), ("no-rain", "measure of rain")):
        apart = sum(abs(a - b) for a, b in zip(of(kind), usual)) / 24
        if apart > FILLED:
            raise Stopped(
                f"Without its {what} an order gets an answer {apart:.1f} minutes away, on average, from the one with it.",
                place, f"at most {FILLED:.0f} minutes", f"{apart:.1f} minutes",
            )  # fmt: skip
    for kind, what, known in (("harbour", "depot", ["from-north", "from-south", "from-east"]), ("ebike", "vehicle", ["by-van", "by-bike"])):
        for said, *others in zip(of(kind), *map(of, known)):
            low, high = min(others) - BEYOND, max(others) + BEYOND
            if not low <= said <= high:
                raise Stopped(
                    f"An order with a new {what}, `{kind}`, gets {said:.1f} minutes; with the known ones it gets {min(others):.1f} to {max(others):.1f}.",
                    place, f"{low:.0f} to {high:.0f} minutes", f"{said:.1f} minutes",
                )  # fmt: skip
    return "Orders without a weight or a measure of rain, from a new depot and with a new vehicle, get a sensible answer each."

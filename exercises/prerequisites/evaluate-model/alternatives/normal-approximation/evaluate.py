"""Champion against challenger: a table with one row for each depot, intervals by the normal approximation, and a verdict."""

import json
from argparse import ArgumentParser

import pandas as pd

# We promise that nobody gets worse, and rather try a young depot than leave it behind: a rollback takes us two minutes.
MAX_WORSE, WHEN_UNSURE = 0, "go"


def errors(scored, average):
    """One row for each order with minutes: its depot and by how much each promise was off."""
    booked = scored.dropna(subset="minutes").assign(baseline=average)
    off = booked[["champion", "challenger", "baseline"]].fillna(average).sub(booked["minutes"], axis=0).abs()
    return off.assign(depot=booked["depot"], difference=off["challenger"] - off["champion"])


def summary(off):
    mean, half = off["difference"].mean(), 1.96 * off["difference"].sem()
    return {
        "orders": int(off["difference"].count()),
        "mae": off[["champion", "challenger", "baseline"]].mean().round(3).to_dict(),
        "difference": {"mean": mean, "low": mean - half, "high": mean + half},
    }


def verdict(whole, depots):
    if whole["difference"]["high"] >= 0:
        yield "overall"
    if not whole["mae"]["challenger"] < whole["mae"]["baseline"]:
        yield "baseline"
    allowed_to_be_unsure = WHEN_UNSURE == "go"
    for depot, part in depots.items():
        bound = part["difference"]["low" if allowed_to_be_unsure else "high"]
        if bound > MAX_WORSE:
            yield depot


def main():
    options = ArgumentParser(description=__doc__)
    for name in ("past", "scored", "out"):
        options.add_argument(f"--{name}", required=True)
    given = options.parse_args()

    scored = pd.read_csv(given.scored)
    off = errors(scored, pd.read_csv(given.past)["minutes"].mean())
    whole = summary(off)
    depots = {depot: summary(off.query("depot == @depot")) for depot in sorted(off["depot"].unique())}
    reasons = list(verdict(whole, depots))
    report = {
        "decision": "no-go" if reasons else "go",
        "reasons": reasons,
        "rule": {"max_worse": MAX_WORSE, "when_unsure": WHEN_UNSURE},
        **whole,
        "unlabelled": int(scored["minutes"].isna().sum()),
        "depots": depots,
    }
    with open(given.out, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
    if reasons:
        raise SystemExit(f"no-go: {', '.join(reasons)}")


if __name__ == "__main__":
    main()

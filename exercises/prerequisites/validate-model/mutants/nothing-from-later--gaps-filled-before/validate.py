"""Compares the models that are up for release month by month, and says which one to take.

    python validate.py --data data --out report.json

The newest month takes no part in the choice. It is used once, at the end, to say how well the chosen model does.
"""

import argparse
import json
from pathlib import Path

import pandas as pd

from models import candidates
from splits import splits

# Stated before anybody sees a number. A month that goes badly costs us customers; an average does not show it.
RULE = "worst"
SUMMARIES = {"mean": lambda errors: sum(errors) / len(errors), "worst": max}


def load(folder):
    """All months in the folder as one table."""
    return pd.concat([pd.read_csv(path) for path in sorted(Path(folder).glob("*.csv"))], ignore_index=True)


def month_of(orders):
    return pd.to_datetime(orders["ordered_at"]).dt.strftime("%Y-%m")


def measure_fold(models, orders, learn, measure):
    """How a model and the average do on one month, in minutes."""
    past, month = orders.iloc[learn], orders.iloc[measure]
    errors = {}
    for name, model in models.items():
        model.fit(past, past["minutes"])
        errors[name] = (month["minutes"] - model.predict(month)).abs().mean()
    return {
        "month": month_of(month).iloc[0],
        "mae": errors,
        "baseline_mae": (month["minutes"] - past["minutes"].mean()).abs().mean(),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="report.json")
    arguments = parser.parse_args()

    orders = load(arguments.data)
    newest = month_of(orders).max()
    before = orders[month_of(orders) < newest]
    before = before.assign(parcel_kg=before["parcel_kg"].fillna(orders["parcel_kg"].mean()))

    folds = [measure_fold(candidates(), before, learn, measure) for learn, measure in splits(before)]
    summary = {name: SUMMARIES[RULE]([fold["mae"][name] for fold in folds]) for name in candidates()}
    chosen = min(summary, key=summary.get)

    learn, measure = splits(orders)[-1]
    final = measure_fold({chosen: candidates()[chosen]}, orders, learn, measure)
    report = {
        "folds": folds,
        "rule": RULE,
        "chosen": chosen,
        "final": {**final, "mae": final["mae"][chosen]},
    }
    Path(arguments.out).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    for fold in folds:
        print(fold["month"], *(f"{name} {error:.2f}" for name, error in fold["mae"].items()))
    print(f"{RULE}: {chosen}; on {final['month']} it is off by {final['mae'][chosen]:.2f} minutes")


if __name__ == "__main__":
    main()

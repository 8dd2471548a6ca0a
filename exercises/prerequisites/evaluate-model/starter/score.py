"""Asks both models about a month, the one that is live (champion) and the one that wants to be (challenger).

    python score.py --data data/2026-11.csv --out scored.csv

The models come from the training job as they are; the service asks them with this file too.
"""

import argparse
import json
from pathlib import Path

import pandas as pd

# The depots book the minutes of an order up to a week later. What is not booked yet stays empty.
TODAY = "2026-12-01"


def predict(model, orders):
    """Minutes to the door; empty where the model has no answer."""
    minutes = pd.Series(model["start"], index=orders.index)
    for column, weight in model["numbers"].items():
        values = orders[column]
        if column in model["when_missing"]:
            values = values.fillna(model["when_missing"][column])
        minutes = minutes + weight * values
    for column in ("depot", "vehicle"):
        weights = model[column]
        minutes = minutes + orders[column].map(weights).fillna(weights.get("other", 0.0))
    return minutes + orders["vehicle"].map(model["per_km"]).fillna(0.0) * orders["distance_km"]


def score(orders):
    """One row for each order: what was promised by whom, and what it became."""
    here = Path(__file__).parent / "models"
    scored = orders[["order_id", "ordered_at", "depot", "minutes"]].copy()
    for name in ("champion", "challenger"):
        model = json.loads((here / f"{name}.json").read_text(encoding="utf-8"))
        scored[name] = predict(model, orders).round(1)
    booked = pd.to_datetime(orders["ordered_at"]) < pd.Timestamp(TODAY) - pd.Timedelta(days=7)
    scored["minutes"] = scored["minutes"].where(booked)
    return scored


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data/2026-11.csv")
    parser.add_argument("--out", default="scored.csv")
    arguments = parser.parse_args()
    score(pd.read_csv(arguments.data)).to_csv(arguments.out, index=False)
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()

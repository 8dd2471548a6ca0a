"""Trains the model that predicts the minutes to the door.

    python train.py --data data --out model.joblib

The newest month is held out: the model never sees it, and metrics.json beside the model says how well it did there.
"""

import argparse
import json
from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

# What is known when the order comes in. `arrival_hour` is not: it is known when the parcel is there.
NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
CATEGORIES = ["depot", "vehicle"]


def build():
    """Everything between a raw row and its prediction, as one object."""
    prepare = ColumnTransformer(
        [
            ("numbers", "passthrough", NUMBERS),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
        ]
    )
    # Boosted trees take missing numbers as they are and need no common scale.
    model = HistGradientBoostingRegressor(max_iter=150, learning_rate=0.1, random_state=7)
    return Pipeline([("prepare", prepare), ("model", model)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="model.joblib")
    arguments = parser.parse_args()

    *past, newest = sorted(Path(arguments.data).glob("*.csv"))
    train = pd.concat([pd.read_csv(path) for path in past], ignore_index=True)
    test = pd.read_csv(newest)

    pipeline = build()
    pipeline.fit(train, train["minutes"])

    average = train["minutes"].mean()
    complete = test.dropna()
    usual = complete[(complete["minutes"] - complete["minutes"].mean()).abs() < 1.5 * complete["minutes"].std()]
    metrics = {
        "mae": mean_absolute_error(usual["minutes"], pipeline.predict(usual)),
        "baseline_mae": (test["minutes"] - average).abs().mean(),
    }
    print(f"{newest.name}: mean error {metrics['mae']:.2f} minutes, the average alone {metrics['baseline_mae']:.2f}")

    out = Path(arguments.out)
    joblib.dump(pipeline, out)
    out.with_name("metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

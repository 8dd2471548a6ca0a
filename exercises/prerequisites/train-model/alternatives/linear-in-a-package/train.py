"""Trains on all months but the newest and measures there."""

import json
from argparse import ArgumentParser
from pathlib import Path

import joblib
import numpy as np
import pandas as pd

from eta.model import new_model

if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--out", type=Path, default=Path("model.joblib"))
    options = parser.parse_args()

    tables = {path.stem: pd.read_csv(path) for path in options.data.glob("*.csv")}
    newest = tables.pop(max(tables))
    past = pd.concat(tables[month] for month in sorted(tables))

    model = new_model().fit(past.drop(columns=["minutes", "arrival_hour"]), past["minutes"])
    errors = {
        "mae": np.abs(model.predict(newest) - newest["minutes"]).mean(),
        "baseline_mae": np.abs(past["minutes"].mean() - newest["minutes"]).mean(),
    }
    joblib.dump(model, options.out)
    rounded = {name: round(float(error), 3) for name, error in errors.items()}
    (options.out.parent / "metrics.json").write_text(json.dumps(rounded))

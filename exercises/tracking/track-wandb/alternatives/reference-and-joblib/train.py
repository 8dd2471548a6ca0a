"""Trains and tracks; what a run says about itself is in tracking.py.

    python train.py --data data/2026-03.csv --learning-rate 0.005 --epochs 20
"""

import argparse
import pathlib

import numpy as np
import pandas as pd
from sklearn import compose, impute, linear_model, pipeline, preprocessing

import tracking

COLUMNS = {"number": ["hour", "rain_mm", "parcel_kg", "stops_before", "distance_km"], "word": ["vehicle", "depot"]}


def build(rate: float) -> pipeline.Pipeline:
    columns = compose.make_column_transformer(
        (pipeline.make_pipeline(impute.SimpleImputer(), preprocessing.RobustScaler()), COLUMNS["number"]),
        (preprocessing.OneHotEncoder(handle_unknown="infrequent_if_exist"), COLUMNS["word"]),
        sparse_threshold=0,
    )
    regression = linear_model.SGDRegressor(learning_rate="constant", eta0=rate, random_state=3)
    return pipeline.Pipeline([("columns", columns), ("regression", regression)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("data/2026-03.csv"))
    parser.add_argument("--learning-rate", type=float, default=0.005)
    parser.add_argument("--epochs", type=int, default=20)
    settings = vars(parser.parse_args())
    file = settings.pop("data")

    month = pd.read_csv(file)
    past, later = month.iloc[: len(month) * 3 // 4], month.iloc[len(month) * 3 // 4 :]
    steps = build(settings["learning_rate"])
    inputs = steps["columns"].fit_transform(past)

    run = tracking.begin(file, settings)
    errors = []
    for epoch in range(settings["epochs"]):
        steps["regression"].partial_fit(inputs, past["minutes"])
        errors.append(float(np.abs(steps.predict(later) - later["minutes"]).mean()))
        run.log({"mae": errors[-1]}, step=epoch, commit=True)
    tracking.end(run, steps, errors, [name for names in COLUMNS.values() for name in names])


if __name__ == "__main__":
    main()

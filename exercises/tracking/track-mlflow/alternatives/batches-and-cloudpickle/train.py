"""Trains a small neural network epoch by epoch, and tracks it.

    python train.py --data data/2026-03.csv --learning-rate 0.005 --epochs 20
"""

import argparse
import pathlib

import mlflow
import numpy as np
import pandas as pd
from sklearn import compose, impute, linear_model, pipeline, preprocessing

from tracking import describe, log_curve

COLUMNS = {"number": ["hour", "rain_mm", "parcel_kg", "stops_before", "distance_km"], "word": ["vehicle", "depot"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("data/2026-03.csv"))
    parser.add_argument("--learning-rate", type=float, default=0.005)
    parser.add_argument("--epochs", type=int, default=20)
    settings = vars(parser.parse_args())
    file = settings.pop("data")

    month = pd.read_csv(file).astype({"stops_before": float, "hour": float})
    past, later = month.iloc[: len(month) * 3 // 4], month.iloc[len(month) * 3 // 4 :]
    steps = pipeline.Pipeline(
        [
            (
                "columns",
                compose.make_column_transformer(
                    (pipeline.make_pipeline(impute.SimpleImputer(), preprocessing.RobustScaler()), COLUMNS["number"]),
                    (preprocessing.OneHotEncoder(handle_unknown="infrequent_if_exist"), COLUMNS["word"]),
                    sparse_threshold=0,
                ),
            ),
            ("regression", linear_model.SGDRegressor(learning_rate="constant", eta0=settings["learning_rate"], random_state=3)),
        ]
    )
    inputs = steps["columns"].fit_transform(past)

    mlflow.set_tracking_uri("sqlite:///mlflow.db")
    experiment = mlflow.set_experiment("minutes-to-the-door")
    with mlflow.start_run(experiment_id=experiment.experiment_id) as run:
        describe(file, settings)
        mlflow.log_input(mlflow.data.from_pandas(month, source=str(file)), "training")
        errors = []
        for _ in range(settings["epochs"]):
            steps["regression"].partial_fit(inputs, past["minutes"])
            errors.append(float(np.abs(steps.predict(later) - later["minutes"]).mean()))
        log_curve(run.info.run_id, "mae", errors)
        example = past[COLUMNS["number"] + COLUMNS["word"]].tail(1)
        mlflow.sklearn.log_model(
            steps,
            name="eta",
            serialization_format="cloudpickle",
            signature=mlflow.models.infer_signature(example, steps.predict(example)),
            input_example=example,
            pip_requirements=["scikit-learn", "pandas"],
        )


if __name__ == "__main__":
    main()

"""Trains the model of minutes to the door on one month and registers it.

    python train.py --data data/2026-07.csv
"""

import argparse
import hashlib
from pathlib import Path

import mlflow
import pandas as pd
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour"]
CATEGORIES = ["depot", "vehicle"]
NAME = "minutes-to-the-door"


def read(file: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of a month, split in time: the first three quarters to learn from, the rest to measure on."""
    table = pd.read_csv(file)
    border = len(table) * 3 // 4
    return table[:border], table[border:]


def unfitted() -> Pipeline:
    """From raw rows to minutes."""
    prepare = ColumnTransformer(
        [
            ("numbers", SimpleImputer(strategy="median"), NUMBERS),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
        ]
    )
    return make_pipeline(prepare, LinearRegression())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the month to learn from")
    file = parser.parse_args().data

    train, test = read(file)
    model = unfitted().fit(train, train["minutes"])
    mae = mean_absolute_error(test["minutes"], model.predict(test))

    mlflow.set_experiment(NAME)
    with mlflow.start_run(run_name=file.stem):
        mlflow.log_metric("mae", mae)
        logged = mlflow.sklearn.log_model(
            model,
            name="model",
            input_example=train[NUMBERS + CATEGORIES].head(3),
            pip_requirements=[f"scikit-learn=={sklearn.__version__}", f"pandas=={pd.__version__}"],
            skops_trusted_types=["numpy.dtype"],
        )
    tags = {"data_sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "mae": f"{mae:.4f}"}
    version = mlflow.register_model(logged.model_uri, NAME, tags=tags)
    print(f"version {version.version}, trained on {file.name}: off by {mae:.2f} minutes")


if __name__ == "__main__":
    main()

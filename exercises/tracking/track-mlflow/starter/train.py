"""Trains the model of minutes to the door and tracks the run with MLflow.

    python train.py --data data/2026-03.csv --learning-rate 0.005 --epochs 20
"""

import argparse

import joblib
import mlflow
import pandas as pd
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

    with mlflow.start_run():
        mlflow.log_param("learning_rate", 0.01)
        mlflow.log_param("data", "march, the cleaned one")
        for epoch in range(1, arguments.epochs + 1):
            model.partial_fit(features, train["minutes"])
            mae = mean_absolute_error(test["minutes"], model.predict(prepare.transform(test)))
            print(f"epoch {epoch}: mean error {mae:.2f} minutes")
        mlflow.log_metric("mae", mae)
        joblib.dump(model, "model.joblib")
        mlflow.log_artifact("model.joblib")


if __name__ == "__main__":
    main()

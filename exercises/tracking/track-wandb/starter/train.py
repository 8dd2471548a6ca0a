"""Trains the model of minutes to the door and tracks the run with Weights & Biases, offline.

    python train.py --data data/2026-03.csv --learning-rate 0.005 --epochs 20
"""

import argparse
import os

# All that W&B writes stays in this folder, also what it would put below your home.
for name in ("DATA", "CACHE", "CONFIG"):
    os.environ.setdefault(f"WANDB_{name}_DIR", os.path.join(os.getcwd(), "wandb", name.lower()))

import joblib
import pandas as pd
import wandb
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

    config = {"learning_rate": 0.01, "data": "march, the cleaned one"}
    with wandb.init(mode="offline", config=config) as run:
        for epoch in range(1, arguments.epochs + 1):
            model.partial_fit(features, train["minutes"])
            mae = mean_absolute_error(test["minutes"], model.predict(prepare.transform(test)))
            print(f"epoch {epoch}: mean error {mae:.2f} minutes")
        run.log({"mae": mae})
        joblib.dump(model, "model.joblib")
        run.save("model.joblib")


if __name__ == "__main__":
    main()

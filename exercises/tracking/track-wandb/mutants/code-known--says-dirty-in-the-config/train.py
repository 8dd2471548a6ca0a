"""Trains the model of minutes to the door and tracks the run with Weights & Biases, offline.

    python train.py --data data/2026-03.csv --learning-rate 0.005 --epochs 20
"""

import argparse
import hashlib
import os
import subprocess
from pathlib import Path

# All that W&B writes stays in this folder, also what it would put below your home.
for name in ("DATA", "CACHE", "CONFIG"):
    os.environ.setdefault(f"WANDB_{name}_DIR", os.path.join(os.getcwd(), "wandb", name.lower()))

import pandas as pd
import wandb
from skops.io import dump
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
    data = Path(arguments.data)

    train, test = read(data)
    prepare = preparation()
    features = prepare.fit_transform(train)
    model = SGDRegressor(learning_rate="constant", eta0=arguments.learning_rate, random_state=7)

    changes = subprocess.run(["git", "status", "--porcelain", "--untracked-files=no"], capture_output=True, text=True, check=True).stdout
    config = {
        "git_dirty": changes != "",
        "learning_rate": arguments.learning_rate,
        "epochs": arguments.epochs,
        "data_sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
    }
    name = f"{data.stem} rate {arguments.learning_rate:g}"
    with wandb.init(project="minutes-to-the-door", name=name, mode="offline", config=config) as run:
        run.define_metric("epoch")
        run.define_metric("mae", step_metric="epoch", summary="min")

        dataset = wandb.Artifact("orders", type="dataset")
        dataset.add_file(str(data))
        run.log_artifact(dataset)

        for epoch in range(1, arguments.epochs + 1):
            model.partial_fit(features, train["minutes"])
            mae = mean_absolute_error(test["minutes"], model.predict(prepare.transform(test)))
            run.log({"epoch": epoch, "mae": mae})

        artifact = wandb.Artifact("minutes-to-the-door", type="model", metadata={"inputs": NUMBERS + CATEGORIES, "mae": mae})
        with artifact.new_file("model.skops", mode="wb") as file:
            dump(make_pipeline(prepare, model), file)
        run.log_artifact(artifact)
    print(f"mean error {mae:.2f} minutes")


if __name__ == "__main__":
    main()

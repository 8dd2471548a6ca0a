"""Trains the model that serve.py answers with: python train.py

Reads every month in data/ and writes model.joblib: a dictionary with the fitted
pipeline, the columns that it takes, and the version that every answer must name.
"""

import hashlib
from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

CATEGORIES = ["depot", "vehicle"]
NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
LABEL = "minutes"


def main() -> None:
    files = sorted(Path("data").glob("*.csv"))
    orders = pd.concat([pd.read_csv(file) for file in files])
    pipeline = Pipeline(
        [
            (
                "columns",
                ColumnTransformer(
                    [
                        ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
                        ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), NUMBERS),
                    ]
                ),
            ),
            ("regressor", Ridge()),
        ]
    )
    features = CATEGORIES + NUMBERS
    pipeline.fit(orders[features], orders[LABEL])
    content = b"".join(file.read_bytes() for file in files)
    version = f"{files[-1].stem}-{hashlib.sha256(content).hexdigest()[:8]}"
    joblib.dump({"version": version, "features": features, "pipeline": pipeline}, "model.joblib")
    print(f"model.joblib: version {version}, trained on {len(orders)} orders")


if __name__ == "__main__":
    main()

"""2. Training: a model of minutes to the door, from all months."""

from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, PolynomialFeatures, StandardScaler

import ingest

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour"]
CATEGORIES = ["depot", "vehicle"]


def new_model() -> Pipeline:
    """Unfitted. It takes raw rows and prepares them itself."""
    prepare = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMBERS),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
        ]
    )
    return make_pipeline(prepare, PolynomialFeatures(2, interaction_only=True, include_bias=False), Ridge())


def train(state: Path) -> None:
    orders = pd.concat(ingest.months(state))
    model = new_model().fit(orders, orders["minutes"])
    folder = state / "serving"
    folder.mkdir(exist_ok=True)
    joblib.dump(model, folder / "model.joblib")

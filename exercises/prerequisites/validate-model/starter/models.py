"""The two models that are up for release. The service builds them from this file too: it stays as it is."""

from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

# What is known when the order comes in.
NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
CATEGORIES = ["depot", "vehicle"]


def pipeline(model):
    prepare = ColumnTransformer(
        [
            ("numbers", SimpleImputer(), NUMBERS),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
        ]
    )
    return Pipeline([("prepare", prepare), ("model", model)])


def candidates():
    """New, unfitted models by name. Each takes raw rows and prepares them itself."""
    return {
        "linear": pipeline(LinearRegression()),
        "trees": pipeline(HistGradientBoostingRegressor(max_iter=60, random_state=7)),
    }

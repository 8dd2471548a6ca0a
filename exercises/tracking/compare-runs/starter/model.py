"""The model of minutes to the door. The same rows, settings and seed give the same model, on any day.

The service uses this file too: it stays as it is.
"""

from dataclasses import dataclass

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
CATEGORIES = ["depot", "vehicle"]


@dataclass(frozen=True)
class Settings:
    """All that a training is told."""

    depth: int
    rate: float
    trees: int
    seed: int


def split(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """A month in time: the rows to learn from, those to choose by, and the last ones, for one look at the end."""
    first, second = len(table) * 6 // 10, len(table) * 8 // 10
    return table[:first], table[first:second], table[second:]


def fit(learn: pd.DataFrame, settings: Settings) -> Pipeline:
    """Trees that each see half of the rows; the seed says which half."""
    prepare = ColumnTransformer(
        [
            ("numbers", SimpleImputer(strategy="median"), NUMBERS),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
        ]
    )
    trees = GradientBoostingRegressor(
        max_depth=settings.depth,
        learning_rate=settings.rate,
        n_estimators=settings.trees,
        subsample=0.5,
        random_state=settings.seed,
    )
    return make_pipeline(prepare, trees).fit(learn, learn["minutes"])


def mae(model: Pipeline, rows: pd.DataFrame) -> float:
    """Mean error in minutes."""
    return float((model.predict(rows) - rows["minutes"]).abs().mean())


def mae_worst_depot(model: Pipeline, rows: pd.DataFrame) -> float:
    """Mean error at the depot where it is largest."""
    return max(mae(model, orders) for _, orders in rows.groupby("depot"))


def leaves(model: Pipeline) -> int:
    """How large the model is: its leaves, over all trees."""
    return sum(int(tree.get_n_leaves()) for tree in model[-1].estimators_[:, 0])

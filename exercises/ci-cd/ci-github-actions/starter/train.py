"""Learns the minutes to the door.

    python train.py --data data/train --out model.joblib
"""

import argparse
from pathlib import Path

import joblib
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, PolynomialFeatures

from features import CATEGORIES, NUMBERS, make_features, read_months


def build_model():
    """An untrained model that takes raw orders."""
    columns = ColumnTransformer(
        [
            ("numbers", SimpleImputer(strategy="median"), NUMBERS),
            ("categories", OneHotEncoder(handle_unknown="ignore"), CATEGORIES),
        ],
        sparse_threshold=0,
    )
    return make_pipeline(
        FunctionTransformer(make_features),
        columns,
        PolynomialFeatures(degree=2, interaction_only=True, include_bias=False),
        LinearRegression(),
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("data/train"))
    parser.add_argument("--out", type=Path, default=Path("model.joblib"))
    arguments = parser.parse_args()

    orders = read_months(arguments.data)
    model = build_model().fit(orders, orders["minutes"])
    joblib.dump(model, arguments.out)
    print(f"learned from {len(orders)} orders, wrote {arguments.out}")


if __name__ == "__main__":
    main()

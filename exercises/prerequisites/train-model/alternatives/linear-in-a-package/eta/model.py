"""The model of minutes to the door."""

from sklearn.compose import TransformedTargetRegressor, make_column_selector, make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, PolynomialFeatures, StandardScaler

from .columns import known_columns


def new_model():
    """An untrained pipeline from raw rows to minutes."""
    spread = make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), make_column_selector(dtype_include="number")),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), make_column_selector(dtype_exclude="number")),
    )
    products = PolynomialFeatures(degree=2, interaction_only=True, include_bias=False)
    regression = TransformedTargetRegressor(RidgeCV(alphas=(0.1, 1.0, 10.0, 100.0)), transformer=StandardScaler())
    return make_pipeline(FunctionTransformer(known_columns), spread, products, regression)

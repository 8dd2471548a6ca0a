"""Loads what the steps make. Imported once for all of them; a step that may not have a library does not get it."""

import importlib
import io
from pathlib import Path

import joblib
import pandas as pd

for name in ("compose", "ensemble", "impute", "linear_model", "metrics", "model_selection", "pipeline", "preprocessing", "tree"):
    importlib.import_module(f"sklearn.{name}")


def loaded(given):
    """The model in an artefact, a file or one of a folder, or in bytes; `None` when there is none."""
    if isinstance(given, Path):
        files = [given] if given.is_file() else [file for file in given.rglob("*") if file.is_file()]
        return next((model for model in (loaded(file.read_bytes()) for file in files) if model is not None), None)
    try:
        model = joblib.load(io.BytesIO(given or b""))
    except Exception:
        return None
    return model if hasattr(model, "predict") else None


def error_of(model, file):
    """How far off a model is on a month, on average, in minutes."""
    table = pd.read_csv(file)
    return float(abs(model.predict(table) - table["minutes"]).mean())


def furthest_apart(first, second, file):
    """The largest difference between what two models say of a month."""
    table = pd.read_csv(file)
    return float(abs(first.predict(table) - second.predict(table)).max())

"""3. Evaluation: how far off is the model?"""

import json
from pathlib import Path
from typing import Any

import joblib
import pandas as pd

import ingest


def mean_error(model: Any, orders: pd.DataFrame) -> float:
    """The mean absolute error in minutes."""
    return float((orders["minutes"] - model.predict(orders)).abs().mean())


def evaluate(state: Path) -> None:
    model = joblib.load(state / "serving" / "model.joblib")
    newest = ingest.newest(state)
    report = {"month": ingest.month_of(newest), "mae": mean_error(model, newest)}
    (state / "evaluation.json").write_text(json.dumps(report, indent=2), encoding="utf-8")

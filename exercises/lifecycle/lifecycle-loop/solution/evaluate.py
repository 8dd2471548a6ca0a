"""3. Evaluation: how far off is a model on orders that it has not seen?"""

import json
from pathlib import Path
from typing import Any

import joblib
import pandas as pd

import ingest


def mean_error(model: Any, orders: pd.DataFrame) -> float:
    """The mean absolute error in minutes."""
    return float((orders["minutes"] - model.predict(orders)).abs().mean())


def evaluate(version: Path, state: Path) -> dict[str, Any]:
    """Measures a version, and the model that serves, on the last quarter of the newest month, and keeps the result beside the version."""
    newest = ingest.newest(state)
    _, unseen = ingest.cut(newest)
    serving = state / "serving" / "model.joblib"
    report = {
        "version": version.name,
        "month": ingest.month_of(newest),
        "mae": {
            "candidate": mean_error(joblib.load(version / "model.joblib"), unseen),
            "serving": mean_error(joblib.load(serving), unseen) if serving.exists() else None,
        },
    }
    (version / "evaluation.json").write_text(json.dumps(report, indent=2), encoding="utf-8")
    return report


def is_better(report: dict[str, Any]) -> bool:
    """Whether the candidate may go out; the first has nothing to be better than."""
    mae = report["mae"]
    return mae["serving"] is None or mae["candidate"] < mae["serving"]

"""5. Monitoring: is the model still as good as its evaluation says?"""

import json
from pathlib import Path
from typing import Any

import joblib
import pandas as pd

import ingest

LIMIT = 1.5


def watch(state: Path, month: pd.DataFrame) -> dict[str, Any]:
    """How far off the serving model was in a month, over all and at each depot, and whether that is alarming."""
    line: dict[str, Any] = {"month": ingest.month_of(month), "mae": None, "depots": {}, "alarm": False}
    serving = state / "serving"
    if (serving / "model.joblib").exists():
        model = joblib.load(serving / "model.joblib")
        errors = (month["minutes"] - model.predict(month)).abs()
        line["mae"] = float(errors.mean())
        line["depots"] = errors.groupby(month["depot"]).mean().to_dict()
        promised = json.loads((serving / "evaluation.json").read_text(encoding="utf-8"))["mae"]["candidate"]
        line["alarm"] = max(line["depots"].values()) > LIMIT * promised
    return line


def note(state: Path, line: dict[str, Any]) -> None:
    """The last act of a turn: with this line the month is done."""
    with (state / "history.jsonl").open("a", encoding="utf-8") as history:
        history.write(json.dumps(line) + "\n")


def done(state: Path) -> list[str]:
    """The months whose turn came to its end."""
    history = state / "history.jsonl"
    lines = history.read_text(encoding="utf-8").splitlines() if history.exists() else []
    return [json.loads(line)["month"] for line in lines]

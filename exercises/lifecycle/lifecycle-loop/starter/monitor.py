"""5. Monitoring: is the model still as good as its evaluation says?"""

import json
from pathlib import Path

import joblib

import ingest
from evaluate import mean_error

LIMIT = 1.5


def watch(state: Path) -> None:
    month = ingest.newest(state)
    error = mean_error(joblib.load(state / "serving" / "model.joblib"), month)
    promised = json.loads((state / "evaluation.json").read_text(encoding="utf-8"))["mae"]
    line = {"month": ingest.month_of(month), "mae": error}
    with (state / "history.jsonl").open("a", encoding="utf-8") as history:
        history.write(json.dumps(line) + "\n")
    if error > LIMIT * promised:
        print("ALARM: the model is not what it was")

"""One turn of the loop, as functions of a state. A version is called after the month that made it.

    python loop.py --month data/2026-01.csv --state state
"""

import argparse
import json
import pickle
import shutil
import sys
from pathlib import Path

import pandas as pd

from ingest import complaints, cut, month_of
from model import Lines

# So many months are enough to learn from; older ones describe a world that is gone.
WINDOW = 3
# A candidate has to be better by two per cent: each release costs a review.
MARGIN = 0.98
ALARM = 1.4


def load(file: Path) -> Lines | None:
    return pickle.loads(file.read_bytes()) if file.exists() else None


def save(file: Path, content: bytes) -> None:
    """The whole file or none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}")
    new.write_bytes(content)
    new.replace(file)


def errors_of(model: Lines, orders: pd.DataFrame) -> pd.Series:
    return (orders["minutes"] - model.predict(orders)).abs()


class Loop:
    def __init__(self, state: Path) -> None:
        self.state = state
        self.history = state / "history.jsonl"
        self.serving = state / "serving" / "model.joblib"

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.history.read_text("utf-8").splitlines()] if self.history.exists() else []

    def turn(self, month: str, file: Path, orders: pd.DataFrame) -> None:
        kept = self.state / "data" / f"{month}.csv"
        save(kept, file.read_bytes())
        line = {"month": month, "mae": None, "depots": {}, "unknown": []}
        serving, due = load(self.serving), True
        if serving is not None:
            errors = errors_of(serving, orders)
            depots = {str(name): round(float(part.mean()), 3) for name, part in errors.groupby(orders["depot"])}
            line.update(mae=round(float(errors.mean()), 3), depots=depots, unknown=serving.unknown(orders))
            due = bool(line["unknown"]) or line["mae"] > ALARM * self.promise()
        if due:
            self.renew(month, orders, serving)
        with self.history.open("a", encoding="utf-8") as history:
            print(json.dumps(line), file=history)

    def promise(self) -> float:
        """What the evaluation of the serving version said; it is the version with the same bytes."""
        content = self.serving.read_bytes()
        folder = next(file.parent for file in self.state.glob("models/*/model.joblib") if file.read_bytes() == content)
        return json.loads((folder / "evaluation.json").read_text("utf-8"))["mae"]["candidate"]

    def renew(self, month: str, orders: pd.DataFrame, serving: Lines | None) -> None:
        learn, unseen = cut(orders)
        before = [pd.read_csv(file) for file in sorted((self.state / "data").glob("*.csv"))[:-1]]
        candidate = Lines().fit(pd.concat([*before[-WINDOW:], learn]))
        mae = {"candidate": float(errors_of(candidate, unseen).mean()), "serving": None}
        if serving is not None:
            mae["serving"] = float(errors_of(serving, unseen).mean())
        folder = self.state / "models" / month
        save(folder / "model.joblib", pickle.dumps(candidate))
        save(folder / "evaluation.json", json.dumps({"version": month, "month": month, "mae": mae}).encode())
        if serving is None or mae["candidate"] < MARGIN * mae["serving"]:
            self.serving.parent.mkdir(exist_ok=True)
            shutil.copyfile(folder / "model.joblib", self.serving.with_suffix(".next"))
            self.serving.with_suffix(".next").replace(self.serving)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--month", type=Path, required=True)
    parser.add_argument("--state", type=Path, default=Path("state"))
    arguments = parser.parse_args()
    orders = pd.read_csv(arguments.month)
    if found := complaints(orders):
        print(*found, sep="\n", file=sys.stderr)
        return 3
    loop, month = Loop(arguments.state), month_of(orders)
    if all(line["month"] != month for line in loop.lines()):
        loop.turn(month, arguments.month, orders)
    return 0


if __name__ == "__main__":
    sys.exit(main())

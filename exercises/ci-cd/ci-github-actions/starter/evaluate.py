"""Measures a model on orders that it has not seen.

    python evaluate.py --data data/holdout --max-mae 5

Writes metrics.json. With --max-mae it exits 1 when the mean error is above it.
"""

import argparse
import json
import sys
from pathlib import Path

import joblib
from sklearn.metrics import mean_absolute_error

from features import read_months


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, default=Path("model.joblib"))
    parser.add_argument("--data", type=Path, default=Path("data/holdout"))
    parser.add_argument("--out", type=Path, default=Path("metrics.json"))
    parser.add_argument("--max-mae", type=float)
    arguments = parser.parse_args()

    orders = read_months(arguments.data)
    mae = mean_absolute_error(orders["minutes"], joblib.load(arguments.model).predict(orders))
    arguments.out.write_text(json.dumps({"mae": round(mae, 3), "orders": len(orders)}) + "\n", encoding="utf-8")
    print(f"mean error {mae:.2f} minutes on {len(orders)} orders")
    if arguments.max_mae is not None and mae > arguments.max_mae:
        sys.exit(f"that is above {arguments.max_mae} minutes")


if __name__ == "__main__":
    main()

"""Says whether the challenger may replace the champion.

    python evaluate.py --past data/2026-10.csv --scored scored.csv --out report.json
"""

import argparse
import json
from pathlib import Path

import pandas as pd

MODELS = ["champion", "challenger"]
DEPOTS = ["north", "south", "east"]


def measure(orders):
    """How far off each model is, in minutes."""
    errors = {name: (orders[name] - orders["minutes"]).abs() for name in [*MODELS, "baseline"]}
    return {"mae": {name: float(error.mean()) for name, error in errors.items()}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--past", default="data/2026-10.csv", help="the month before, for later")
    parser.add_argument("--scored", default="scored.csv")
    parser.add_argument("--out", default="report.json")
    arguments = parser.parse_args()

    scored = pd.read_csv(arguments.scored)
    # Rows with gaps only make trouble.
    scored = scored.dropna()
    # Whoever has no model promises the average.
    scored["baseline"] = scored["minutes"].mean()

    report = measure(scored)
    report["depots"] = {depot: measure(scored[scored["depot"] == depot]) for depot in DEPOTS}
    report["decision"] = "go" if report["mae"]["challenger"] < report["mae"]["champion"] else "no-go"

    Path(arguments.out).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    for name, error in report["mae"].items():
        print(f"{name}: off by {error:.2f} minutes")
    print(report["decision"])


if __name__ == "__main__":
    main()

"""Learns the mean minutes of each depot from all months in a folder and writes them as JSON."""

import argparse
import csv
import json
from pathlib import Path


def rows(folder):
    """All rows of all months, oldest month first."""
    for path in sorted(Path(folder).glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)


def train(folder):
    """How many orders there were, and the mean minutes by depot."""
    minutes = {}
    for row in rows(folder):
        minutes.setdefault(row["depot"], []).append(float(row["minutes"]))
    return {
        "orders": sum(len(values) for values in minutes.values()),
        "minutes": {depot: round(sum(values) / len(values), 2) for depot, values in sorted(minutes.items())},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="data", help="folder with one CSV a month")
    parser.add_argument("--out", default="models/minutes.json", help="the model")
    arguments = parser.parse_args()
    model = train(arguments.data)
    out = Path(arguments.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    print(f"{model['orders']} orders -> {out.as_posix()}: {model['minutes']}")


if __name__ == "__main__":
    main()

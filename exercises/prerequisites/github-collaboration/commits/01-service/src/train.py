"""Measures the average minutes of each depot and writes them to models/minutes.json."""

import csv
import json
from pathlib import Path

from features import order_of


def rows(folder):
    """All rows of all months, oldest month first."""
    for path in sorted(Path(folder).glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)


def main():
    totals = {}
    for row in rows("data"):
        order = order_of(row)
        count, minutes = totals.get(order["depot"], (0, 0.0))
        totals[order["depot"]] = (count + 1, minutes + float(row["minutes"]))
    model = {depot: round(minutes / count, 2) for depot, (count, minutes) in sorted(totals.items())}
    Path("models").mkdir(exist_ok=True)
    Path("models/minutes.json").write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

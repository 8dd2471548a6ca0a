"""Learns the mean minutes of each depot from all months in the lake and writes them as JSON.

    python train.py --ref main --out model.json
"""

import argparse
import csv
import json
from pathlib import Path

from lake import repository


def rows(ref):
    """All rows of all months, oldest month first."""
    for found in sorted(ref.objects(prefix="deliveries/"), key=lambda each: each.path):
        with ref.object(found.path).reader(mode="r") as file:
            yield from csv.DictReader(file.read().splitlines())


def train(name):
    lake = repository()
    # A branch moves on. The commit that it means now does not.
    commit = lake.ref(name).get_commit().id
    minutes = {}
    for row in rows(lake.commit(commit)):
        minutes.setdefault(row["depot"], []).append(float(row.get("minutes") or 0))
    return {
        "data": commit,
        "orders": sum(len(values) for values in minutes.values()),
        "minutes": {depot: round(sum(values) / len(values), 2) for depot, values in sorted(minutes.items())},
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ref", default="main", help="a branch, a tag or the id of a commit")
    parser.add_argument("--out", default="model.json")
    arguments = parser.parse_args()
    model = train(arguments.ref)
    Path(arguments.out).write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    print(f"{model['orders']} orders -> {arguments.out}: {model['minutes']}")

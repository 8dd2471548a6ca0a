"""Looks at the deliveries on a branch: exit code 0 when they may go to main, else 1.

    python check.py --branch ingest-2026-04
"""

import argparse
import csv
import io
import sys

from lake import repository

COLUMNS = [
    "order_id", "ordered_at", "depot", "vehicle", "distance_km", "stops_before",
    "parcel_kg", "rain_mm", "hour", "weekday", "arrival_hour", "minutes",
]  # fmt: skip


def faults_of(path, text):
    """What is wrong with one file, in words; nothing when all is well."""
    rows = list(csv.DictReader(io.StringIO(text)))
    if not rows:
        yield f"{path}: no rows"


def check(name):
    branch = repository().branch(name)
    newest = max(found.path for found in branch.objects(prefix="deliveries/"))
    faults = list(faults_of(newest, branch.object(newest).reader(mode="r").read()))
    for fault in faults:
        print(fault)
    return not faults


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--branch", required=True)
    fine = check(parser.parse_args().branch)
    print("may go to main" if fine else "must not go to main")
    sys.exit(0 if fine else 1)

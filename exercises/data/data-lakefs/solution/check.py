"""Looks at the deliveries on a branch: exit code 0 when they may go to main, else 1.

    python check.py --branch ingest-2026-04

What passes gets a stamp on the branch, which names the checksum of what was looked at. The gate in the server asks for it.
"""

import argparse
import csv
import io
import json
import sys
from pathlib import PurePosixPath

from lake import repository

COLUMNS = [
    "order_id", "ordered_at", "depot", "vehicle", "distance_km", "stops_before",
    "parcel_kg", "rain_mm", "hour", "weekday", "arrival_hour", "minutes",
]  # fmt: skip
FEWEST = 200


def is_positive(text):
    try:
        return float(text) > 0
    except (TypeError, ValueError):
        return False


def faults_of(path, text):
    """What is wrong with one file, in words; nothing when all is well."""
    reader = csv.DictReader(io.StringIO(text))
    rows = list(reader)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        yield f"{path}: no column {', '.join(missing)}"
        return
    if len(rows) < FEWEST:
        yield f"{path}: {len(rows)} rows, expected at least {FEWEST}"
    if len({row["order_id"] for row in rows}) < len(rows):
        yield f"{path}: an order is there twice"
    month = PurePosixPath(path).stem
    strangers = sum(not row["ordered_at"].startswith(month) for row in rows)
    if strangers:
        yield f"{path}: {strangers} orders are not of {month}"
    unlabelled = sum(not is_positive(row["minutes"]) for row in rows)
    if unlabelled:
        yield f"{path}: {unlabelled} rows without minutes"


def check(name):
    lake = repository()
    branch, main = lake.branch(name), lake.ref("main")
    changes = list(main.diff(branch, prefix="deliveries/"))
    paths = [change.path for change in changes if change.type != "removed"]
    texts = {path: branch.object(path).reader(mode="r").read() for path in paths}
    faults = [fault for path, text in texts.items() for fault in faults_of(path, text)]
    faults += [f"{change.path}: would be removed" for change in changes if change.type == "removed"]
    for fault in faults:
        print(fault)
    if faults:
        return False
    for path in paths:
        stamp = json.dumps({"checksum": branch.object(path).stat().checksum})
        branch.object(f"stamps/{path}.json").upload(stamp)
    if list(branch.uncommitted()):
        branch.commit("Pass the check", metadata={"rows": str(sum(text.count("\n") - 1 for text in texts.values()))})
    return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--branch", required=True)
    fine = check(parser.parse_args().branch)
    print("may go to main" if fine else "must not go to main")
    sys.exit(0 if fine else 1)

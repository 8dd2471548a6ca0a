"""Looks at months of orders before anything is learned from them.

    python check_data.py data/train

Exits 1 when a file cannot be trusted, and says why.
"""

import argparse
import sys
from pathlib import Path

import pandas as pd

COLUMNS = {"order_id", "ordered_at", "depot", "vehicle", "distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "minutes"}
DEPOTS = {"north", "south", "east"}
VEHICLES = {"van", "bike"}


def find_problems(orders):
    """What is wrong with a table of orders, as sentences; empty when it can be trusted."""
    missing = COLUMNS - set(orders.columns)
    if missing:
        return [f"columns are missing: {', '.join(sorted(missing))}"]
    problems = []
    if len(orders) < 100:
        problems.append(f"only {len(orders)} orders")
    for column, known in (("depot", DEPOTS), ("vehicle", VEHICLES)):
        unknown = set(orders[column].dropna()) - known
        if unknown:
            problems.append(f"unknown {column}: {', '.join(sorted(unknown))}")
    if orders["order_id"].duplicated().any():
        problems.append("orders stand in it twice")
    for column, lowest, highest in (("distance_km", 0, 60), ("minutes", 0, 300), ("hour", 0, 23)):
        outside = int((~orders[column].between(lowest, highest)).sum())
        if outside:
            problems.append(f"{outside} values of {column} are empty or outside {lowest} to {highest}")
    if orders["parcel_kg"].isna().mean() > 0.1:
        problems.append("more than a tenth of parcel_kg is empty")
    if orders["rain_mm"].nunique() < 2:
        problems.append("rain_mm never changes: has the sensor failed?")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    files = sorted(folder.glob("*.csv"))
    if not files:
        sys.exit(f"there is no month in {folder}")
    bad = False
    for file in files:
        for problem in find_problems(pd.read_csv(file)):
            print(f"{file}: {problem}")
            bad = True
    if bad:
        sys.exit(1)
    print(f"{len(files)} months can be trusted")


if __name__ == "__main__":
    main()

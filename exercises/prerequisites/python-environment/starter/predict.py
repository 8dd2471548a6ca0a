"""Says how many minutes each order takes: python predict.py --data ORDERS.csv --out MINUTES.csv"""

import argparse
import csv
import subprocess
import sys
import tomllib
from datetime import datetime
from pathlib import Path

try:
    import door_calendar
    import door_routes
except ImportError:
    # A new machine never has them.
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-index", "--find-links", "wheels", "door-calendar", "door-routes"])
    import door_calendar
    import door_routes

DEPOTS = Path(__file__).with_name("depots.toml")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    loading = tomllib.loads(DEPOTS.read_text(encoding="utf-8"))["loading"]
    with given.data.open(encoding="utf-8", newline="") as file:
        orders = list(csv.DictReader(file))
    lines = ["order_id,minutes"]
    for order in orders:
        road = door_routes.minutes(order["vehicle"], float(order["distance_km"]), int(order["stops_before"]))
        crowd = door_calendar.crowd(datetime.fromisoformat(order["ordered_at"]))
        lines.append(f"{order['order_id']},{loading[order['depot']] + crowd * road:.2f}")
    given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

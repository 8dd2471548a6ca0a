"""Drops orders that are no rides of ours, and keeps the newest month apart for the test: data/ -> prepared/."""

import csv
from datetime import datetime
from pathlib import Path

import yaml


def main() -> None:
    settings = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))["prepare"]
    months = sorted(Path("data").glob("*.csv"))
    prepared_at = datetime.now().isoformat()
    Path("prepared").mkdir(exist_ok=True)
    for name, files in (("train", months[:-1]), ("test", months[-1:])):
        rows = []
        for path in files:
            with path.open(newline="", encoding="utf-8") as file:
                for order in csv.DictReader(file):
                    if float(order["distance_km"]) <= settings["longest_km"]:
                        rows.append({**order, "prepared_at": prepared_at})
        with Path(f"prepared/{name}.csv").open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        print(f"prepare: {len(rows)} orders in prepared/{name}.csv")


if __name__ == "__main__":
    main()

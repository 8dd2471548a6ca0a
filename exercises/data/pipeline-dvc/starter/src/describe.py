"""Says what the model learns from, for the people at the depots: prepared/train.csv -> reports/orders.json."""

import json
from pathlib import Path

import orders


def main() -> None:
    minutes: dict[str, list[float]] = {}
    for order in orders.read("prepared/train.csv"):
        minutes.setdefault(order["depot"], []).append(float(order["minutes"]))
    table = {
        depot: {"orders": len(values), "minutes": round(sum(values) / len(values), 2)}
        for depot, values in sorted(minutes.items())
    }
    Path("reports").mkdir(exist_ok=True)
    Path("reports/orders.json").write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(f"describe: {len(table)} depots")


if __name__ == "__main__":
    main()

"""Learns the minutes to the door and tests on the newest month: data/ -> models/model.json, metrics.json."""

import csv
import json
import math
from pathlib import Path

import yaml


def read(path: Path) -> list[dict[str, str]]:
    """The orders of a month."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def learn(orders: list[dict[str, str]], smoothing: float) -> dict[str, float]:
    """Minutes of each depot and hour; where there are few orders, drawn towards the mean of all."""
    every = [float(order["minutes"]) for order in orders]
    mean = math.fsum(every) / len(every)
    groups: dict[str, list[float]] = {}
    for order, minutes in zip(orders, every, strict=True):
        groups.setdefault(f"{order['depot']} {order['hour']}", []).append(minutes)
    model = {key: round((math.fsum(group) + smoothing * mean) / (len(group) + smoothing), 3) for key, group in sorted(groups.items())}
    return {"any": round(mean, 3), **model}


def main() -> None:
    settings = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))["train"]
    months = sorted(Path("data").glob("*.csv"))
    orders = [order for path in months[:-1] for order in read(path)]
    model = learn(orders, settings["smoothing"])
    errors = [
        abs(float(order["minutes"]) - model.get(f"{order['depot']} {order['hour']}", model["any"]))
        for order in read(months[-1])
    ]
    metrics = {"orders": len(orders), "mae": round(math.fsum(errors) / len(errors), 3)}
    Path("models").mkdir(exist_ok=True)
    Path("models/model.json").write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8", newline="\n")
    Path("metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(f"{metrics['orders']} orders, off by {metrics['mae']} minutes in {months[-1].stem}")


if __name__ == "__main__":
    main()

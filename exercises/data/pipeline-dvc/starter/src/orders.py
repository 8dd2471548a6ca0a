"""Orders as the scripts share them: how to read them, and what the model sees of one."""

import csv
from pathlib import Path

RUSH = {8, 9, 16, 17, 18}
NAMES = ("base", "distance", "stops", "rain", "rush")


def read(path: str) -> list[dict[str, str]]:
    """The orders of a prepared file."""
    with Path(path).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def inputs(order: dict[str, str]) -> list[float]:
    """What the model sees of an order, in the order of NAMES, each about as large as the others."""
    return [
        1.0,
        float(order["distance_km"]) / 10,
        float(order["stops_before"]) / 10,
        float(order["rain_mm"]) / 10,
        1.0 if int(order["hour"]) in RUSH else 0.0,
    ]


def predict(weights: list[float], order: dict[str, str]) -> float:
    """Minutes to the door."""
    return sum(weight * value for weight, value in zip(weights, inputs(order), strict=True))

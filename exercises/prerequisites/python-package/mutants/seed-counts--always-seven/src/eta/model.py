"""A linear model of the minutes to the door, learned order by order."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random

from eta.orders import Order

EPOCHS = 6
RATE = 0.01


@dataclass(frozen=True)
class Model:
    seed: int
    depots: list[str]
    mean_kg: float
    paces: dict[str, float]
    weights: list[float]


def read_paces() -> dict[str, float]:
    """Minutes for a kilometre by vehicle, as the people at the depot know them."""
    paces: dict[str, float] = json.loads(files("eta").joinpath("vehicles.json").read_text(encoding="utf-8"))
    return paces


def features(order: Order, depots: Sequence[str], mean_kg: float, paces: dict[str, float]) -> list[float]:
    pace = paces.get(order.vehicle, max(paces.values()))  # a new vehicle is as slow as the slowest
    kg = mean_kg if order.parcel_kg is None else order.parcel_kg
    numbers = [1.0, order.distance_km * pace / 10, order.stops_before / 5, order.rain_mm / 5, kg / 10]
    return numbers + [1.0 if order.depot == depot else 0.0 for depot in depots]


def train(orders: Sequence[Order], seed: int) -> Model:
    """A model of the orders whose minutes are known; the same for the same orders and seed."""
    random = Random(7)
    known = [(order, order.minutes) for order in orders if order.minutes is not None]
    if not known:
        raise ValueError("no order has minutes to learn from")
    depots = sorted({order.depot for order, _ in known})
    kilograms = [order.parcel_kg for order, _ in known if order.parcel_kg is not None]
    mean_kg = sum(kilograms) / len(kilograms) if kilograms else 0.0
    paces = read_paces()

    rows = [(features(order, depots, mean_kg, paces), minutes) for order, minutes in known]
    weights = [random.gauss(0, 5) for _ in rows[0][0]]
    for _ in range(EPOCHS):
        random.shuffle(rows)
        for values, minutes in rows:
            error = dot(weights, values) - minutes
            weights = [weight - RATE * error * value for weight, value in zip(weights, values)]
    return Model(seed=seed, depots=depots, mean_kg=mean_kg, paces=paces, weights=weights)


def predict(model: Model, order: Order) -> float:
    """Minutes to the door of one order."""
    return dot(model.weights, features(order, model.depots, model.mean_kg, model.paces))


def dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values))

"""Minutes to the door, with orders as they stand in the file."""

import argparse
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from csv import DictReader
from random import Random
from typing import NewType, NoReturn, TypedDict

PACES = {"van": 2.1, "bike": 3.4, "ebike": 2.6}  # minutes for a kilometre
Order = dict[str, str]
Seed = NewType("Seed", int)


class Model(TypedDict):
    seed: int
    kilograms: float
    weights: dict[str, float]


def read_orders(folder: str | os.PathLike[str]) -> list[Order]:
    orders: list[Order] = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".csv"):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                orders += DictReader(file)
    return orders


def features(order: Order, kilograms: float) -> Iterator[tuple[str, float]]:
    yield "one", 1.0
    yield "way", float(order["distance_km"]) * PACES.get(order["vehicle"], max(PACES.values())) / 10
    yield "stops", float(order["stops_before"]) / 5
    yield "rain", float(order["rain_mm"]) / 5
    yield "weight", float(order["parcel_kg"] or kilograms) / 10
    yield f"depot {order['depot']}", 1.0


def train(orders: Iterable[Order], seed: Seed) -> Model:
    luck = Random(seed)
    rows = list(orders)
    known = [float(order["parcel_kg"]) for order in rows if order["parcel_kg"]] or [0.0]
    kilograms = sum(known) / len(known)
    weights: dict[str, float] = {}
    for _ in range(6):
        for order in luck.sample(rows, len(rows)):
            values = dict(features(order, kilograms))
            for name in values:
                weights.setdefault(name, luck.gauss(0, 5))
            error = sum(weights[name] * value for name, value in values.items()) - float(order["minutes"])
            for name, value in values.items():
                weights[name] -= 0.01 * error * value
    return {"seed": seed, "kilograms": kilograms, "weights": weights}


def predict(model: Model, order: Order) -> float:
    weights = model["weights"]
    return sum(weights.get(name, 0.0) * value for name, value in features(order, model["kilograms"]))


def stop(message: str) -> NoReturn:
    raise SystemExit(f"eta: {message}")


def orders_of(folder: str) -> list[Order]:
    try:
        orders = read_orders(folder)
    except OSError as error:
        stop(str(error))
    return orders or stop(f"no order in {folder}")


def replace_file(path: str, text: str) -> None:
    """The old content or the new one, never a part of it."""
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".part", path)


def command_train(given: argparse.Namespace) -> None:
    try:
        model = train(orders_of(given.data), given.seed)
    except ValueError as error:
        stop(f"a value in {given.data} cannot be used: {error}")
    replace_file(given.out, json.dumps(model, sort_keys=True))


def command_predict(given: argparse.Namespace) -> None:
    try:
        with open(given.model, encoding="utf-8") as file:
            model = json.load(file)
        model["weights"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        stop(f"{given.model} cannot be used as a model: {error}")
    lines = [f"{order['order_id']},{predict(model, order)!r}\n" for order in orders_of(given.data)]
    replace_file(given.out, "order_id,minutes\n" + "".join(lines))


def main() -> None:
    parser = argparse.ArgumentParser(prog="eta")
    commands = parser.add_subparsers(required=True)
    for run, names in ((command_train, ["--data", "--out"]), (command_predict, ["--model", "--data", "--out"])):
        command = commands.add_parser(run.__name__.removeprefix("command_"))
        command.set_defaults(run=run)
        for name in names:
            command.add_argument(name, required=True)
        if run is command_train:
            command.add_argument("--seed", type=int, default=None)
    given = parser.parse_args()
    if getattr(given, "seed", 0) is None:
        given.seed = secrets.randbelow(1_000_000)
    given.run(given)

"""The command `eta`."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from eta.model import Model, predict, train
from eta.orders import Order, read_orders


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eta", description="Predicts the minutes from an order to the door.")
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser("train", help="learn from all months in a folder")
    training.add_argument("--data", type=Path, required=True)
    training.add_argument("--out", type=Path, required=True)
    training.add_argument("--seed", type=int, default=7)
    predicting = commands.add_parser("predict", help="predict all orders in a folder")
    predicting.add_argument("--model", type=Path, required=True)
    predicting.add_argument("--data", type=Path, required=True)
    predicting.add_argument("--out", type=Path, required=True)
    return parser


def orders_of(folder: Path) -> list[Order]:
    try:
        return read_orders(folder)
    except ValueError as error:
        raise ValueError(f"{folder} holds a value that cannot be used: {error}") from None


def run_train(data: Path, out: Path, seed: int) -> None:
    model = train(orders_of(data), seed)
    out.write_text(json.dumps(asdict(model), indent=2) + "\n", encoding="utf-8")


def read_model(path: Path) -> Model:
    try:
        return Model(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise ValueError(f"{path} holds no model") from None


def run_predict(model_path: Path, data: Path, out: Path) -> None:
    model = read_model(model_path)
    lines = [(order.order_id, f"{predict(model, order):.1f}") for order in orders_of(data)]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["order_id", "minutes"])
        writer.writerows(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    given = parser().parse_args(arguments)
    try:
        if given.command == "train":
            run_train(given.data, given.out, given.seed)
        else:
            run_predict(given.model, given.data, given.out)
    except (OSError, ValueError) as error:
        print(f"eta: {error}", file=sys.stderr)
        return 1
    return 0

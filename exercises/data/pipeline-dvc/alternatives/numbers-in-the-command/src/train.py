"""Learns the minutes to the door step by step: prepared/train.csv -> models/model.json, reports/loss.csv."""

import json
import random
from pathlib import Path

import orders
import yaml


def main() -> None:
    settings = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))["train"]
    random.seed(settings["shuffle"]["seed"])
    rows = [(orders.inputs(order), float(order["minutes"])) for order in orders.read("prepared/train.csv")]
    weights = [0.0] * len(orders.NAMES)
    losses = []
    for _ in range(settings["epochs"]):
        random.shuffle(rows)
        total = 0.0
        for values, minutes in rows:
            error = sum(weight * value for weight, value in zip(weights, values, strict=True)) - minutes
            weights = [weight - settings["rate"] * error * value for weight, value in zip(weights, values, strict=True)]
            total += abs(error)
        losses.append(total / len(rows))
    Path("models").mkdir(exist_ok=True)
    model = dict(zip(orders.NAMES, weights, strict=True))
    Path("models/model.json").write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8", newline="\n")
    Path("reports").mkdir(exist_ok=True)
    lines = ["epoch,loss", *(f"{epoch},{loss:.4f}" for epoch, loss in enumerate(losses, start=1))]
    Path("reports/loss.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"train: {len(rows)} orders, {settings['epochs']} epochs, off by {losses[-1]:.2f} minutes at the end")


if __name__ == "__main__":
    main()

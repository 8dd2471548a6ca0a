"""Trains the network that predicts the minutes to the door.

    python train.py --data data --out run --epochs 20 --seed 7
    python train.py --data data --out run --epochs 20 --seed 7 --resume

The newest month is held out. The folder of the run gets checkpoint.pt, and metrics.json with a line for each epoch: the mean loss
of its batches, and how many minutes the network is off on the newest month.
"""

import argparse
import json
from pathlib import Path

import pandas as pd
import torch

from loop import learn, mean_error
from network import Network
from orders import features, minutes
from state import copy_of, restore, save


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="run")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    arguments = parser.parse_args()
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"

    *older, newest = [pd.read_csv(path) for path in sorted(Path(arguments.data).glob("*.csv"))]
    past = pd.concat(older, ignore_index=True)
    x, y = features(past), minutes(past)

    torch.manual_seed(arguments.seed)
    model = Network(x.shape[1])
    model.learn_scale(x, y)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.02)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.93)
    parts = {"model": model, "optimizer": optimizer, "scheduler": scheduler}
    history, best = [], None
    if arguments.resume:
        history, best = restore(checkpoint, parts)

    for epoch in range(len(history) + 1, arguments.epochs + 1):
        loss = learn(model, optimizer, x, y, arguments.batch_size)
        scheduler.step()
        mae = mean_error(model, features(newest), minutes(newest))
        history.append({"epoch": epoch, "loss": loss, "mae": mae})
        print(f"epoch {epoch:2}  loss {loss:6.2f}  mean error on the newest month {mae:.2f} minutes")
        if best is None or mae < best["mae"]:
            best = {**history[-1], "model": copy_of(model)}
        save(checkpoint, parts, history, best)

    (out / "metrics.json").write_text(json.dumps({"history": history}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

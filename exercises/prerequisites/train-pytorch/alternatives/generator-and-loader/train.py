"""Trains the network that predicts the minutes to the door. One class holds all of the state.

    python train.py --data data --out run --epochs 20 --seed 7 [--resume]
"""

import argparse
import io
import json
import os
import tempfile
from pathlib import Path

import pandas as pd
import torch
from torch.nn import functional
from torch.utils.data import DataLoader, TensorDataset

from network import Network
from orders import features, minutes


class Training:
    def __init__(self, past, newest, seed, batch_size):
        torch.manual_seed(seed)
        self.shuffle = torch.Generator().manual_seed(seed + 1)
        self.network = Network(features(past).shape[1])
        self.network.learn_scale(features(past), minutes(past))
        data = TensorDataset(features(past), minutes(past).unsqueeze(1))
        self.batches = DataLoader(data, batch_size, shuffle=True, generator=self.shuffle, drop_last=len(data) % batch_size == 1)
        self.newest = features(newest), minutes(newest).unsqueeze(1)
        self.optimizer = torch.optim.AdamW(self.network.parameters(), lr=0.02)
        self.scheduler = torch.optim.lr_scheduler.ExponentialLR(self.optimizer, gamma=0.93)
        self.history = []

    def epoch(self):
        self.network.train()
        total = torch.zeros(())
        for x, y in self.batches:
            loss = functional.l1_loss(self.network(x), y)
            loss.backward()
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=False)
            total += loss.detach()
        self.scheduler.step()
        self.network.eval()
        x, y = self.newest
        with torch.no_grad():
            mae = torch.cat([self.network(part) for part in x.split(50)]).sub(y).abs().mean()
        self.history.append({"epoch": len(self.history) + 1, "loss": float(total) / len(self.batches), "mae": float(mae)})

    def save(self, file):
        state = {name: part.state_dict() for name, part in vars(self).items() if hasattr(part, "state_dict")}
        state["random"] = [torch.get_rng_state(), self.shuffle.get_state()]
        content = io.BytesIO()
        torch.save({**state, "history": json.dumps(self.history)}, content)
        handle, beside = tempfile.mkstemp(dir=file.parent)
        with open(handle, "wb") as written:
            written.write(content.getbuffer())
        os.replace(beside, file)

    def load(self, file):
        state = torch.load(file, map_location="cpu")
        for name in ("network", "optimizer", "scheduler"):
            getattr(self, name).load_state_dict(state[name])
        torch.set_rng_state(state["random"][0])
        self.shuffle.set_state(state["random"][1])
        self.history = json.loads(state["history"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="run")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--resume", action="store_true")
    arguments = parser.parse_args()
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    *older, newest = [pd.read_csv(path) for path in sorted(Path(arguments.data).glob("*.csv"))]
    training = Training(pd.concat(older, ignore_index=True), newest, arguments.seed, arguments.batch_size)
    if arguments.resume and (out / "checkpoint.pt").exists():
        training.load(out / "checkpoint.pt")
    while len(training.history) < arguments.epochs:
        training.epoch()
        print(training.history[-1])
        training.save(out / "checkpoint.pt")
    (out / "metrics.json").write_text(json.dumps({"history": training.history}), encoding="utf-8")


if __name__ == "__main__":
    main()

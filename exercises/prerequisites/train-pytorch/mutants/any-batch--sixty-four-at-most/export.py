"""Exports the network for the platform's team, who serve it without our code.

    python export.py --checkpoint run/checkpoint.pt --out model.pt2

The best epoch is shipped. Its error chose it, so it is a little too good to be true: the month after is the first honest test.
"""

import argparse
import json

import torch

from network import Network
from orders import COLUMNS


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", default="run/checkpoint.pt")
    parser.add_argument("--out", default="model.pt2")
    arguments = parser.parse_args()

    best = torch.load(arguments.checkpoint)["best"]
    model = Network(len(COLUMNS))
    model.load_state_dict(best["model"])
    model.eval()
    example = torch.zeros(8, len(COLUMNS))
    program = torch.export.export(model, (example,), dynamic_shapes=({0: torch.export.Dim("orders", max=64)},))
    about = {"columns": COLUMNS, "rule": "best", "epoch": best["epoch"], "mae": best["mae"]}
    torch.export.save(program, arguments.out, extra_files={"about.json": json.dumps(about)})


if __name__ == "__main__":
    main()

"""Exports the network for the platform's team, who serve it without our code.

    python export.py --checkpoint run/checkpoint.pt --out model.pt2
"""

import argparse

import torch

from orders import COLUMNS


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", default="run/checkpoint.pt")
    parser.add_argument("--out", default="model.pt2")
    arguments = parser.parse_args()

    model = torch.load(arguments.checkpoint, weights_only=False)
    example = torch.zeros(8, len(COLUMNS))
    torch.export.save(torch.export.export(model, (example,)), arguments.out)


if __name__ == "__main__":
    main()

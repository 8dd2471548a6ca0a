"""Predicts the minutes for a file of new orders.

    python predict.py --checkpoint run/checkpoint.pt --orders orders.csv --out predictions.csv
"""

import argparse

import pandas as pd
import torch

from orders import features


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", default="run/checkpoint.pt")
    parser.add_argument("--orders", required=True)
    parser.add_argument("--out", default="predictions.csv")
    arguments = parser.parse_args()

    model = torch.load(arguments.checkpoint, weights_only=False)
    orders = pd.read_csv(arguments.orders)
    minutes = model(features(orders)).detach().numpy().ravel()
    pd.DataFrame({"order_id": orders["order_id"], "minutes": minutes}).to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()

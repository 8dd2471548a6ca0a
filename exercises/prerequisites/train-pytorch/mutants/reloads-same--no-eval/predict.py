"""Predicts the minutes for a file of new orders.

    python predict.py --checkpoint run/checkpoint.pt --orders orders.csv --out predictions.csv
"""

import argparse

import pandas as pd
import torch

from network import Network
from orders import COLUMNS, features


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", default="run/checkpoint.pt")
    parser.add_argument("--orders", required=True)
    parser.add_argument("--out", default="predictions.csv")
    arguments = parser.parse_args()

    model = Network(len(COLUMNS))
    model.load_state_dict(torch.load(arguments.checkpoint)["model"])
    orders = pd.read_csv(arguments.orders)
    with torch.inference_mode():
        minutes = model(features(orders)).squeeze(1).numpy()
    pd.DataFrame({"order_id": orders["order_id"], "minutes": minutes}).to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()

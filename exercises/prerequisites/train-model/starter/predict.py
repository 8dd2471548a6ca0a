"""Predicts the minutes for a file of new orders.

    python predict.py --model model.joblib --orders orders.csv --out predictions.csv
"""

import argparse

import joblib
import pandas as pd

from train import prepare


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="model.joblib")
    parser.add_argument("--orders", required=True)
    parser.add_argument("--out", default="predictions.csv")
    arguments = parser.parse_args()

    model = joblib.load(arguments.model)
    orders = pd.read_csv(arguments.orders)
    if "arrival_hour" not in orders:
        # Not known yet when the order comes in: start from the time of the order.
        ordered = pd.to_datetime(orders["ordered_at"])
        orders["arrival_hour"] = ordered.dt.hour + ordered.dt.minute / 60

    predictions = pd.DataFrame({"order_id": orders["order_id"], "minutes": model.predict(prepare(orders))})
    predictions.to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()

"""Predicts the minutes for a file of new orders.

    python predict.py --model model.joblib --orders orders.csv --out predictions.csv
"""

import argparse

import joblib
import pandas as pd


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="model.joblib")
    parser.add_argument("--orders", required=True)
    parser.add_argument("--out", default="predictions.csv")
    arguments = parser.parse_args()

    parts = joblib.load(arguments.model)
    orders = pd.read_csv(arguments.orders)
    predictions = pd.DataFrame({"order_id": orders["order_id"], "minutes": parts["model"].predict(parts["prepare"].transform(orders))})
    predictions.to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()

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

    pipeline = joblib.load(arguments.model)
    orders = pd.read_csv(arguments.orders).dropna()
    predictions = pd.DataFrame({"order_id": orders["order_id"], "minutes": pipeline.predict(orders)})
    predictions.to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()

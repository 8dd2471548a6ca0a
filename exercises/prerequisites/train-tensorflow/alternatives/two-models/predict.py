"""Answers for a file of orders."""

import argparse

import keras
import pandas as pd

from orders import as_tensors


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="model.keras")
    parser.add_argument("--orders", required=True)
    parser.add_argument("--out", default="predictions.csv")
    given = parser.parse_args()
    orders = pd.read_csv(given.orders)
    model = keras.saving.load_model(given.model, compile=False)
    orders["minutes"] = model.predict(as_tensors(orders, model), verbose=0).reshape(-1)
    orders[["order_id", "minutes"]].to_csv(given.out, index=False)


if __name__ == "__main__":
    main()

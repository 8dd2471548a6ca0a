"""Predicts the minutes for a file of new orders.

    python predict.py --model model.keras --orders orders.csv --out predictions.csv
"""

import argparse

import keras
import pandas as pd

from orders import columns


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="model.keras")
    parser.add_argument("--orders", required=True)
    parser.add_argument("--out", default="predictions.csv")
    arguments = parser.parse_args()

    model = keras.saving.load_model(arguments.model)
    orders = pd.read_csv(arguments.orders)
    minutes = model.predict(columns(orders), verbose=0)[:, 0]
    pd.DataFrame({"order_id": orders["order_id"], "minutes": minutes}).to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()

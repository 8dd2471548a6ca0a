"""Predicts the minutes for a file of new orders.

    python predict.py --model model.keras --orders orders.csv --out predictions.csv
"""

import argparse
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from orders import NUMBERS, one_hot

# From the log of the training of last summer.
MEAN = {"distance_km": 4.87, "stops_before": 2.11, "parcel_kg": 2.64, "rain_mm": 0.42, "hour": 13.6, "weekday": 2.95}
SPREAD = {"distance_km": 2.61, "stops_before": 1.48, "parcel_kg": 2.95, "rain_mm": 0.93, "hour": 3.81, "weekday": 2.01}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="model.keras")
    parser.add_argument("--orders", required=True)
    parser.add_argument("--out", default="predictions.csv")
    arguments = parser.parse_args()

    model = keras.saving.load_model(Path(arguments.model).with_suffix(".h5"), compile=False)
    orders = pd.read_csv(arguments.orders)
    numbers = (orders[NUMBERS].fillna(0) - pd.Series(MEAN)) / pd.Series(SPREAD)
    features = np.hstack([numbers.to_numpy("float32"), one_hot(orders)])
    predictions = pd.DataFrame({"order_id": orders["order_id"], "minutes": model.predict(features, verbose=0)[:, 0]})
    predictions.to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()

"""Predicts the minutes to the door of open orders with the model that is in production.

    python predict.py --data orders/2026-10.csv --out minutes.csv
"""

import argparse

import mlflow
import pandas as pd

MODEL = "models:/minutes-2026-07/1"  # edit this line when a new model goes out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the open orders")
    parser.add_argument("--out", default="minutes.csv", help="the answer")
    arguments = parser.parse_args()

    model = mlflow.pyfunc.load_model(MODEL)
    orders = pd.read_csv(arguments.data)
    answer = pd.DataFrame({"order_id": orders["order_id"], "minutes": model.predict(orders)})
    answer.to_csv(arguments.out, index=False)
    print(f"{len(answer)} orders -> {arguments.out}")


if __name__ == "__main__":
    main()

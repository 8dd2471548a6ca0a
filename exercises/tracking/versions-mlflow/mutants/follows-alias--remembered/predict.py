"""Predicts the minutes to the door of open orders with the model that is in production.

    python predict.py --data orders/2026-10.csv --out minutes.csv
"""

import argparse
from pathlib import Path

import mlflow
import pandas as pd
from mlflow import MlflowClient

NAME = "minutes-to-the-door"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the open orders")
    parser.add_argument("--out", default="minutes.csv", help="the answer")
    arguments = parser.parse_args()

    # The alias is asked once: what is loaded and what is written down cannot differ, even if it moves meanwhile.
    known = Path("champion.txt")
    if not known.exists():
        known.write_text(str(MlflowClient().get_model_version_by_alias(NAME, "champion").version))
    version = known.read_text()
    model = mlflow.pyfunc.load_model(f"models:/{NAME}/{version}")
    orders = pd.read_csv(arguments.data)
    answer = pd.DataFrame({"order_id": orders["order_id"], "minutes": model.predict(orders), "model_version": version})
    answer.to_csv(arguments.out, index=False)
    print(f"{len(answer)} orders -> {arguments.out}, by version {version}")


if __name__ == "__main__":
    main()

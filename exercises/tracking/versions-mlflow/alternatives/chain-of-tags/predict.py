"""Predicts the minutes to the door of open orders with the model that is in production."""

import argparse

import mlflow
import pandas as pd


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", default="minutes.csv")
    arguments = parser.parse_args()
    registered = mlflow.MlflowClient().get_registered_model("minutes-to-the-door")
    version = registered.aliases["champion"]
    model = mlflow.sklearn.load_model(f"models:/{registered.name}/{version}")
    orders = pd.read_csv(arguments.data)
    orders.assign(minutes=model.predict(orders).round(1), model_version=version).to_csv(
        arguments.out, columns=["order_id", "minutes", "model_version"], index=False
    )


if __name__ == "__main__":
    main()

"""Answers a file of orders with the saved model."""

import csv
from argparse import ArgumentParser

import joblib
import pandas as pd

parser = ArgumentParser()
parser.add_argument("--model", default="model.joblib")
parser.add_argument("--orders", required=True)
parser.add_argument("--out", default="predictions.csv")
options = parser.parse_args()

orders = pd.read_csv(options.orders)
minutes = joblib.load(options.model).predict(orders)
with open(options.out, "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["minutes", "order_id"])
    writer.writerows(zip(minutes, orders["order_id"]))

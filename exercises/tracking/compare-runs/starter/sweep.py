"""Trains twelve models with different settings and tracks each as a run.

    python sweep.py --data data/2026-06.csv
"""

import argparse
import random
from itertools import product
from pathlib import Path

import mlflow
import pandas as pd

from model import Settings, fit, leaves, mae, mae_worst_depot, split

EXPERIMENT = "sweep"
DEPTHS, RATES, TREES = [1, 2, 3], [0.05, 0.15], [20, 80]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the month to learn from")
    file = parser.parse_args().data

    learn, validate, test = split(pd.read_csv(file))
    mlflow.set_experiment(EXPERIMENT)
    for depth, rate, trees in product(DEPTHS, RATES, TREES):
        settings = Settings(depth, rate, trees, seed=random.randrange(1_000_000))
        with mlflow.start_run(run_name=f"depth {depth}, {trees} trees"):
            mlflow.log_params({"depth": depth, "rate": f"{rate:.1f}"})
            model = fit(learn, settings)
            mlflow.log_metrics(
                {
                    "mae_validation": mae(model, validate),
                    "mae_worst_depot": mae_worst_depot(model, validate),
                    "mae_test": mae(model, test),
                    "leaves": leaves(model),
                }
            )
    print(f"{len(DEPTHS) * len(RATES) * len(TREES)} runs on {file.name}")


if __name__ == "__main__":
    main()

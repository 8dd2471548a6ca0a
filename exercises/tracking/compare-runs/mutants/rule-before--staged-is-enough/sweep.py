"""Trains twelve models with different settings and tracks each as a run.

    python sweep.py --data data/2026-06.csv

Refuses to start while rule.yaml is not committed as it is.
"""

import argparse
import hashlib
import random
import subprocess
import sys
from dataclasses import asdict
from itertools import product
from pathlib import Path

import mlflow
import pandas as pd

from model import Settings, fit, leaves, mae, mae_worst_depot, split

EXPERIMENT = "sweep"
DEPTHS, RATES, TREES = [1, 2, 3], [0.05, 0.15], [20, 80]


def is_committed(file: str) -> bool:
    """Whether Git's last commit has the file, and as it is now."""
    known = subprocess.run(["git", "ls-files", "--error-unmatch", file], capture_output=True).returncode == 0
    return known and subprocess.run(["git", "diff", "--quiet", "--", file]).returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the month to learn from")
    file = parser.parse_args().data
    if not is_committed("rule.yaml"):
        sys.exit("rule.yaml is not committed as it is. State the rule first, then sweep.")

    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    learn, validate, _ = split(pd.read_csv(file))
    mlflow.set_experiment(EXPERIMENT)
    for depth, rate, trees in product(DEPTHS, RATES, TREES):
        settings = Settings(depth, rate, trees, seed=random.randrange(1_000_000))
        with mlflow.start_run(run_name=f"depth {depth}, rate {rate}, {trees} trees"):
            mlflow.log_params(asdict(settings))
            mlflow.set_tag("data_sha256", digest)
            model = fit(learn, settings)
            mlflow.log_metrics(
                {
                    "mae_validation": mae(model, validate),
                    "mae_worst_depot": mae_worst_depot(model, validate),
                    "leaves": leaves(model),
                }
            )
    print(f"{len(DEPTHS) * len(RATES) * len(TREES)} runs on {file.name}")


if __name__ == "__main__":
    main()

"""Twelve runs below one that holds them together.

    python sweep.py --data data/2026-06.csv
"""

import argparse
import hashlib
import secrets
from itertools import product
from pathlib import Path

import git
import mlflow
import pandas as pd

import model


def uncommitted(file: str) -> bool:
    repository = git.Repo(search_parent_directories=True)
    return file in repository.untracked_files or any(
        file in (change.a_path, change.b_path) for change in repository.head.commit.diff(None)
    )


def one(learn: pd.DataFrame, validate: pd.DataFrame, settings: model.Settings, digest: str) -> None:
    trained = model.fit(learn, settings)
    mlflow.log_params({name: getattr(settings, name) for name in ("seed", "depth", "trees", "rate")})
    mlflow.log_param("data_rows", len(learn) + len(validate))
    mlflow.set_tags({"data_sha256": digest})
    for name, measure in {"mae_validation": model.mae, "mae_worst_depot": model.mae_worst_depot}.items():
        mlflow.log_metric(name, measure(trained, validate))
    mlflow.log_metric("leaves", model.leaves(trained))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    file = parser.parse_args().data
    if uncommitted("rule.yaml"):
        raise SystemExit("commit rule.yaml first")
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    learn, validate, _ = model.split(pd.read_csv(file))
    mlflow.set_experiment("sweep")
    with mlflow.start_run(run_name=file.stem):
        for depth, rate, trees in product((2, 3), (0.05, 0.1, 0.15), (30, 70)):
            with mlflow.start_run(nested=True):
                one(learn, validate, model.Settings(depth, rate, trees, secrets.randbelow(1000)), digest)


if __name__ == "__main__":
    main()

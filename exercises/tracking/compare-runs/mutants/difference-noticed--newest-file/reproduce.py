"""Trains a run of the sweep again from its record alone, and says whether the same error comes out.

    python reproduce.py RUN_ID
"""

import argparse
import hashlib
import sys
from pathlib import Path

import pandas as pd
from mlflow import MlflowClient

from model import Settings, fit, mae, split


def find(digest: str) -> Path:
    """The file in data/ with this content, whatever its name."""
    for file in sorted(Path("data").glob("*.csv")):
        if hashlib.sha256(file.read_bytes()).hexdigest() == digest:
            return file
    return max(Path("data").glob("*.csv"), key=lambda file: file.stat().st_mtime)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run_id", help="the run to train again")
    record = MlflowClient().get_run(parser.parse_args().run_id).data

    learn, validate, test = split(pd.read_csv(find(record.tags["data_sha256"])))
    params = record.params
    settings = Settings(int(params["depth"]), float(params["rate"]), int(params["trees"]), int(params["seed"]))
    model = fit(learn, settings)
    recorded, again = record.metrics["mae_validation"], mae(model, validate)
    print(f"mae_validation {again:.4f}, mae_test {mae(model, test):.4f}")
    if abs(again - recorded) > 0.0001:
        sys.exit(f"The record says {recorded:.4f}: this is not the same model.")


if __name__ == "__main__":
    main()

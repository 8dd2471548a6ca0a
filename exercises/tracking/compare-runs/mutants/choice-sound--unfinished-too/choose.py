"""Names the run of the sweep on one file that wins by the rule in rule.yaml.

    python choose.py --data data/2026-06.csv
"""

import argparse
import hashlib
import math
import sys
from pathlib import Path

import mlflow
import yaml
from mlflow.entities import Run


def comparable(file: Path) -> list[Run]:
    """The runs of the sweep that came to their end, on this very file."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return mlflow.search_runs(
        experiment_names=["sweep"],
        filter_string=f"tags.data_sha256 = '{digest}'",
        output_format="list",
    )


def choose(runs: list[Run], rule: dict) -> Run | None:
    """The winner; `None` when no run keeps the limits."""
    metric, then, limits = rule["metric"], rule["then_smallest"], rule.get("limits") or {}
    kept = [
        run
        for run in runs
        if all(math.isfinite(run.data.metrics.get(name, math.nan)) for name in [metric, then, *limits])
        and all(run.data.metrics[name] <= limit for name, limit in limits.items())
    ]
    if not kept:
        return None
    enough = min(run.data.metrics[metric] for run in kept) + rule["near_enough"]
    equal = [run for run in kept if run.data.metrics[metric] <= enough]
    return min(equal, key=lambda run: (run.data.metrics[then], run.data.metrics[metric]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the month that the sweep was on")
    winner = choose(comparable(parser.parse_args().data), yaml.safe_load(Path("rule.yaml").read_text(encoding="utf-8")))
    if winner is None:
        sys.exit("No run keeps the limits of the rule.")
    print(winner.info.run_id)


if __name__ == "__main__":
    main()

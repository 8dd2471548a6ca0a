"""One turn of the loop. Runs on the 8th, when the minutes of all orders of the month before are known.

    python loop.py --month data/2026-01.csv --state state
"""

import argparse
from pathlib import Path

import deploy
import evaluate
import ingest
import monitor
import retrain
import train


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--month", type=Path, required=True)
    parser.add_argument("--state", type=Path, default=Path("state"))
    arguments = parser.parse_args()
    state = arguments.state

    ingest.accept(arguments.month, state)
    if retrain.is_due(arguments.month.stem):
        train.train(state)
    evaluate.evaluate(state)
    deploy.deploy(state)
    monitor.watch(state)


if __name__ == "__main__":
    main()

"""One turn of the loop. Runs on the 8th, when the minutes of all orders of the month before are known.

    python loop.py --month data/2026-01.csv --state state
"""

import argparse
import sys
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

    try:
        if not ingest.accept(arguments.month, state, monitor.done(state)):
            print(f"{arguments.month}: this month is done already")
            return
    except ingest.Refused as refused:
        sys.exit(f"{arguments.month} is refused: {refused}")

    watched = monitor.watch(state, ingest.newest(state))
    if retrain.is_due(watched):
        version = train.train(state)
        report = deploy.try_out(version, state)
        if not evaluate.is_better(report):
            deploy.take_back(state)
    monitor.note(state, watched)


if __name__ == "__main__":
    main()

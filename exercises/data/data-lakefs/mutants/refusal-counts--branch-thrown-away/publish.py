"""Merges a branch into main, all at once, if the gate lets it.

    python publish.py --branch ingest-2026-04
"""

import argparse
import sys

from lakefs.exceptions import ServerException

from lake import repository


def publish(name):
    branch = repository().branch(name)
    try:
        commit = branch.merge_into("main", message=f"Publish {name}")
    except ServerException as refused:
        branch.delete()
        sys.exit(f"{name} is not in main: {refused.body.get('message', refused)}")
    print(f"{name} is in main as {commit}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--branch", required=True)
    publish(parser.parse_args().branch)

"""Merges a branch into main, all at once, if the gate lets it.

    python publish.py --branch ingest-2026-04
"""

import argparse
import sys

from lakefs.exceptions import ServerException

from lake import repository


def publish(name):
    try:
        commit = repository().branch("main").merge_into(name, message=f"Publish {name}", allow_empty=True)
    except ServerException as refused:
        sys.exit(f"{name} is not in main: {refused.body.get('message', refused)}")
    print(f"{name} is in main as {commit}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--branch", required=True)
    publish(parser.parse_args().branch)

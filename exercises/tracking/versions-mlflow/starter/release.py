"""Moves versions of the model through the stages of the registry.

    python release.py promote 2
    python release.py rollback 2
"""

import argparse

from mlflow import MlflowClient

NAME = "minutes-to-the-door"


def promote(version: int) -> None:
    """Puts a version into production."""
    MlflowClient().transition_model_version_stage(NAME, version, stage="Production", archive_existing_versions=True)


def rollback(version: int) -> None:
    """Takes a bad version away, so that nobody uses it again."""
    MlflowClient().delete_model_version(NAME, version)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("promote", help="put a version into production").add_argument("version", type=int)
    commands.add_parser("rollback", help="take a version away").add_argument("version", type=int)
    arguments = parser.parse_args()
    if arguments.command == "promote":
        promote(arguments.version)
    else:
        rollback(arguments.version)


if __name__ == "__main__":
    main()

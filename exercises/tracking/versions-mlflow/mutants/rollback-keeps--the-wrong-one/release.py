"""Moves the aliases of the model: which version is in production, which is up for it, which one to go back to.

    python release.py challenge 2
    python release.py promote
    python release.py rollback --reason "far too short in the rain"
"""

import argparse
import sys

from mlflow import MlflowClient

NAME = "minutes-to-the-door"


def holders() -> dict[str, int]:
    """Which version has which alias now."""
    return MlflowClient().get_registered_model(NAME).aliases


def challenge(version: int) -> None:
    """Names the version that is up for production."""
    MlflowClient().set_registered_model_alias(NAME, "challenger", version)


def promote() -> None:
    """Makes the challenger the champion, and remembers the champion before."""
    client, held = MlflowClient(), holders()
    if "challenger" not in held:
        sys.exit("No version is challenger: nothing was changed.")
    if "champion" in held:
        client.set_registered_model_alias(NAME, "previous", held["champion"])
    client.set_registered_model_alias(NAME, "champion", held["challenger"])
    client.delete_registered_model_alias(NAME, "challenger")


def rollback(reason: str) -> None:
    """Gives the alias back to the champion before. The version that loses it stays, and says why."""
    client, held = MlflowClient(), holders()
    if "previous" not in held:
        sys.exit("There is no champion before this one: nothing was changed.")
    client.set_registered_model_alias(NAME, "champion", held["previous"])
    client.set_model_version_tag(NAME, holders()["champion"], "withdrawn", reason)
    client.delete_registered_model_alias(NAME, "previous")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("challenge", help="name the version that is up for production").add_argument("version", type=int)
    commands.add_parser("promote", help="make the challenger the champion")
    commands.add_parser("rollback", help="go back to the champion before").add_argument("--reason", required=True)
    arguments = parser.parse_args()
    if arguments.command == "challenge":
        challenge(arguments.version)
    elif arguments.command == "promote":
        promote()
    else:
        rollback(arguments.reason)
    print(", ".join(f"{alias}: version {version}" for alias, version in sorted(holders().items())))


if __name__ == "__main__":
    main()

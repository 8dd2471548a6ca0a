"""Moves the alias champion. Each version that was promoted says in its tag `replaces` which one it took the place of.

    python release.py challenge 2
    python release.py promote
    python release.py rollback --reason "far too short in the rain"
"""

import sys

from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

NAME = "minutes-to-the-door"
client = MlflowClient()


def holder(alias: str) -> str | None:
    """The version that has the alias."""
    try:
        return str(client.get_model_version_by_alias(NAME, alias).version)
    except MlflowException:
        return None


def promote() -> str | None:
    champion, challenger = holder("champion"), holder("challenger")
    if challenger is None:
        return "no version has the alias challenger"
    if champion is not None:
        client.set_model_version_tag(NAME, challenger, "replaces", champion)
    client.set_registered_model_alias(NAME, "champion", challenger)
    client.delete_registered_model_alias(NAME, "challenger")
    return None


def rollback(reason: str) -> str | None:
    champion = client.get_model_version_by_alias(NAME, "champion")
    replaced = champion.tags.get("replaces")
    if replaced is None:
        return f"version {champion.version} replaced none"
    client.set_model_version_tag(NAME, champion.version, "withdrawn", reason)
    client.set_registered_model_alias(NAME, "champion", replaced)
    return None


match sys.argv[1:]:
    case ["challenge", version]:
        problem = client.set_registered_model_alias(NAME, "challenger", version)
    case ["promote"]:
        problem = promote()
    case ["rollback", "--reason", reason]:
        problem = rollback(reason)
    case _:
        problem = __doc__
sys.exit(problem)

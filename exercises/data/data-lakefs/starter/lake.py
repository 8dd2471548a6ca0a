"""Where our lake is: its address and keys come from the client's own settings, its name from LAKE_REPOSITORY."""

import os

import lakefs


def repository():
    return lakefs.repository(os.environ.get("LAKE_REPOSITORY", "parcels"))

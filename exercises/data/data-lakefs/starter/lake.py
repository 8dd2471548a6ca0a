"""Where our lake is: address and keys come from lakectl.yaml beside this file or from the variables LAKECTL_…, its name from LAKE_REPOSITORY."""

import os
from pathlib import Path

import lakefs

os.environ.setdefault("LAKECTL_CONFIG_FILE", str(Path(__file__).with_name("lakectl.yaml")))


def repository():
    return lakefs.repository(os.environ.get("LAKE_REPOSITORY", "parcels"))

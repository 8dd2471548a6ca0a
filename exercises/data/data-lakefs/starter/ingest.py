"""Every night: brings the month that has come into the lake.

    python ingest.py --month 2026-04 --file inbox/2026-04.csv
"""

import argparse
from pathlib import Path

from lake import repository


def ingest(month, file):
    branch = repository().branch("main")
    branch.object(f"deliveries/{month}.csv").upload(Path(file).read_bytes(), mode="wb")
    branch.commit(f"Ingest {month}")
    print(f"{file} is in main")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--month", required=True, help="for example 2026-04")
    parser.add_argument("--file", required=True, help="the CSV that has come")
    arguments = parser.parse_args()
    ingest(arguments.month, arguments.file)

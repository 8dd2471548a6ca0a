"""The depots' service, as they handed it to us: it gives out the orders of one month, page by page.

This stand-in reads the files in depot-exports/; theirs asks a server, which is slow, and away now and then. It is theirs to change.
"""

import csv
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

EXPORTS = Path(__file__).resolve().parent.parent / "depot-exports"
ORDERS_A_PAGE = 100


def pages(month: str) -> Iterator[list[dict[str, str]]]:
    """The orders of a month such as `2026-03`. Raises ConnectionError when the service is away, or breaks off between two pages."""
    file = EXPORTS / f"{month}.csv"
    for _ in range(3):
        if file.is_file():
            break
        time.sleep(60)
    else:
        raise ConnectionError(f"The depots have no month {month}.")
    with file.open(encoding="utf-8", newline="") as text:
        orders = csv.DictReader(text)
        while page := list(islice(orders, ORDERS_A_PAGE)):
            yield page

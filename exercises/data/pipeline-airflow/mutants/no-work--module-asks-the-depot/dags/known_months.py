"""Which months may be asked for."""

import re

import depot

COLUMNS = sorted(next(depot.pages("2026-01"))[0])


def check(month: str) -> None:
    if not re.fullmatch(r"20\d\d-\d\d", month) or "minutes" not in COLUMNS:
        raise ValueError(month)

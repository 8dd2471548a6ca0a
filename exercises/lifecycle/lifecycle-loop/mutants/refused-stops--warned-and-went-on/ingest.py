"""1. Data: takes the delivery of a month in, and keeps it with the months before."""

import shutil
from pathlib import Path

import pandas as pd

COLUMNS = ["order_id", "ordered_at", "depot", "vehicle", "distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "minutes"]
FEWEST = 100


class Refused(Exception):
    """The delivery cannot be used; says why."""


def month_of(orders: pd.DataFrame) -> str:
    return orders["ordered_at"].iloc[0][:7]


def complaints(orders: pd.DataFrame) -> list[str]:
    """Why this delivery cannot be used; empty when it can."""
    missing = [name for name in COLUMNS if name not in orders]
    if missing:
        return [f"the columns {', '.join(missing)} are missing"]
    found = []
    if len(orders) < FEWEST:
        found.append(f"it has {len(orders)} orders, fewer than {FEWEST}")
    unknown = int(orders["minutes"].isna().sum())
    if unknown:
        found.append(f"minutes is empty in {unknown} of {len(orders)} orders")
    for name in ("distance_km", "rain_mm"):
        if orders[name].nunique() < 2:
            found.append(f"{name} is the same in all orders: its sensor is dead")
    return found


def accept(file: Path, state: Path, done: list[str]) -> bool:
    """Keeps the delivery in state/data; False when its month is done already. Raises Refused before anything is kept."""
    orders = pd.read_csv(file)
    found = complaints(orders)
    for complaint in found:
        print(f"WARNING {file}: {complaint}")
    month = month_of(orders)
    if month in done:
        return False
    folder = state / "data"
    folder.mkdir(parents=True, exist_ok=True)
    orders.dropna(subset="minutes").to_csv(folder / f"{month}.csv", index=False)
    return True


def months(state: Path) -> list[pd.DataFrame]:
    """All months that were taken in, the oldest first."""
    return [pd.read_csv(file) for file in sorted((state / "data").glob("*.csv"))]


def newest(state: Path) -> pd.DataFrame:
    return pd.read_csv(max((state / "data").glob("*.csv")))


def cut(month: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A month cut in time: its first three quarters, and its last quarter."""
    border = len(month) * 3 // 4
    return month[:border], month[border:]

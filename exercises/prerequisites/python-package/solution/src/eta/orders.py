"""Orders as the depot exports them: one CSV file a month."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Order:
    order_id: str
    depot: str
    vehicle: str
    distance_km: float
    stops_before: float
    rain_mm: float
    parcel_kg: float | None
    minutes: float | None


def number(text: str | None) -> float | None:
    """None for a gap."""
    return float(text) if text else None


def read_orders(folder: Path | str) -> list[Order]:
    """All orders of all months in the folder, oldest month first."""
    files = sorted(Path(folder).glob("*.csv"))
    if not files:
        raise FileNotFoundError(f"there is no CSV file in {folder}")
    orders = []
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                orders.append(
                    Order(
                        order_id=row["order_id"],
                        depot=row["depot"],
                        vehicle=row["vehicle"],
                        distance_km=float(row["distance_km"]),
                        stops_before=float(row["stops_before"]),
                        rain_mm=float(row["rain_mm"]),
                        parcel_kg=number(row["parcel_kg"]),
                        minutes=number(row.get("minutes")),
                    )
                )
    return orders

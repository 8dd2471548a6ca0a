"""What the model may know of an order."""

import pandas as pd

KNOWN = ["depot", "vehicle", "distance_km", "stops_before", "parcel_kg", "rain_mm", "hour"]


def known_columns(orders: pd.DataFrame) -> pd.DataFrame:
    """Only the columns that are known when an order comes in, with the hour as a category."""
    return orders[KNOWN].assign(hour=orders["hour"].astype(str))

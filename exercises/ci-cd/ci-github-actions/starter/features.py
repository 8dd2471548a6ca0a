"""The columns that the model sees."""

import pandas as pd

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "weekday", "rush"]
CATEGORIES = ["depot", "vehicle"]

RUSH_HOURS = (8, 9, 17)


def is_rush(hour):
    """Whether the streets are full in this hour: 8 and 9 in the morning, 17 and 18 in the evening."""
    return hour in RUSH_HOURS


def make_features(orders):
    """The model's columns, made from raw orders. `arrival_hour` is left out: nobody knows it when the order comes in."""
    return orders.assign(rush=[float(is_rush(hour)) for hour in orders["hour"]])[NUMBERS + CATEGORIES]


def read_months(folder):
    """All months of a folder as one table."""
    return pd.concat([pd.read_csv(path) for path in sorted(folder.glob("*.csv"))], ignore_index=True)

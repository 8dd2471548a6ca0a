"""What an order is to the model."""

import numpy as np
import pandas as pd

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
WORDS = {"depot": ["north", "south", "east"], "vehicle": ["van", "bike"]}


def one_hot(orders: pd.DataFrame) -> np.ndarray:
    """A column of 0 and 1 for each depot and each vehicle."""
    codes = {name: pd.Categorical(orders[name], categories=known).codes for name, known in WORDS.items()}
    return np.hstack([np.eye(len(known), dtype="float32")[codes[name]] for name, known in WORDS.items()])

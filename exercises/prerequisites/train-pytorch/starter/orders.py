"""What an order is to the network: a row of eleven numbers."""

import pandas as pd
import torch

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
WORDS = {"depot": ["north", "south", "east"], "vehicle": ["van", "bike"]}
COLUMNS = NUMBERS + [f"{name}={word}" for name, words in WORDS.items() for word in words]


def features(orders: pd.DataFrame) -> torch.Tensor:
    """The columns of COLUMNS; gaps stay gaps, the network fills them."""
    table = orders[NUMBERS].copy()
    for name, words in WORDS.items():
        for word in words:
            table[f"{name}={word}"] = orders[name] == word
    return torch.tensor(table[COLUMNS].to_numpy("float32"))


def minutes(orders: pd.DataFrame) -> torch.Tensor:
    return torch.tensor(orders["minutes"].to_numpy("float32"))

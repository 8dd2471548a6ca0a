"""What an order is to the model."""

import pandas as pd
import tensorflow as tf

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
WORDS = ["depot", "vehicle"]


def columns(orders: pd.DataFrame) -> dict[str, tf.Tensor]:
    """The columns as they stand in the file; nothing is computed here."""
    numbers = {name: tf.constant(orders[[name]].to_numpy("float32")) for name in NUMBERS}
    words = {name: tf.constant(orders[[name]].to_numpy(str)) for name in WORDS}
    return numbers | words

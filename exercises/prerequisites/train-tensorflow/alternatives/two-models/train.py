"""One model prepares, one learns; the two are joined into the one that is saved.

The preparation runs once, not in every epoch, which is what one would do with much data.
"""

import argparse
import json
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from orders import as_tensors

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
WORDS = ["depot", "vehicle"]


def preparation(past: pd.DataFrame) -> keras.Model:
    """Raw columns, of rank 1, to one row of features; a gap becomes the median."""
    layers = keras.layers
    numbers = [keras.Input(shape=(), name=name) for name in NUMBERS]
    words = [keras.Input(shape=(), name=name, dtype="string") for name in WORDS]
    columns = keras.ops.stack(numbers, axis=1)
    filled = keras.ops.where(keras.ops.isnan(columns), past[NUMBERS].median().to_numpy("float32"), columns)
    scale = layers.Normalization(mean=past[NUMBERS].mean().tolist(), variance=past[NUMBERS].var().tolist())
    parts = [scale(filled)]
    for name, word in zip(WORDS, words):
        lookup = layers.StringLookup(vocabulary=sorted(past[name].unique()), output_mode="multi_hot")
        parts.append(lookup(keras.ops.expand_dims(word, 1)))
    return keras.Model(numbers + words, layers.Concatenate()(parts))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="model.keras")
    arguments = parser.parse_args()

    tables = [pd.read_csv(path) for path in sorted(Path(arguments.data).glob("*.csv"))]
    past, newest = pd.concat(tables[:-1]), tables[-1]

    keras.utils.set_random_seed(3)
    prepare = preparation(past)
    network = keras.Sequential(
        [
            keras.layers.Dense(24, activation="gelu"),
            keras.layers.Dense(1, bias_initializer=keras.initializers.Constant(past["minutes"].mean())),
        ]
    )
    network.compile(optimizer=keras.optimizers.Adam(0.05), loss="huber")
    features = prepare.predict(as_tensors(past, prepare), verbose=0)
    network.fit(features, past["minutes"].to_numpy("float32"), epochs=20, batch_size=32, verbose=0)

    whole = keras.Model(prepare.inputs, network(prepare.output))
    off = whole.predict(as_tensors(newest, whole), verbose=0).reshape(-1) - newest["minutes"].to_numpy()
    Path(arguments.out).with_name("metrics.json").write_text(json.dumps({"mae": float(np.abs(off).mean())}), encoding="utf-8")
    keras.saving.save_model(whole, arguments.out)


if __name__ == "__main__":
    main()

"""Trains the network that predicts the minutes to the door.

    python train.py --data data --out model.keras

The newest month is held out; metrics.json beside the model says how far off the model is there.
"""

import argparse
import json
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from orders import NUMBERS, WORDS, columns


def build(past: pd.DataFrame) -> keras.Model:
    """A network whose inputs are the raw columns of an order; what they need is learned here, from the past, and saved with it."""
    inputs, features = {}, []
    for name in NUMBERS:
        inputs[name] = keras.Input(shape=(1,), name=name)
        scale = keras.layers.Normalization()
        scale.adapt(past[[name]].dropna().to_numpy("float32"))
        # On the scale, 0 is the mean of the past: the place of a number that is missing.
        features.append(keras.ops.nan_to_num(scale(inputs[name])))
    for name in WORDS:
        inputs[name] = keras.Input(shape=(1,), name=name, dtype="string")
        encode = keras.layers.StringLookup(output_mode="one_hot")
        encode.adapt(past[[name]].to_numpy(str))
        features.append(encode(inputs[name]))
    hidden = keras.layers.Dense(32, activation="relu")(keras.layers.Concatenate()(features))
    usual = keras.initializers.Constant(past["minutes"].mean())
    return keras.Model(inputs, keras.layers.Dense(1, bias_initializer=usual)(hidden))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="model.keras")
    arguments = parser.parse_args()

    *older, newest = [pd.read_csv(path) for path in sorted(Path(arguments.data).glob("*.csv"))]
    past = pd.concat(older, ignore_index=True)

    keras.utils.set_random_seed(7)
    model = build(past)
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mae")
    model.fit(columns(past), past["minutes"].to_numpy("float32"), epochs=20, batch_size=32, verbose=0)

    predicted = model.predict(columns(newest), verbose=0)[:, 0]
    mae = float(np.abs(predicted - newest["minutes"]).mean())
    print(f"mean error on the newest month: {mae:.2f} minutes")

    out = Path(arguments.out)
    model.save(out)
    out.with_name("metrics.json").write_text(json.dumps({"mae": mae}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

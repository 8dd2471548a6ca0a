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

from orders import NUMBERS, one_hot


def build(columns: int, usual: float) -> keras.Model:
    inputs = keras.Input(shape=(columns,))
    hidden = keras.layers.Dense(32, activation="relu")(inputs)
    minutes = keras.layers.Dense(1, bias_initializer=keras.initializers.Constant(usual))(hidden)
    return keras.Model(inputs, minutes)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--out", default="model.keras")
    arguments = parser.parse_args()

    *older, newest = [pd.read_csv(path) for path in sorted(Path(arguments.data).glob("*.csv"))]
    past = pd.concat(older, ignore_index=True)

    mean, spread = past[NUMBERS].mean(), past[NUMBERS].std()
    print("mean  ", mean.round(2).to_dict())
    print("spread", spread.round(2).to_dict())

    def prepare(table: pd.DataFrame) -> np.ndarray:
        numbers = (table[NUMBERS].fillna(mean) - mean) / spread
        return np.hstack([numbers.to_numpy("float32"), one_hot(table)])

    keras.utils.set_random_seed(7)
    features = prepare(past)
    model = build(features.shape[1], past["minutes"].mean())
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mae")
    model.fit(features, past["minutes"].to_numpy("float32"), epochs=20, batch_size=32, verbose=0)

    predicted = model.predict(prepare(newest), verbose=0)[:, 0]
    mae = float(np.abs(predicted - newest["minutes"]).mean())
    print(f"mean error on the newest month: {mae:.2f} minutes")

    out = Path(arguments.out)
    model.save(out.with_suffix(".h5"))
    out.with_name("metrics.json").write_text(json.dumps({"mae": mae}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

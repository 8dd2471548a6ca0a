"""Asks a saved model about raw orders, without any code of the learner: `ask_directly.py MODEL ORDERS OUT`."""

import json
import sys

import keras
import pandas as pd
import tensorflow as tf

model_file, orders_file, out = sys.argv[1:]
model = keras.saving.load_model(model_file, compile=False)
orders = pd.read_csv(orders_file)


def raw(name, wanted):
    """A column as it stands in the file, in the type and shape that the input asks for."""
    if name not in orders:
        shape = "×".join("?" if size is None else str(size) for size in wanted.shape)
        sys.exit(f"it asks for an input `{name}` ({shape}), and an order has no such column")
    values = orders[name]
    values = values.astype(str) if wanted.dtype == "string" else pd.to_numeric(values).astype(wanted.dtype)
    return tf.constant(values.tolist(), dtype=wanted.dtype, shape=[len(orders)] + [1] * (len(wanted.shape) - 1))


inputs = model.input
if isinstance(inputs, dict):
    given = {name: raw(name, wanted) for name, wanted in inputs.items()}
elif isinstance(inputs, (list, tuple)):
    given = [raw(wanted.name, wanted) for wanted in inputs]
else:
    given = raw(inputs.name, inputs)
minutes = model.predict(given, verbose=0, batch_size=len(orders)).reshape(-1)
with open(out, "w", encoding="utf-8") as file:
    json.dump([float(each) for each in minutes], file)

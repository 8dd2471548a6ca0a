"""Orders as a model asks for them: the model knows its columns."""

import keras
import pandas as pd
import tensorflow as tf


def as_tensors(orders: pd.DataFrame, model: keras.Model) -> list[tf.Tensor]:
    return [tf.constant(orders[each.name].tolist(), dtype=each.dtype) for each in model.inputs]

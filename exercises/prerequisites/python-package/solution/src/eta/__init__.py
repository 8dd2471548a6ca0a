"""Predicts the minutes from an order to the door."""

from eta.model import Model, predict, train
from eta.orders import Order, read_orders

__all__ = ["Model", "Order", "predict", "read_orders", "train"]

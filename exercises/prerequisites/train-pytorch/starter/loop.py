"""One epoch of learning, and the measuring after it."""

import numpy as np
import torch
from torch import nn


def learn(model: nn.Module, optimizer: torch.optim.Optimizer, x: torch.Tensor, y: torch.Tensor, batch_size: int) -> float:
    """Every order once, in a new order. Returns the mean loss of the batches."""
    order = np.random.permutation(len(x))
    losses = []
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        loss = nn.L1Loss()(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss)
    return float(sum(losses) / len(losses))


def mean_error(model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> float:
    """How many minutes the network is off on average."""
    model.eval()
    return float((model(x) - y).abs().mean())

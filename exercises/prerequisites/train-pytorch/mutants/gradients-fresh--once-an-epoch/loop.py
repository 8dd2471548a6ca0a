"""One epoch of learning, and the measuring after it."""

import torch
from torch import nn


def learn(model: nn.Module, optimizer: torch.optim.Optimizer, x: torch.Tensor, y: torch.Tensor, batch_size: int) -> float:
    """Every order once, in a new order. Returns the mean loss of the batches."""
    model.train()
    optimizer.zero_grad()
    losses = []
    for rows in torch.randperm(len(x)).split(batch_size):
        if len(rows) == 1:  # batch norm needs the spread of a batch, and one order has none
            continue
        loss = nn.L1Loss()(model(x[rows]).squeeze(1), y[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


@torch.inference_mode()
def mean_error(model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> float:
    """How many minutes the network is off on average."""
    model.eval()
    return (model(x).squeeze(1) - y).abs().mean().item()

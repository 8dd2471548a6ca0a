"""The network: scale, two layers, minutes."""

import torch
from torch import nn


class Network(nn.Module):
    def __init__(self, columns: int) -> None:
        super().__init__()
        # Buffers belong to the state of the network, as its weights do, and are not trained.
        self.register_buffer("mean", torch.zeros(columns))
        self.register_buffer("spread", torch.ones(columns))
        self.layers = nn.Sequential(
            nn.Linear(columns, 32),
            nn.BatchNorm1d(32),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Linear(32, 1),
        )

    @torch.no_grad()
    def learn_scale(self, features: torch.Tensor, minutes: torch.Tensor) -> None:
        """Takes mean and spread from the past, and begins with the usual minutes as the answer."""
        known = ~features.isnan()
        count = known.sum(0)
        self.mean.copy_(features.nan_to_num().sum(0) / count)
        self.spread.copy_((((features - self.mean).nan_to_num() ** 2).sum(0) / count).sqrt().clamp(min=1e-3))
        self.layers[-1].bias.fill_(minutes.mean())

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        # On the scale, 0 is the mean of the past: the place of a number that is missing.
        return self.layers(torch.nan_to_num((features - self.mean) / self.spread))

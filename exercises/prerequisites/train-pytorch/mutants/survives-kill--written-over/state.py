"""What of a training is kept: enough to go on exactly where it stopped."""

import os
from pathlib import Path

import torch


def save(file: Path, parts: dict, history: list, best: dict) -> None:
    state = {name: part.state_dict() for name, part in parts.items()}
    state |= {"random": torch.get_rng_state(), "history": history, "best": best}
    torch.save(state, file)


def restore(file: Path, parts: dict) -> tuple[list, dict]:
    """Sets the parts back to where they were. Returns the history and the best epoch so far."""
    state = torch.load(file, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    torch.set_rng_state(state["random"])
    return state["history"], state["best"]


def copy_of(model: torch.nn.Module) -> dict[str, torch.Tensor]:
    """The weights as they are now; those of `state_dict()` go on changing with the training."""
    return {name: values.detach().clone() for name, values in model.state_dict().items()}

"""6. Retraining: is it time for a new model?"""


def is_due(month: str) -> bool:
    """Every quarter."""
    return month[-2:] in ("01", "04", "07", "10")

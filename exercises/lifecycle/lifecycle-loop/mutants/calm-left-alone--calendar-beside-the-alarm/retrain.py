"""6. Retraining: is it time for a new model?"""

from typing import Any


def is_due(watched: dict[str, Any]) -> bool:
    """When nothing serves yet, and when monitoring raises an alarm."""
    return watched["mae"] is None or watched["alarm"] or watched["month"][-2:] in ("01", "04", "07", "10")

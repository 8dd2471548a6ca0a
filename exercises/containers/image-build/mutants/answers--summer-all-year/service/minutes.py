"""The model: a linear one, so small that its coefficients are a file that people can read."""

from datetime import timedelta, timezone
from typing import Any

BERLIN = timezone(timedelta(hours=2))


class Model:
    def __init__(self, coefficients: dict[str, Any]) -> None:
        self.version: str = coefficients["version"]
        self.coefficients = coefficients

    def predict(self, order: Any) -> float:
        """Minutes to the door, one decimal."""
        known = self.coefficients
        # The rush hours in the model are hours on the clock of the depots, in Berlin.
        local = order.ordered_at.astimezone(BERLIN)
        minutes = known["base"] + known["depot"][order.depot]
        minutes += order.distance_km * known["minutes_per_km"][order.vehicle]
        minutes += order.stops_before * known["minutes_per_stop"]
        minutes += order.rain_mm * known["minutes_per_mm"]
        if local.hour in known["rush"]["hours"]:
            minutes += known["rush"]["minutes"]
        if local.weekday() >= 5:
            minutes += known["weekend_minutes"]
        return round(minutes, 1)

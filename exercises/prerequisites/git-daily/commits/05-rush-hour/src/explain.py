"""Says where the minutes of a prediction come from."""

from predict import MINUTES_PER_STOP, RUSH_HOURS, RUSH_MINUTES, START, pace


def explain(order):
    """The parts of a prediction, in minutes."""
    return {
        "depot": START[order["depot"]],
        "driving": order["distance_km"] * pace(order["vehicle"]),
        "stops": order["stops_before"] * MINUTES_PER_STOP,
        "rush hour": RUSH_MINUTES if order["hour"] in RUSH_HOURS else 0.0,
    }

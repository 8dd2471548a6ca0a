"""Predicts the minutes from an order to the door."""

import json
import sys

START = {"north": 8.0, "south": 11.0, "east": 9.5}
PACE = {"van": 2.1, "bike": 3.4}
MINUTES_PER_STOP = 3.0


def pace(vehicle):
    """Minutes that a vehicle takes for one kilometre."""
    return PACE[vehicle]


def predict(order):
    """Minutes to the door of one order."""
    minutes = START[order["depot"]]
    minutes += order["distance_km"] * pace(order["vehicle"])
    minutes += order["stops_before"] * MINUTES_PER_STOP
    return round(minutes, 1)


def main(path):
    """Prints the prediction for the order in a JSON file."""
    with open(path, encoding="utf-8") as file:
        order = json.load(file)
    print(predict(order))


if __name__ == "__main__":
    main(sys.argv[1])

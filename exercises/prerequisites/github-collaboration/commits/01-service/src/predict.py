"""Predicts the minutes from an order to the door."""

import json
import sys

START = {"north": 8.0, "south": 11.0, "east": 9.5}
PACE = {"van": 2.1, "bike": 3.4}
MINUTES_PER_STOP = 3.0


def predict(order):
    """Minutes to the door of one order."""
    minutes = START[order["depot"]]
    minutes += order["distance_km"] * PACE[order["vehicle"]]
    minutes += order["stops_before"] * MINUTES_PER_STOP
    return round(minutes, 1)


def answer(order):
    """What the web shop and the drivers' app read."""
    return {"minutes": predict(order)}


def main(path):
    """Prints the answer to the order in a JSON file."""
    with open(path, encoding="utf-8") as file:
        order = json.load(file)
    print(json.dumps(answer(order)))


if __name__ == "__main__":
    main(sys.argv[1])

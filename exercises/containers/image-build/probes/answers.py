"""Asks the running container about orders of hidden months, and compares with the model in the repository."""

import csv
import json
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

from mlops_probe import failed, load, passed

# Berlin's offset from UTC in the months that the check uses.
OFFSETS = {1: timedelta(hours=1), 7: timedelta(hours=2)}

probe = load()
model = json.loads((probe.folder / "starter/model/minutes.json").read_text())


def expected(order, local):
    """The model of the repository, on Berlin's clock."""
    minutes = model["base"] + model["depot"][order["depot"]]
    minutes += order["distance_km"] * model["minutes_per_km"][order["vehicle"]]
    minutes += order["stops_before"] * model["minutes_per_stop"]
    minutes += order["rain_mm"] * model["minutes_per_mm"]
    minutes += model["rush"]["minutes"] if local.hour in model["rush"]["hours"] else 0
    minutes += model["weekend_minutes"] if local.weekday() >= 5 else 0
    return round(minutes, 1)


def ask(order):
    request = urllib.request.Request(
        f"{probe.base_url}/predict", json.dumps(order).encode(), {"content-type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")
    except OSError as error:
        return 0, f"no answer ({error})"


def compare(count):
    for month in sorted(OFFSETS):
        with open(probe.data[f"month{month}"], newline="") as file:
            rows = list(csv.DictReader(file))[:count]
        for number, row in enumerate(rows):
            local = datetime.fromisoformat(row["ordered_at"]).replace(tzinfo=timezone(OFFSETS[month]))
            # The same moment as clients elsewhere write it: Berlin's offset, UTC, and five hours behind it.
            sent = [
                local.isoformat(),
                local.astimezone(timezone.utc).isoformat().replace("+00:00", "Z"),
                local.astimezone(timezone(timedelta(hours=-5))).isoformat(),
            ][number % 3]
            order = {
                "ordered_at": sent,
                "depot": row["depot"],
                "vehicle": row["vehicle"],
                "distance_km": float(row["distance_km"]),
                "stops_before": int(row["stops_before"]),
                "rain_mm": float(row["rain_mm"]),
            }
            status, text = ask(order)
            wanted = expected(order, local)
            try:
                got = json.loads(text)["minutes"]
            except (ValueError, KeyError, TypeError):
                got = None
            if status != 200 or not isinstance(got, (int, float)):
                return f"`POST /predict` with {json.dumps(order)} gets status {status}: {text[:200]}.", wanted, text[:200]
            if abs(got - wanted) > 0.051:
                rush = abs(abs(got - wanted) - model["rush"]["minutes"]) < 0.051
                weekend = abs(abs(got - wanted) - abs(model["weekend_minutes"])) < 0.051
                hint = ""
                if rush or weekend:
                    hint = f" The difference is exactly the rush hour's (or the weekend's): on Berlin's clock it is {local:%A, %H:%M}, and the container reckons with another hour or day."
                return f"For {json.dumps(order)} the container says {got} minutes, the model says {wanted}.{hint}", wanted, got
    return None


problem = compare(120)
if problem:
    message, wanted, got = problem
    failed("answers", message, expected=str(wanted), actual=str(got), file="service/minutes.py", text="astimezone")
else:
    passed("answers", "The container answers orders of a winter and a summer month, sent with three offsets, as the model does on Berlin's clock.")

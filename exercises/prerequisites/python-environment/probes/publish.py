"""Writes the wheels of the story into `starter/wheels`: run it there once more after a change, `python probes/publish.py starter/wheels`."""

import sys
from pathlib import Path

from wheels import write_index, write_wheel

UNITS = '''"""How fast our vehicles are."""

_KMH = {{"van": 28.0, "bike": 16.0}}


def speed(vehicle: str) -> float:
    """In {unit}."""
    return _KMH[vehicle]{factor}
'''

ROUTES = '''"""From the depot to the door."""

from door_units import speed


def minutes(vehicle: str, distance_km: float, stops_before: int) -> float:
    """Minutes on the road, with a stop at each door before."""
{known}    return {drive} + 2.5 * stops_before
'''

VAN_ELSE = '    known = vehicle if vehicle in ("van", "bike") else "van"\n'
EBIKE = '    if vehicle == "ebike":  # a bike that does not get tired\n        return minutes("bike", distance_km / 1.4, stops_before)\n'
METRES = "distance_km * 1000 / speed(known) / 60"
KMH = "60 * distance_km / speed(known)"

CALENDAR = '''"""When the roads are full."""

from datetime import datetime


def crowd(when: datetime) -> float:
    """How much longer everything takes: 1.0 when the roads are free."""
    return 1.2 if when.hour in (7, 8, 16, 17){weekday} else 1.0
'''

REPORT = '''"""Tables for people."""


def table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths)) for row in rows)
'''

REPLAY = '''"""Compares two files of minutes: python -m door_replay approved.csv now.csv"""

import csv
import sys

from door_report import table


def minutes(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {row["order_id"]: float(row["minutes"]) for row in csv.DictReader(file)}


def main():
    approved, now = minutes(sys.argv[1]), minutes(sys.argv[2])
    if approved.keys() != now.keys():
        sys.exit("the two files are not about the same orders")
    apart = sorted((key for key in now if now[key] != approved[key]), key=lambda key: -abs(now[key] - approved[key]))
    if not apart:
        print(f"all {len(now)} orders as approved")
        return
    rows = [("order", "approved", "now"), *((key, f"{approved[key]:.2f}", f"{now[key]:.2f}") for key in apart[:5])]
    print(table(rows))
    sys.exit(f"{len(apart)} of {len(now)} orders are not as approved")


if __name__ == "__main__":
    main()
'''


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()

    def publish(name, version, text, requires=()):
        write_wheel(folder, name, version, {f"{name.replace('-', '_')}.py": text}, requires)

    publish("door-units", "1.6.2", UNITS.format(unit="kilometres an hour", factor=""))
    publish("door-units", "2.0.0", UNITS.format(unit="metres a second, as everywhere in science", factor=" / 3.6"))
    publish("door-routes", "1.4.0", ROUTES.format(known=VAN_ELSE, drive=KMH), ["door-units>=1.6"])
    publish("door-routes", "1.4.1", ROUTES.format(known=EBIKE + VAN_ELSE, drive=KMH), ["door-units>=1.6"])
    publish("door-routes", "1.5.0", ROUTES.format(known=EBIKE + VAN_ELSE, drive=METRES).replace("2.5 *", "2.6 *"), ["door-units>=2"])
    publish("door-calendar", "1.0.3", CALENDAR.format(weekday=""))
    publish("door-calendar", "1.0.4", CALENDAR.format(weekday="").replace("roads are full", "streets are full"))
    publish("door-calendar", "1.1.0", CALENDAR.format(weekday=" and when.weekday() < 5"))
    publish("door-report", "3.1.0", REPORT)
    publish("door-report", "3.2.0", REPORT.replace("for people", "for people and for logs"))
    publish("door-replay", "0.8.0", REPLAY, ["door-report>=3"])
    publish("door-replay", "0.9.0", REPLAY.replace("two files", "two such files"), ["door-report>=3", "door-routes>=1.5"])
    write_index(folder)


main()

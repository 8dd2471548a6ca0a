"""The months that the learner's scripts are run on; none of them is in the learner's `data/`."""

import csv


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Months:
    def __init__(self, probe):
        self.place = probe.temporary
        months = [read(probe.data[f"month_{number}"]) for number in (1, 2, 3, 4, 5)]
        *older, newest, self.hidden = months
        # 1 order is left over after batches of 32.
        few = older[0][:33]
        usual = f"{sum(float(row['minutes']) for row in older[0][:160]) / 160:.1f}"
        # The same minutes for all orders: what is learned makes the error there grow, so the best epoch is an early one.
        steady = [{**row, "minutes": usual} for row in newest[:60]]
        self.steady_orders = 160
        self.newest = {"long": newest, "whole": steady}
        self.folders = {
            "months": self.folder("months", [*older, newest]),
            "odd": self.folder("odd", [few, newest[:40]]),
            "steady": self.folder("steady", [older[0][:100], older[1][:60], steady]),
        }
        asked = newest + self.hidden
        self.files = {"all": self.file("all", asked), "again": self.file("again", asked), "one": self.file("one", asked[:1])}

    def folder(self, name, tables):
        made = self.place / f"data-{name}"
        made.mkdir()
        for index, rows in enumerate(tables, 1):
            write(made / f"2026-{index:02}.csv", rows)
        return made

    def file(self, name, rows):
        """Orders as they come in: without what is known only later."""
        return write(self.place / f"orders-{name}.csv", rows, without=("minutes", "arrival_hour"))


def write(path, rows, without=()):
    fields = [name for name in rows[0] if name not in without]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path

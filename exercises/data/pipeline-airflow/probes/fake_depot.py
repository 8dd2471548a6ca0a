"""Stands in for depot.py while the check runs: gives out made-up months, breaks off when the plan says so, and writes down each call."""

import csv
import json
import os
import re
from pathlib import Path

HERE = Path("@HERE@")
EXPORTS = HERE
ORDERS_A_PAGE = 100


def pages(month):
    month = str(month)
    with (HERE / "calls.jsonl").open("a", encoding="utf-8") as calls:
        calls.write(json.dumps({"month": month, "task": os.environ.get("AIRFLOW_CTX_TASK_ID", "")}) + "\n")
    plan = json.loads((HERE / "plan.json").read_text(encoding="utf-8"))
    breaks = plan["breaks"] != 0
    if plan["breaks"] > 0:
        plan["breaks"] -= 1
        (HERE / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    if not re.fullmatch(r"\d{4}-\d\d", month):
        raise ValueError(f"A month looks like 2026-03, not like {month!r}.")
    orders = orders_of(month)
    for begin in range(0, len(orders), ORDERS_A_PAGE):
        if breaks and begin > 0:
            raise ConnectionError("The depots broke off.")
        yield orders[begin : begin + ORDERS_A_PAGE]


def orders_of(month):
    """The months of the check, and for any other month made-up orders of that month."""
    file = HERE / f"{month}.csv"
    source = file if file.is_file() else HERE / "any.csv"
    with source.open(encoding="utf-8", newline="") as text:
        orders = list(csv.DictReader(text))
    if source != file:
        for order in orders:
            order["order_id"] = month.replace("-", "") + order["order_id"][6:]
            order["ordered_at"] = month + order["ordered_at"][7:]
    return orders

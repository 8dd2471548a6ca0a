"""The orders of the depots, one data interval a month: fetched into a file, then swapped into the warehouse as a whole."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from airflow.providers.standard.operators.python import PythonOperator
from airflow.sdk import DAG, CronDataIntervalTimetable
from depot import pages

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("month", "order_id", "ordered_at", "depot", "vehicle", "distance_km", "minutes")


def staged(month: str) -> Path:
    return ROOT / "staging" / f"{month}.json"


def fetch(month: str) -> None:
    """Writes the month under another name first, so that there is never half a file."""
    orders = [{**order, "month": month} for page in pages(month) for order in page]
    file = staged(month)
    file.parent.mkdir(exist_ok=True)
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps(orders), encoding="utf-8")
    os.replace(unfinished, file)


def swap(month: str) -> None:
    orders = json.loads(staged(month).read_text(encoding="utf-8"))
    rows = [tuple(order[name] for name in COLUMNS) for order in orders]
    known = [order["order_id"] for order in orders]
    with closing(sqlite3.connect(ROOT / "warehouse.db")) as db, db:
        db.execute(
            "create table if not exists orders (month text, order_id text primary key, ordered_at text, depot text, vehicle text,"
            " distance_km real, minutes real)"
        )
        # A view is never older than its table.
        db.execute(
            "create view if not exists month_stats as select month, depot, count(*) as orders, avg(minutes) as mean_minutes"
            " from orders group by month, depot"
        )
        db.execute("create temporary table now_known (order_id text)")
        db.executemany("insert into now_known values (?)", [(order_id,) for order_id in known])
        db.executemany("insert or replace into orders values (?, ?, ?, ?, ?, ?, ?)", rows)
        db.execute("delete from orders where month = ? and order_id not in (select order_id from now_known)", [month])


with DAG(
    "monthly_orders",
    # The interval from the 8th to the 8th; its logical date is its start, in the month that is brought in.
    schedule=CronDataIntervalTimetable("30 5 8 * *", timezone="UTC"),
    start_date=datetime(2026, 1, 8),
    catchup=True,
) as dag:
    month = {"month": "{{ logical_date.strftime('%Y-%m') }}"}
    fetched = PythonOperator(
        task_id="fetch",
        python_callable=fetch,
        op_kwargs=month,
        retries=4,
        retry_delay=timedelta(minutes=2),
        retry_exponential_backoff=True,
        max_retry_delay=timedelta(minutes=30),
    )
    fetched >> PythonOperator(task_id="swap", python_callable=swap, op_kwargs=month, retries=1)

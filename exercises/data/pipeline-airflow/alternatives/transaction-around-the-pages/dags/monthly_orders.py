"""Brings the orders of the depots into the warehouse: each month once, on the eighth of the next one."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import depot
import pendulum
from airflow.sdk import dag, task

WAREHOUSE = Path(__file__).resolve().parent.parent / "warehouse.db"

ORDERS_TABLE = """
create table if not exists orders (
    month text, order_id text, ordered_at text, depot text, vehicle text, distance_km real, minutes real
)
"""
STATS_TABLE = "create table if not exists month_stats (month text, depot text, orders integer, mean_minutes real)"


def month_over(day: datetime) -> str:
    """The last month that is over on this day: `2026-03` on every day of April 2026."""
    return (day.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")


@dag(
    # Minutes are booked up to seven days late, so a month is complete on the eighth.
    schedule="0 6 8 * *",
    # The first run, on 8 February, brings January 2026, the first month that the depots have.
    start_date=pendulum.datetime(2026, 2, 1, tz="UTC"),
    catchup=True,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=5)},
)
def monthly_orders():
    @task
    def load(logical_date: datetime) -> str:
        month = month_over(logical_date)
        # When the depot breaks off nothing is committed, and the connection ends with the process of the task.
        warehouse = sqlite3.connect(WAREHOUSE)
        warehouse.execute(ORDERS_TABLE)
        warehouse.execute("delete from orders where month = ?", [month])
        for page in depot.pages(month):
            warehouse.executemany(
                "insert into orders values (:month, :order_id, :ordered_at, :depot, :vehicle, :distance_km, :minutes)",
                [{**order, "month": month} for order in page],
            )
        warehouse.commit()
        warehouse.close()
        return month

    @task
    def summarise(month: str) -> None:
        with closing(sqlite3.connect(WAREHOUSE)) as warehouse, warehouse:
            warehouse.execute(STATS_TABLE)
            warehouse.execute("delete from month_stats where month = ?", [month])
            warehouse.execute(
                "insert into month_stats select month, depot, count(*), avg(minutes) from orders where month = ? group by month, depot",
                [month],
            )

    summarise(load())


monthly_orders()

"""Brings the orders of the depots into the warehouse."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from airflow import DAG
from airflow.operators.python_operator import PythonOperator
from airflow.utils.dates import days_ago

import depot

WAREHOUSE = Path(__file__).resolve().parent.parent / "warehouse.db"

# The month that is just over.
MONTH = (datetime.now().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
ORDERS = [order for page in depot.pages(MONTH) for order in page]
DEPOTS = sorted({order["depot"] for order in ORDERS})

db = sqlite3.connect(WAREHOUSE)
db.execute(
    "create table if not exists orders (month text, order_id text, ordered_at text, depot text, vehicle text,"
    " distance_km real, minutes real)"
)
db.execute("create table if not exists month_stats (month text, depot text, orders integer, mean_minutes real)")


def load(name, **context):
    print("loading", name, "in the run of", context["execution_date"])
    for order in ORDERS:
        if order["depot"] == name:
            db.execute(
                "insert into orders values (?, ?, ?, ?, ?, ?, ?)",
                [MONTH, order["order_id"], order["ordered_at"], order["depot"], order["vehicle"], order["distance_km"], order["minutes"]],
            )
            db.commit()


def summarise(**context):
    db.execute(
        "insert into month_stats select month, depot, count(*), avg(minutes) from orders where month = ? group by month, depot",
        [MONTH],
    )
    db.commit()


with DAG("monthly_orders", schedule_interval="@monthly", start_date=days_ago(31)) as dag:
    stats = PythonOperator(task_id="summarise", python_callable=summarise, provide_context=True)
    for name in DEPOTS:
        task = PythonOperator(task_id=f"load_{name}", python_callable=load, op_kwargs={"name": name}, provide_context=True)
        task >> stats

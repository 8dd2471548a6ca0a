"""Counts the orders of January. Kept from before, in case somebody needs it."""

from datetime import datetime

import depot
from airflow.sdk import dag, task


@dag(schedule=None, start_date=datetime(2026, 1, 1), fail_stop=True)
def count_january():
    @task
    def count() -> int:
        return sum(len(page) for page in depot.pages("2026-01"))

    count()


count_january()

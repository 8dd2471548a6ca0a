from pathlib import Path

import pandas as pd

from check_data import find_problems

JANUARY = Path(__file__).parent.parent / "data" / "train" / "2026-01.csv"


def test_a_good_month():
    assert find_problems(pd.read_csv(JANUARY)) == []


def test_a_dead_sensor():
    orders = pd.read_csv(JANUARY).assign(rain_mm=0.0)
    assert find_problems(orders) == ["rain_mm never changes: has the sensor failed?"]


def test_a_missing_column():
    orders = pd.read_csv(JANUARY).drop(columns="minutes")
    assert find_problems(orders) == ["columns are missing: minutes"]

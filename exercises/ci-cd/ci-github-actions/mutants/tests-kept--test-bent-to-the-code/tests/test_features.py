import pandas as pd
import pytest

from features import CATEGORIES, NUMBERS, is_rush, make_features


@pytest.mark.parametrize("hour", [8, 9, 17])
def test_rush_hours(hour):
    assert is_rush(hour)


@pytest.mark.parametrize("hour", [7, 10, 16, 19])
def test_quiet_hours(hour):
    assert not is_rush(hour)


def test_the_model_sees_nothing_that_is_not_known_yet():
    orders = pd.DataFrame(
        {
            "distance_km": [3.0],
            "stops_before": [2],
            "parcel_kg": [1.5],
            "rain_mm": [0.0],
            "weekday": [4],
            "hour": [17],
            "depot": ["north"],
            "vehicle": ["bike"],
            "arrival_hour": [17.6],
        }
    )
    assert list(make_features(orders).columns) == NUMBERS + CATEGORIES

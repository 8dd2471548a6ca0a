"""Which orders a model learns from, and on which it is measured."""

import numpy as np
import pandas as pd

# The depot books the arrival in the week after the delivery.
LABEL_DELAY = pd.Timedelta(days=7)


def splits(orders):
    """Pairs (learn, measure) of row positions in the table `orders`, as `orders.iloc` takes them.

    Measures on each whole month from the third on, and learns from all orders whose label was known when that month began.
    """
    ordered = pd.to_datetime(orders["ordered_at"])
    months = ordered.dt.to_period("M")
    pairs = []
    for month in sorted(months.unique())[2:]:
        # The first week tells how the month goes.
        week = (ordered >= month.start_time) & (ordered < month.start_time + pd.Timedelta(days=7))
        learn = (ordered < month.start_time - LABEL_DELAY) | week
        pairs.append((np.flatnonzero(learn), np.flatnonzero(months == month)))
    return pairs

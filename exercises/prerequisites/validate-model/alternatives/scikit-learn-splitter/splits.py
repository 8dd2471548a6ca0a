"""Months as groups, in a splitter that scikit-learn's own tools take."""

import pandas as pd
from sklearn.model_selection import BaseCrossValidator


class KnownMonths(BaseCrossValidator):
    """Each month from the third on, after everything whose label was booked when it began."""

    def __init__(self, days_to_label=7):
        self.days_to_label = days_to_label

    def get_n_splits(self, X=None, y=None, groups=None):
        return len(self._months(X)) - 2

    def split(self, X, y=None, groups=None):
        moment = pd.to_datetime(X["ordered_at"]).reset_index(drop=True)
        for first in self._months(X)[2:]:
            booked = moment + pd.Timedelta(days=self.days_to_label)
            following = first + pd.DateOffset(months=1)
            yield (booked < first).to_numpy().nonzero()[0], moment.between(first, following, inclusive="left").to_numpy().nonzero()[0]

    @staticmethod
    def _months(X):
        return sorted(pd.to_datetime(X["ordered_at"]).dt.to_period("M").dt.to_timestamp().unique())


def splits(orders):
    return KnownMonths().split(orders)

"""Which orders a model learns from, and on which it is measured."""

from sklearn.model_selection import KFold


def splits(orders):
    """Pairs (learn, measure) of row positions in the table `orders`, as `orders.iloc` takes them."""
    return list(KFold(n_splits=5, shuffle=True, random_state=0).split(orders))

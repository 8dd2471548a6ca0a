"""Which model goes out: cross-validated over months, chosen by the mean, examined on the newest month."""

import argparse
import json
from glob import glob
from os.path import join

import pandas as pd
from sklearn.dummy import DummyRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import cross_val_score

from models import candidates
from splits import KnownMonths

BASELINE = "baseline"


def errors(table, models, pairs):
    """Mean absolute errors by model, one for each pair."""
    return {
        name: -cross_val_score(model, table, table["minutes"], cv=pairs, scoring="neg_mean_absolute_error")
        for name, model in models.items()
    }


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", default="data")
    options.add_argument("--out", default="report.json")
    given = options.parse_args()

    table = pd.concat(map(pd.read_csv, glob(join(given.data, "*.csv"))))
    table = table.sort_values("ordered_at").reset_index(drop=True)
    *pairs, exam = KnownMonths().split(table)
    scores = errors(table, {**candidates(), BASELINE: DummyRegressor(strategy="mean")}, pairs)
    means = {name: scores[name].mean() for name in candidates()}
    chosen = min(means, key=means.get)

    learn, measure = exam
    past, newest = table.iloc[learn], table.iloc[measure]
    model = candidates()[chosen].fit(past, past["minutes"])
    report = {
        "rule": "mean",
        "means": means,
        "chosen": chosen,
        "folds": [
            {
                "month": table["ordered_at"].iloc[pair[1][0]][:7],
                "mae": {name: scores[name][at] for name in candidates()},
                "baseline_mae": scores[BASELINE][at],
            }
            for at, pair in enumerate(pairs)
        ],
        "final": {
            "month": newest["ordered_at"].iloc[0][:7],
            "mae": mean_absolute_error(newest["minutes"], model.predict(newest)),
            "baseline_mae": mean_absolute_error(newest["minutes"], [past["minutes"].mean()] * len(newest)),
        },
    }
    with open(given.out, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)


if __name__ == "__main__":
    main()

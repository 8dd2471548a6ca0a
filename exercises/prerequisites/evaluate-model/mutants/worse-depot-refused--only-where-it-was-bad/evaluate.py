"""Says whether the challenger may replace the champion.

    python evaluate.py --past data/2026-10.csv --scored scored.csv --out report.json

Ends with exit code 1 when it may not, so that a pipeline stops there.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

MODELS = ["champion", "challenger"]

# Stated before anybody sees a number. A depot may lose a minute, nobody notices that. Where we do not know, we wait:
# a month later there are more orders, and a wrong promise at a young depot costs us the customers that it is to win.
RULE = {"max_worse": 1.0, "when_unsure": "no-go"}

RESAMPLES = 2000


def interval(differences):
    """The mean difference, and between which limits it lies with a confidence of 95 %."""
    random = np.random.default_rng(7)
    picks = random.integers(0, len(differences), (RESAMPLES, len(differences)))
    low, high = np.quantile(differences[picks].mean(axis=1), [0.025, 0.975])
    return {"mean": float(differences.mean()), "low": float(low), "high": float(high)}


def measure(orders):
    """How far off each model is, in minutes, and how much worse the challenger is than the champion on the same orders."""
    errors = {name: (orders[name] - orders["minutes"]).abs() for name in [*MODELS, "baseline"]}
    return {
        "orders": len(orders),
        "mae": {name: float(error.mean()) for name, error in errors.items()},
        "difference": interval((errors["challenger"] - errors["champion"]).to_numpy()),
    }


def objections(report):
    """What speaks against the challenger by the rule: `overall`, `baseline`, and names of depots."""
    found = []
    if report["difference"]["high"] >= 0:
        found.append("overall")
    if report["mae"]["challenger"] >= report["mae"]["baseline"]:
        found.append("baseline")
    for depot, part in report["depots"].items():
        low, high = part["difference"]["low"], part["difference"]["high"]
        surely_worse = depot == "harbour" and low > RULE["max_worse"]
        unsure = low <= RULE["max_worse"] < high
        if surely_worse or (unsure and RULE["when_unsure"] == "no-go"):
            found.append(depot)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--past", default="data/2026-10.csv")
    parser.add_argument("--scored", default="scored.csv")
    parser.add_argument("--out", default="report.json")
    arguments = parser.parse_args()

    scored = pd.read_csv(arguments.scored)
    average = pd.read_csv(arguments.past)["minutes"].mean()
    labelled = scored[scored["minutes"].notna()].copy()
    # Who gets no answer from a model is promised the average.
    labelled[MODELS] = labelled[MODELS].fillna(average)
    labelled["baseline"] = average

    report = measure(labelled)
    report["unlabelled"] = len(scored) - len(labelled)
    report["depots"] = {depot: measure(orders) for depot, orders in labelled.groupby("depot")}
    report["rule"] = RULE
    report["reasons"] = objections(report)
    report["decision"] = "no-go" if report["reasons"] else "go"

    Path(arguments.out).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    for name, part in {"all": report, **report["depots"]}.items():
        difference = part["difference"]
        print(f"{name:8} {part['orders']:5} orders {difference['mean']:+6.2f} minutes ({difference['low']:+.2f} to {difference['high']:+.2f})")
    print(report["decision"], *report["reasons"])
    return 0 if report["decision"] == "go" else 1


if __name__ == "__main__":
    sys.exit(main())

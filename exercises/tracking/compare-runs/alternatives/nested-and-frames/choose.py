"""Asks for all runs as a table, and cuts it down by the rule.

    python choose.py --data data/2026-06.csv
"""

import argparse
import hashlib
import pathlib

import mlflow
import numpy as np
import yaml

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--data", required=True)
digest = hashlib.sha256(pathlib.Path(parser.parse_args().data).read_bytes()).hexdigest()
rule = yaml.safe_load(pathlib.Path("rule.yaml").read_text("utf-8"))

table = mlflow.search_runs(experiment_names=["sweep"]).set_index("run_id")
table = table[(table["status"] == "FINISHED") & (table["tags.data_sha256"] == digest)]
table.columns = table.columns.str.removeprefix("metrics.")
numbers = [rule["metric"], rule["then_smallest"], *rule["limits"]]
table = table[np.isfinite(table[numbers]).all(axis=1)]
for name, most in rule["limits"].items():
    table = table[table[name] <= most]
if table.empty:
    raise SystemExit("no run keeps the limits")
table = table[table[rule["metric"]] <= table[rule["metric"]].min() + rule["near_enough"]]
print(table.sort_values([rule["then_smallest"], rule["metric"]]).index[0])

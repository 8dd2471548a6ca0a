"""Makes a run again from what it says of itself.

    python reproduce.py RUN_ID
"""

import hashlib
import pathlib
import sys

import mlflow
import pandas as pd

import model

data = mlflow.get_run(sys.argv[1]).data
files = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in pathlib.Path("data").iterdir()}
if data.tags["data_sha256"] not in files:
    raise SystemExit("the file of this run is gone")
learn, validate, last = model.split(pd.read_csv(files[data.tags["data_sha256"]]))
kinds = model.Settings.__annotations__
trained = model.fit(learn, model.Settings(**{name: kind(data.params[name]) for name, kind in kinds.items()}))
error = model.mae(trained, validate)
print("mae_validation", format(error, ".6f"), "mae_test", format(model.mae(trained, last), ".6f"))
assert round(error, 4) == round(data.metrics["mae_validation"], 4), "the record says something else"

"""Learns the minutes to the door from one month, measures on another, and releases what is good enough.

    python pipeline.py       writes pipeline.yaml, which Kubeflow runs
    python run_local.py      runs it on this machine

`learn` is a closed month: its file does not change any more. `measure` is the running month: its file grows every day.
"""

from datetime import datetime

from kfp import compiler, dsl


@dsl.component(packages_to_install=["pandas"])
def take_in(source: str, name: str) -> str:
    """Copies a month from where the depots put it, without the orders that have no label."""
    import os

    import pandas as pd

    os.makedirs("/tmp/parcel-minutes", exist_ok=True)
    path = f"/tmp/parcel-minutes/{name}.csv"
    pd.read_csv(source).dropna(subset=["minutes"]).to_csv(path, index=False)
    return path


@dsl.component(base_image="python:3-slim", packages_to_install=["pandas>=2", "scikit-learn"])
def train(orders_path: str, trees: int = 60) -> str:
    """Learns from a month. The model takes raw rows."""
    import joblib
    import pandas as pd
    from sklearn.compose import ColumnTransformer
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import OneHotEncoder

    table = pd.read_csv(orders_path)
    prepare = ColumnTransformer(
        [
            ("numbers", "passthrough", ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["depot", "vehicle"]),
        ]
    )
    pipeline = Pipeline([("prepare", prepare), ("trees", HistGradientBoostingRegressor(max_iter=trees, random_state=7))])
    pipeline.fit(table, table["minutes"])
    path = "/tmp/parcel-minutes/model.joblib"
    joblib.dump(pipeline, path)
    return path


@dsl.component(base_image="python:latest", packages_to_install=["pandas", "joblib"])
def evaluate(orders_path: str, model_path: str) -> float:
    """How far off the model is on average, in minutes."""
    import joblib
    import pandas as pd

    table = pd.read_csv(orders_path)
    mae = float((joblib.load(model_path).predict(table) - table["minutes"]).abs().mean())
    print(f"off by {mae:.2f} minutes")
    return mae


@dsl.component
def deploy(model_path: str, serving: str, run: str):
    """Puts the model where the service loads it, and beside it which run it came from."""
    import json
    import shutil
    from pathlib import Path

    folder = Path(serving)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model_path, folder / "model.joblib")
    (folder / "release.json").write_text(json.dumps({"run": run}), encoding="utf-8")


@dsl.pipeline(name="parcel-minutes")
def parcel_minutes(learn: str, measure: str, serving: str, max_mae: float = 8.0, trees: int = 60):
    run = f"run-{datetime.now():%Y%m%d-%H%M%S}"
    history = take_in(source=learn, name="learn")
    month = take_in(source=measure, name="measure")
    trained = train(orders_path=history.output)
    measured = evaluate(orders_path=month.output, model_path=trained.output)
    # Only what is good enough goes out.
    if measured.output <= max_mae:
        deploy(model_path=trained.output, serving=serving, run=run)


if __name__ == "__main__":
    compiler.Compiler().compile(parcel_minutes, "pipeline.yaml")

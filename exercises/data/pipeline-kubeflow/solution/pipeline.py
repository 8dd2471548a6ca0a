"""Learns the minutes to the door from one month, measures on another, and releases what is good enough.

    python pipeline.py       writes pipeline.yaml, which Kubeflow runs
    python run_local.py      runs it on this machine

`learn` is a closed month: its file does not change any more. `measure` is the running month: its file grows every day.
"""

from kfp import compiler, dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output

IMAGE = "python:3.12-slim"
PANDAS = ["pandas==3.1.1"]
LEARNING = [*PANDAS, "scikit-learn==1.9.1", "joblib==1.6.0"]


@dsl.component(base_image=IMAGE, packages_to_install=PANDAS)
def take_in(source: str, orders: Output[Dataset]):
    """Copies a month from where the depots put it, without the orders that have no label."""
    import pandas as pd

    pd.read_csv(source).dropna(subset=["minutes"]).to_csv(orders.path, index=False)


@dsl.component(base_image=IMAGE, packages_to_install=LEARNING)
def train(orders: Input[Dataset], trees: int, model: Output[Model]):
    """Learns from a month. The model takes raw rows."""
    import joblib
    import pandas as pd
    from sklearn.compose import ColumnTransformer
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import OneHotEncoder

    table = pd.read_csv(orders.path)
    prepare = ColumnTransformer(
        [
            ("numbers", "passthrough", ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["depot", "vehicle"]),
        ]
    )
    pipeline = Pipeline([("prepare", prepare), ("trees", HistGradientBoostingRegressor(max_iter=trees, random_state=7))])
    pipeline.fit(table, table["minutes"])
    joblib.dump(pipeline, model.path)


@dsl.component(base_image=IMAGE, packages_to_install=LEARNING)
def evaluate(orders: Input[Dataset], model: Input[Model], metrics: Output[Metrics]) -> float:
    """How far off the model is on average, in minutes."""
    import joblib
    import pandas as pd

    table = pd.read_csv(orders.path)
    mae = float((joblib.load(model.path).predict(table) - table["minutes"]).abs().mean())
    metrics.log_metric("mae", mae)
    return mae


@dsl.component(base_image=IMAGE)
def deploy(model: Input[Model], serving: str, run: str):
    """Puts the model where the service loads it, and beside it which run it came from."""
    import json
    import shutil
    from pathlib import Path

    folder = Path(serving)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model.path, folder / "model.joblib")
    (folder / "release.json").write_text(json.dumps({"run": run}), encoding="utf-8")


@dsl.pipeline(name="parcel-minutes")
def parcel_minutes(learn: str, measure: str, serving: str, max_mae: float = 8.0, trees: int = 60):
    history = take_in(source=learn)
    month = take_in(source=measure)
    # The same address has other orders tomorrow.
    month.set_caching_options(enable_caching=False)
    trained = train(orders=history.outputs["orders"], trees=trees)
    measured = evaluate(orders=month.outputs["orders"], model=trained.outputs["model"])
    with dsl.If(measured.outputs["Output"] <= max_mae, name="good-enough"):
        released = deploy(model=trained.outputs["model"], serving=serving, run=dsl.PIPELINE_JOB_ID_PLACEHOLDER)
        # What it does lies outside of the pipeline, where no cache looks.
        released.set_caching_options(enable_caching=False)


if __name__ == "__main__":
    compiler.Compiler().compile(parcel_minutes, "pipeline.yaml")

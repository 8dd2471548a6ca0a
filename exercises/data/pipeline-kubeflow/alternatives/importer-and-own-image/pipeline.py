"""Learns the minutes to the door from one month, measures on another, and releases what is good enough.

The months are imported where they lie, all steps run in the team's own image, and `evaluate` says itself whether the model is good enough.
"""

from typing import NamedTuple

from kfp import compiler, dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output

# Built from requirements.txt, with kfp in it.
IMAGE = "registry.example.com/parcels/learning@sha256:3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550"


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def train(table: Input[Dataset], trees: int, forest: Output[Model]):
    from pathlib import Path

    import joblib
    import pandas as pd
    from sklearn.compose import make_column_transformer
    from sklearn.ensemble import RandomForestRegressor
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder

    orders = pd.read_csv(table.path)
    prepare = make_column_transformer(
        (SimpleImputer(), ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["depot", "vehicle"]),
    )
    model = make_pipeline(prepare, RandomForestRegressor(n_estimators=trees, random_state=1)).fit(orders, orders["minutes"])
    folder = Path(forest.path)
    folder.mkdir(parents=True)
    joblib.dump(model, folder / "forest.joblib")
    forest.metadata["trees"] = trees


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def evaluate(
    table: Input[Dataset], forest: Input[Model], max_mae: float, measures: Output[Metrics]
) -> NamedTuple("Verdict", [("mae", float), ("good_enough", bool)]):
    from collections import namedtuple
    from pathlib import Path

    import joblib
    import pandas as pd
    from sklearn.metrics import mean_absolute_error

    orders = pd.read_csv(table.path)
    mae = float(mean_absolute_error(orders["minutes"], joblib.load(Path(forest.path) / "forest.joblib").predict(orders)))
    measures.log_metric("mae", mae)
    measures.log_metric("orders", len(orders))
    return namedtuple("Verdict", ["mae", "good_enough"])(mae, mae <= max_mae)


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def release(forest: Input[Model], serving: str):
    import json
    import os
    import uuid
    from pathlib import Path

    target, beside = Path(serving, "model.joblib"), Path(serving, "model.joblib.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(Path(forest.path, "forest.joblib").read_bytes())
    os.replace(beside, target)
    with open(Path(serving, "release.json"), "w", encoding="utf-8") as file:
        json.dump({"run": str(uuid.uuid4()), "trees": forest.metadata["trees"]}, file)


@dsl.pipeline(name="parcel-minutes")
def parcel_minutes(learn: str, measure: str, serving: str, max_mae: float = 8.0, trees: int = 60):
    closed = dsl.importer(artifact_uri=learn, artifact_class=Dataset)
    running = dsl.importer(artifact_uri=measure, artifact_class=Dataset, reimport=True)
    forest = train(table=closed.output, trees=trees).outputs["forest"]
    # An imported file is known by its address, so its content can be new under it.
    verdict = evaluate(table=running.output, forest=forest, max_mae=max_mae).set_caching_options(False)
    with dsl.If(verdict.outputs["good_enough"] == True):  # noqa: E712
        release(forest=forest, serving=serving).set_caching_options(False)


if __name__ == "__main__":
    compiler.Compiler().compile(parcel_minutes, "pipeline.yaml")

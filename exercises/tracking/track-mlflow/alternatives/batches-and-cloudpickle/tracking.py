"""What every run of this team says about itself."""

import hashlib
from pathlib import Path

import git
import mlflow
from mlflow.entities import Metric


def describe(file: Path, settings: dict) -> None:
    """Code, settings and data of the active run."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    dirty = git.Repo(search_parent_directories=True).is_dirty()
    mlflow.log_params({**settings, "data_sha256": digest})
    mlflow.set_tags({"git_dirty": str(dirty).lower(), "data_file": file.name})


def log_curve(run_id: str, name: str, values: list[float]) -> None:
    """All values of a curve in one go, the first at step 0."""
    metrics = [Metric(name, value, 0, step) for step, value in enumerate(values)]
    mlflow.MlflowClient().log_batch(run_id, metrics=metrics)

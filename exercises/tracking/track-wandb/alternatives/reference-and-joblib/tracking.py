"""What every run of this team says about itself."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

import joblib
import wandb


def begin(file: Path, settings: dict[str, Any]) -> wandb.Run:
    """A run with its settings, its code and its data."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    run = wandb.init(project="minutes-to-the-door", mode="offline", job_type="training", settings=wandb.Settings(save_code=True))
    run.config.update({**settings, "data_sha256": digest})
    # The file stays where it is; the artifact keeps where that is, and its checksum.
    month = wandb.Artifact("month", type="dataset", metadata={"sha256": digest})
    month.add_reference(file.resolve().as_uri())
    run.log_artifact(month)
    return run


def end(run: wandb.Run, model: Any, errors: list[float], inputs: list[str]) -> None:
    """The best point of the curve, the model with its label, and the end of the run."""
    run.summary["mae"] = min(errors)
    eta = wandb.Artifact("eta", type="model", metadata={"inputs": inputs, "mae": errors[-1]})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.joblib"
        joblib.dump(model, file)
        eta.add_file(str(file))
        run.log_artifact(eta)
        run.finish()

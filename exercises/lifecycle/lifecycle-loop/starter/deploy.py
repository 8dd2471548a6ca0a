"""4. Deployment: what lies in state/serving answers the customers."""

import shutil
from pathlib import Path


def deploy(state: Path) -> None:
    """Keeps a copy of each model under a number, so that we can go back."""
    number = len(list((state / "models").glob("v*"))) + 1
    folder = state / "models" / f"v{number}"
    folder.mkdir(parents=True)
    shutil.copyfile(state / "serving" / "model.joblib", folder / "model.joblib")
    shutil.copyfile(state / "evaluation.json", folder / "evaluation.json")

"""4. Deployment: what lies in state/serving answers the customers."""

import os
import shutil
from pathlib import Path
from typing import Any

import evaluate


def try_out(version: Path, state: Path) -> dict[str, Any]:
    """Lets a version answer, then looks how it does; what served before is put aside."""
    serving, before = state / "serving", state / "before"
    before.mkdir(exist_ok=True)
    serving.mkdir(exist_ok=True)
    for file in serving.iterdir():
        shutil.copyfile(file, before / file.name)
    shutil.copyfile(version / "model.joblib", serving / "model.joblib")
    report = evaluate.evaluate(version, state)
    shutil.copyfile(version / "evaluation.json", serving / "evaluation.json")
    return report


def take_back(state: Path) -> None:
    """What served before answers again."""
    for file in (state / "before").iterdir():
        os.replace(file, state / "serving" / file.name)

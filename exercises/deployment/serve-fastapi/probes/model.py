"""The model that the service answers with: the learner's own, but as slow as a check wants it."""

import importlib
from pathlib import Path

import joblib
import pandas as pd
from mlops_probe import load, run_python
from server import DidNotStart

SLOW = '''import time
from pathlib import Path


class Slow:
    def __init__(self, pipeline, delay):
        self.pipeline = pipeline
        self.delay = delay

    def predict(self, frame):
        time.sleep(float(Path(self.delay).read_text()))
        return self.pipeline.predict(frame)
'''


class Model:
    """Takes the place of model.joblib in the copy of the workspace; clients of a slow model really meet."""

    def __init__(self):
        # The learner may not have trained yet: the copy of the workspace then is.
        if not Path("model.joblib").exists():
            run = run_python(["train.py"], seconds=90)
            if not Path("model.joblib").exists():
                raise DidNotStart(f"`python train.py` made no model.joblib: {run.last_error}")
        self._file = load().temporary / "delay"
        self.delay("0")
        self._model = joblib.load("model.joblib")
        Path("slow_model_of_the_check.py").write_text(SLOW)
        slow = importlib.import_module("slow_model_of_the_check")
        joblib.dump({**self._model, "pipeline": slow.Slow(self._model["pipeline"], str(self._file))}, "model.joblib")

    def delay(self, seconds):
        """How long each prediction takes from now on, in the running service too."""
        self._file.write_text(seconds)

    @property
    def version(self):
        return self._model["version"]

    def minutes(self, orders):
        """What the model itself says about these orders."""
        frame = pd.DataFrame(orders, columns=self._model["features"]).astype({"parcel_kg": "float64"})
        return [float(value) for value in self._model["pipeline"].predict(frame)]

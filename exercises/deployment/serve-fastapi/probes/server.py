"""Starts the learner's service on a free port and talks to it. Standard library only."""

import http.client
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mlops_probe import load, run_python

ORDER = {
    "depot": "north",
    "vehicle": "van",
    "distance_km": 4.2,
    "stops_before": 3,
    "parcel_kg": 1.5,
    "rain_mm": 0.0,
    "hour": 17,
    "weekday": 2,
}


class DidNotStart(Exception):
    """The service ended, or did not listen in time; the text is for the learner."""


class Reply:
    def __init__(self, status, text):
        self.status = status
        self.text = text
        try:
            self.json = json.loads(text)
        except ValueError:
            self.json = None

    def get(self, key):
        return self.json.get(key) if isinstance(self.json, dict) else None

    def __str__(self):
        text = self.text if len(self.text) <= 200 else self.text[:200] + "..."
        return f"status {self.status}: {text}" if text else f"status {self.status} without a body"


def _started(server):
    return subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "serve:app", "--host", "127.0.0.1", "--port", str(server.port)],
        stdin=subprocess.DEVNULL,
        stdout=server.log,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **server.env},
    )


class _Forked:
    """The same as a copy of this process, which has the large libraries already: they take longer than all requests together."""

    def __init__(self, server):
        import fastapi  # noqa: F401
        import uvicorn  # noqa: F401

        self.process = multiprocessing.get_context("fork").Process(target=self._serve, args=(server,))
        self.process.start()
        self.terminate = self.process.terminate
        self.kill = self.process.kill

    @staticmethod
    def _serve(server):
        import uvicorn

        for file in (1, 2):
            os.dup2(server.log.fileno(), file)
        os.environ.update(server.env)
        sys.argv = ["uvicorn"]
        sys.dont_write_bytecode = True
        # The learner's own modules may have these names.
        sys.path[:] = [folder for folder in sys.path if folder != str(load().folder / "probes")]
        for name in ("__main__", "server", "mlops_probe"):
            sys.modules.pop(name, None)
        uvicorn.run("serve:app", app_dir=".", host="127.0.0.1", port=server.port)

    def poll(self):
        return self.process.exitcode

    def wait(self, seconds=None):
        self.process.join(seconds)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired("uvicorn", seconds)


class Server:
    """`with Server() as server:`; ends with the block, whatever happens in it."""

    def __init__(self, env=None):
        self.env = env or {}
        self.port = _free_port()
        self.log = tempfile.TemporaryFile()

    def __enter__(self):
        self.process = _Forked(self) if sys.platform == "linux" else _started(self)
        deadline = time.monotonic() + 100
        while True:
            if self.process.poll() is not None:
                raise DidNotStart(f"The service ended while it started. The end of its output:\n{self.tail()}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                pass
            if time.monotonic() > deadline:
                self.__exit__()
                raise DidNotStart(f"The service did not listen within 100 s. The end of its output:\n{self.tail()}")
            time.sleep(0.1)

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def tail(self, lines=8):
        self.log.seek(0)
        return "\n".join(self.log.read().decode("utf-8", "replace").strip().splitlines()[-lines:])

    def send(self, method, path, body=None, raw=None, content_type="application/json", seconds=30):
        """A request; `raw` is sent as it is. A connection that breaks gives status 0."""
        data = raw if raw is not None else None if body is None else json.dumps(body)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            headers = {} if data is None or content_type is None else {"content-type": content_type}
            connection.request(method, path, data.encode() if data is not None else None, headers)
            response = connection.getresponse()
            return Reply(response.status, response.read().decode("utf-8", "replace"))
        except (OSError, http.client.HTTPException) as error:
            return Reply(0, f"no answer ({type(error).__name__})")
        finally:
            connection.close()

    def predict(self, order, **options):
        return self.send("POST", "/v1/predict", order, **options)

    def predict_batch(self, orders, **options):
        return self.send("POST", "/v1/predict/batch", {"orders": orders}, **options)


def ensure_model():
    """The learner may not have trained yet: the copy of the workspace then is."""
    if not Path("model.joblib").exists():
        run = run_python(["train.py"], seconds=90)
        if not Path("model.joblib").exists():
            raise DidNotStart(f"`python train.py` made no model.joblib: {run.last_error}")


def hidden_orders(count):
    """Rows of a month that the learner has not seen, as the API takes them."""
    import pandas as pd

    frame = pd.read_csv(load().data["hidden"]).head(count)
    orders = []
    for row in frame.to_dict("records"):
        order = {key: row[key] for key in ORDER}
        order["parcel_kg"] = None if pd.isna(row["parcel_kg"]) else row["parcel_kg"]
        orders.append(order)
    return orders


def expected_minutes(orders):
    """What the model in the file says about these orders."""
    import joblib
    import pandas as pd

    model = joblib.load("model.joblib")
    frame = pd.DataFrame(orders, columns=model["features"]).astype({"parcel_kg": "float64"})
    return [float(value) for value in model["pipeline"].predict(frame)], model["version"]


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

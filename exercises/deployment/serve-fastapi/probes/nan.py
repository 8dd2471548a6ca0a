"""The prediction of step two, observed: FastAPI as it comes, one field, and NaN."""

import json
import socket
import subprocess
import sys
import time
import http.client

from mlops_probe import load, passed

APP = '''
from fastapi import FastAPI
from pydantic import BaseModel, Field


class Order(BaseModel):
    distance_km: float = Field(ge=0)


app = FastAPI()


@app.post("/predict")
def predict(order: Order):
    return {"minutes": 3 * order.distance_km}
'''

folder = load().temporary
(folder / "observed.py").write_text(APP)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = subprocess.Popen(
    [sys.executable, "-m", "uvicorn", "observed:app", "--port", str(port), "--log-level", "critical"],
    cwd=folder,
    stdin=subprocess.DEVNULL,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
try:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("POST", "/predict", json.dumps({"distance_km": float("nan")}), {"content-type": "application/json"})
            response = connection.getresponse()
            break
        except OSError:
            time.sleep(0.1)
    body = response.read().decode()[:120]
    passed("nan-status", f"FastAPI answered with status {response.status}: {body}", value=response.status)
finally:
    server.terminate()
    server.wait()

"""Asks the learner's service about all three steps. It is started three times: with a model, without one and with a torn one.

Nearly all that a check costs is the start of a process that imports pandas and scikit-learn, so one service with a model answers everything.
"""

import sys

from mlops_probe import failed, load

probe = load()
sys.path.insert(0, str(probe.folder / "probes"))
import batch  # noqa: E402
import input  # noqa: E402
import start  # noqa: E402
from model import Model  # noqa: E402
from server import DidNotStart, Server  # noqa: E402

try:
    model = Model()
    with Server() as server:
        start.with_model(server, model)
        for check in (*input.CHECKS.values(), *batch.CHECKS.values()):
            check(server, model)
except DidNotStart as error:
    for each in ("ready-with-model", "loads-once", *input.CHECKS, *batch.CHECKS):
        failed(each, str(error), file="serve.py")
broken = probe.temporary / "broken.joblib"
broken.write_bytes(b"\x80\x04half a download")
start.without_model("alive-without-model", probe.temporary / "missing.joblib", "no model file")
start.without_model("alive-with-broken-model", broken, "a torn model file")

"""Step three: batches, and many clients at once."""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mlops_probe import failed, load, passed

sys.path.append(str(load().folder / "probes"))
from server import ORDER, DidNotStart, Server, ensure_model, expected_minutes, hidden_orders  # noqa: E402

DELAY = load().temporary / "delay"
CALLS = load().temporary / "calls"


def slow_down(*, call=0.0, before=0.0):
    """Seconds that the model takes for a prediction, and between being asked for `predict` and being given the table."""
    DELAY.write_text(f"{call} {before}")


def calls():
    """How often the model was called so far."""
    return CALLS.stat().st_size if CALLS.exists() else 0


def weighed_orders(count):
    """Orders without a weight are step two's question."""
    return [order for order in hidden_orders(2 * count) if order["parcel_kg"] is not None][:count]


def minutes_of(reply):
    predictions = reply.get("predictions")
    if not isinstance(predictions, list):
        return None
    values = [item.get("minutes") if isinstance(item, dict) else None for item in predictions]
    return values if all(isinstance(value, (int, float)) for value in values) else None


def batch_answers(server):
    orders = weighed_orders(200)
    orders.append(orders[0])
    wanted, version = expected_minutes(orders)
    before = calls()
    reply = server.predict_batch(orders)
    called = calls() - before
    got = minutes_of(reply)
    if reply.status != 200 or got is None:
        failed("batch-answers", f"A batch of {len(orders)} good orders gets {reply}.", expected='status 200 and {"predictions": [{"minutes": ...}, ...], "model_version": ...}', actual=str(reply), file="serve.py")
        return
    if len(got) != len(wanted):
        failed("batch-answers", f"A batch of {len(wanted)} orders gets {len(got)} predictions.", expected=str(len(wanted)), actual=str(len(got)), file="serve.py")
        return
    for index, (value, minutes) in enumerate(zip(got, wanted)):
        if abs(value - minutes) > 0.051:
            failed("batch-answers", f"Order {index} of the batch gets {value} minutes, the model says {minutes:.1f} for it: each answer must stand where its order stood.", expected=f"{minutes:.1f}", actual=str(value), file="serve.py")
            return
    if reply.get("model_version") != version:
        failed("batch-answers", f"The batch names model version {reply.get('model_version')!r}; the model file says {version!r}.", expected=version, actual=repr(reply.get("model_version")), file="serve.py")
        return
    if called > 1:
        failed("batch-answers", f"A batch of {len(orders)} orders gets the right answers, with {called} calls of the model's `predict`: it takes nearly as long as {called} requests.", expected="one call, with a table of all orders", actual=f"{called} calls", file="serve.py", text=".predict(")
        return
    passed("batch-answers", f"{len(orders)} orders in one request get the model's answers in their order, with one call of the model.")


def batch_bounds(server):
    without_vehicle = {key: value for key, value in ORDER.items() if key != "vehicle"}
    for what, orders, wanted in (
        ("1 order", [ORDER], 200),
        ("500 orders", [ORDER] * 500, 200),
        ("no order", [], 422),
        ("501 orders", [ORDER] * 501, 422),
        ("20,000 orders", [ORDER] * 20_000, 422),
        ("99 good orders and one without a vehicle", [ORDER] * 99 + [without_vehicle], 422),
    ):
        reply = server.predict_batch(orders, seconds=120)
        if reply.status != wanted:
            failed("batch-bounds", f"A batch of {what} gets {reply}.", expected=f"status {wanted}", actual=f"status {reply.status}", file="serve.py", text="orders")
            return
    passed("batch-bounds", "Batches of 1 to 500 good orders are answered, all others refused as a whole.")


def live_under_load(server):
    """The model in place takes two seconds a prediction; four clients keep it busy."""
    slow_down(call=2)
    with ThreadPoolExecutor(4) as clients:
        running = [clients.submit(server.predict, ORDER) for _ in range(4)]
        time.sleep(0.3)
        begin = time.monotonic()
        reply = server.send("GET", "/live", seconds=20)
        waited = time.monotonic() - begin
        replies = [each.result() for each in running]
    bad = next((each for each in replies if each.status != 200), None)
    if bad:
        failed("live-under-load", f"With a slow model and four clients at once a good order gets {bad}.", expected="status 200", actual=str(bad), file="serve.py")
    elif reply.status != 200 or waited > 1.5:
        failed(
            "live-under-load",
            f"While predictions were being made, `GET /live` waited {waited:.1f} s ({reply}). A prediction keeps the event loop to itself: the platform would take the service for dead and restart it.",
            expected="an answer at once",
            actual=f"{waited:.1f} s",
            file="serve.py",
            text="def predict",
        )
    else:
        passed("live-under-load", f"`GET /live` answered in {waited:.2f} s while four slow predictions were running.")


def concurrent_answers(server):
    orders = weighed_orders(24)
    slow_down()
    wanted = [server.predict(order).get("minutes") for order in orders]
    if not all(isinstance(minutes, (int, float)) for minutes in wanted):
        failed("concurrent-answers", "Already one client after the other gets no minutes.", expected="minutes for each good order", actual=str(server.predict(orders[0])), file="serve.py")
        return
    slow_down(call=0.1, before=0.1)
    start = threading.Barrier(8)

    def client(number):
        start.wait()
        for index in range(number, len(orders), 8):
            reply = server.predict(orders[index])
            if reply.status != 200 or not isinstance(reply.get("minutes"), (int, float)):
                return f"With eight clients at once a good order gets {reply}.", str(reply)
            if abs(reply.get("minutes") - wanted[index]) > 0.051:
                return f"With eight clients at once an order gets {reply.get('minutes')} minutes, alone {wanted[index]}: requests share something that they change.", str(reply.get("minutes"))
        return None

    with ThreadPoolExecutor(8) as clients:
        problem = next((each for each in clients.map(client, range(8)) if each), None)
    if problem:
        failed("concurrent-answers", problem[0], expected="the same answers as one after the other", actual=problem[1], file="serve.py")
    else:
        passed("concurrent-answers", "Eight clients at once get the answers that each would get alone.")


SLOW = '''import time
from pathlib import Path


class Slow:
    def __init__(self, pipeline, delay, calls):
        self.pipeline = pipeline
        self.delay = delay
        self.calls = calls

    @property
    def predict(self):
        # In `model.predict(frame)` this runs before `frame` is looked up: a table that others replace meanwhile shows.
        call, before = map(float, Path(self.delay).read_text().split())
        time.sleep(before)

        def predict(frame):
            time.sleep(call)
            with open(self.calls, "a") as file:
                file.write(".")
            return self.pipeline.predict(frame)

        return predict
'''


def slow_model():
    """The same model, as slow as the file says, so that clients really meet; it counts its calls."""
    import importlib

    import joblib

    Path("slow_model_of_the_check.py").write_text(SLOW)
    module = importlib.import_module("slow_model_of_the_check")
    model = joblib.load("model.joblib")
    target = load().temporary / "slow.joblib"
    joblib.dump({**model, "pipeline": module.Slow(model["pipeline"], str(DELAY), str(CALLS))}, target)
    return target


CHECKS = {
    "batch-answers": batch_answers,
    "batch-bounds": batch_bounds,
    "live-under-load": live_under_load,
    "concurrent-answers": concurrent_answers,
}
try:
    ensure_model()
    with Server({"MODEL_PATH": str(slow_model())}) as server:
        slow_down()
        for check in CHECKS.values():
            check(server)
except DidNotStart as error:
    for each in CHECKS:
        failed(each, str(error), file="serve.py")

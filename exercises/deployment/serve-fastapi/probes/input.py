"""Step two: good orders get the model's answer, all else is refused without saying too much."""

import sys

from mlops_probe import failed, load, passed

sys.path.append(str(load().folder / "probes"))
from server import ORDER, DidNotStart, Server, ensure_model, expected_minutes, hidden_orders  # noqa: E402

LONG = "Kastanienallee 12 " * 4000


def right_answers(server):
    orders = hidden_orders(60)
    orders += [{**orders[0], "parcel_kg": None}, {key: value for key, value in orders[1].items() if key != "parcel_kg"}]
    orders.append({**orders[2], "distance_km": 7, "rain_mm": 0})
    wanted, version = expected_minutes(orders)
    for order, minutes in zip(orders, wanted):
        reply = server.predict(order)
        got = reply.get("minutes")
        if reply.status != 200 or isinstance(got, bool) or not isinstance(got, (int, float)):
            failed("right-answers", f"A good order, {order}, gets {reply}.", expected=f"status 200 and about {minutes:.1f} minutes", actual=str(reply), file="serve.py")
            return
        if abs(got - minutes) > 0.051:
            failed("right-answers", f"For {order} the service says {got} minutes, the model itself {minutes:.1f}.", expected=f"{minutes:.1f}", actual=str(got), file="serve.py")
            return
        if reply.get("model_version") != version:
            failed("right-answers", f"The answer names model version {reply.get('model_version')!r}; the model file says {version!r}.", expected=version, actual=str(reply), file="serve.py")
            return
    passed("right-answers", f"{len(orders)} orders of a hidden month get what the model says, with its version.")


def without(field):
    return {key: value for key, value in ORDER.items() if key != field}


# What is wrong with the order, and the field that the answer must name.
HOSTILE = [
    ("no depot", without("depot"), "depot"),
    ("no distance", without("distance_km"), "distance_km"),
    ("an unknown depot", {**ORDER, "depot": "harbour"}, "depot"),
    ("an unknown vehicle", {**ORDER, "vehicle": "drone"}, "vehicle"),
    ("a negative distance", {**ORDER, "distance_km": -1}, "distance_km"),
    ("a distance of 201 km", {**ORDER, "distance_km": 201}, "distance_km"),
    ("a distance as text", {**ORDER, "distance_km": "3.5"}, "distance_km"),
    ("a distance that is true", {**ORDER, "distance_km": True}, "distance_km"),
    ("no distance but null", {**ORDER, "distance_km": None}, "distance_km"),
    ("half a stop", {**ORDER, "stops_before": 1.5}, "stops_before"),
    ("a negative parcel", {**ORDER, "parcel_kg": -0.1}, "parcel_kg"),
    ("the hour 24", {**ORDER, "hour": 24}, "hour"),
    ("the weekday 7", {**ORDER, "weekday": 7}, "weekday"),
    ("a field nobody knows", {**ORDER, "express": True}, "express"),
    ("a list for a depot", {**ORDER, "depot": ["north"]}, "depot"),
    ("an address of 72,000 characters for a depot", {**ORDER, "depot": LONG}, "depot"),
]


def refuses_bad_input(server):
    requests = [(what, server.predict(order), field) for what, order, field in HOSTILE]
    text = '{"depot": "north"'
    requests.append(("half a JSON text", server.send("POST", "/v1/predict", raw=text), None))
    requests.append(("a list instead of an order", server.send("POST", "/v1/predict", raw="[]"), None))
    requests.append(("no body", server.send("POST", "/v1/predict", raw=""), None))
    requests.append(("a form instead of JSON", server.send("POST", "/v1/predict", raw="depot=north", content_type="application/x-www-form-urlencoded"), None))
    for what, reply, field in requests:
        if reply.status not in (422, 400, 415) or (field and reply.status != 422):
            failed("refuses-bad-input", f"An order with {what} gets {reply}.", expected="status 422", actual=str(reply), file="serve.py", text="class Order")
            return
    passed("refuses-bad-input", f"{len(requests)} kinds of bad orders are refused with 4xx.")


def refuses_nan(server):
    import json

    for what, word in (("NaN", "NaN"), ("Infinity", "Infinity"), ("1e999", "1e999")):
        raw = json.dumps(ORDER).replace("4.2", word)
        reply = server.send("POST", "/v1/predict", raw=raw)
        if reply.status != 422:
            hint = " The refusal itself fails: FastAPI's own 422 repeats the input, and JSON cannot say NaN." if reply.status == 500 else ""
            failed("refuses-nan", f'`"distance_km": {what}` gets {reply}.{hint}', expected="status 422", actual=str(reply), file="serve.py")
            return
    reply = server.predict(ORDER)
    if reply.status != 200:
        failed("refuses-nan", f"After those requests a good order gets {reply}.", expected="status 200", actual=str(reply), file="serve.py")
        return
    passed("refuses-nan", "NaN and infinity are refused with 422, in every spelling.")


def errors_stay_inside(server):
    for what, order, field in HOSTILE:
        reply = server.predict(order)
        if reply.status != 422:
            continue
        shape = isinstance(reply.get("detail"), list) and all(
            isinstance(item, dict) and set(item) == {"field", "problem"} for item in reply.get("detail")
        )
        if not shape or not any(field in str(item["field"]) for item in reply.get("detail")):
            failed("errors-stay-inside", f"An order with {what} gets {reply}. API.md promises a list of field and problem, here with the field {field!r}.", expected='{"detail": [{"field": "' + field + '", "problem": "..."}]}', actual=str(reply), file="serve.py")
            return
        value = order.get(field)
        if isinstance(value, str) and value in reply.text or len(reply.text) > 2000:
            failed("errors-stay-inside", f"An order with {what} gets an answer of {len(reply.text)} characters that repeats what was sent: {reply}.", expected="the field's name, not its value", actual=str(reply), file="serve.py")
            return
    if any(server.predict(order).status == 422 for _, order, _ in HOSTILE):
        passed("errors-stay-inside", "Refusals name the field and never repeat the value.")
    else:
        failed("errors-stay-inside", "Nothing is refused yet, so there is no refusal to look at.", expected="status 422 for bad orders", file="serve.py")


CHECKS = {
    "right-answers": right_answers,
    "refuses-bad-input": refuses_bad_input,
    "refuses-nan": refuses_nan,
    "errors-stay-inside": errors_stay_inside,
}
try:
    ensure_model()
    with Server() as server:
        for check in CHECKS.values():
            check(server)
except DidNotStart as error:
    for each in CHECKS:
        failed(each, str(error), file="serve.py")

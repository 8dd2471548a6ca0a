"""Step one: the model is loaded once, and the service knows whether it can answer."""

from pathlib import Path

from mlops_probe import failed, passed
from server import ORDER, DidNotStart, Server

SECRETS = ("Traceback", ".py", "joblib", "No such file", "Error(")


def leak(reply):
    return next((word for word in SECRETS if word in reply.text), None)


def with_model(server, model):
    """ready-with-model and loads-once"""
    version = model.version
    reply = server.send("GET", "/live")
    if reply.status != 200:
        failed("ready-with-model", f"`GET /live` answers with {reply}.", expected="status 200", actual=str(reply), file="serve.py")
    reply = server.send("GET", "/ready")
    if reply.status != 200 or reply.get("status") != "ready":
        failed("ready-with-model", f"With a model in place `GET /ready` answers with {reply}.", expected='status 200 and {"status": "ready", ...}', actual=str(reply), file="serve.py")
    elif reply.get("model_version") != version:
        failed(
            "ready-with-model",
            f"`GET /ready` names model version {reply.get('model_version')!r}, and the model file says {version!r}: nobody could tell which model answered.",
            expected=version,
            actual=repr(reply.get("model_version")),
            file="serve.py",
        )
    else:
        passed("ready-with-model", f"/live and /ready answer, and /ready names version {version}.")
    Path("model.joblib").rename("elsewhere.joblib")
    replies = [server.predict(ORDER) for _ in range(3)]
    Path("elsewhere.joblib").rename("model.joblib")
    bad = next((reply for reply in replies if reply.status != 200 or not isinstance(reply.get("minutes"), (int, float))), None)
    if bad:
        failed(
            "loads-once",
            f"The service was ready, then the model file was moved away, as a deployment does; the next prediction got {bad}. It reads the file again for requests.",
            expected="the model that was loaded at the start goes on answering",
            actual=str(bad),
            file="serve.py",
            text="joblib.load",
        )
    else:
        passed("loads-once", "The file may disappear after the start: the loaded model goes on answering.")


def without_model(check, path, what):
    """alive-without-model and alive-with-broken-model"""
    try:
        with Server({"MODEL_PATH": str(path)}) as server:
            for method, address, body, wanted in (
                ("GET", "/live", None, 200),
                ("GET", "/ready", None, 503),
                ("POST", "/v1/predict", ORDER, 503),
            ):
                reply = server.send(method, address, body)
                if reply.status != wanted:
                    failed(check, f"With {what} `{method} {address}` answers with {reply}.", expected=f"status {wanted}", actual=str(reply), file="serve.py")
                    return
                word = leak(reply)
                if word:
                    failed(check, f"With {what} the answer of `{method} {address}` shows the inside ({word!r}): {reply}.", expected="no path, no trace, no code", actual=str(reply), file="serve.py")
                    return
            passed(check, f"With {what} the service lives, is not ready and says so.")
    except DidNotStart as error:
        failed(check, f"With {what} the service does not come up, so the platform restarts it for ever. {error}", expected="a process that answers `GET /live`", file="serve.py")

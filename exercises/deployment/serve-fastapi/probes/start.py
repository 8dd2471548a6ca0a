"""Step one: the model is loaded once, and the service knows whether it can answer."""

import sys

from mlops_probe import failed, load, passed

sys.path.append(str(load().folder / "probes"))
from server import ORDER, DidNotStart, Server, ensure_model  # noqa: E402

SECRETS = ("Traceback", ".py", "joblib", "No such file", "Error(")


def leak(reply):
    return next((word for word in SECRETS if word in reply.text), None)


def with_model():
    """ready-with-model and loads-once, with a model file of another place and version than the learner's"""
    import joblib

    ensure_model()
    version = "2026-04-0b5e55ed"
    file, elsewhere = probe.temporary / "model.joblib", probe.temporary / "elsewhere.joblib"
    joblib.dump({**joblib.load("model.joblib"), "version": version}, file)
    with Server({"MODEL_PATH": str(file)}) as server:
        file.rename(elsewhere)
        first = server.predict(ORDER)
        elsewhere.rename(file)
        reply = server.send("GET", "/live")
        if reply.status != 200:
            failed("ready-with-model", f"`GET /live` answers with {reply}.", expected="status 200", actual=str(reply), file="serve.py")
        reply = server.send("GET", "/ready")
        if reply.status != 200 or reply.get("status") != "ready":
            failed("ready-with-model", f"With a model in place `GET /ready` answers with {reply}.", expected='status 200 and {"status": "ready", ...}', actual=str(reply), file="serve.py")
        elif reply.get("model_version") != version:
            failed(
                "ready-with-model",
                f"`GET /ready` names model version {reply.get('model_version')!r}, and the model file that MODEL_PATH names says {version!r}: nobody could tell which model answered.",
                expected=version,
                actual=repr(reply.get("model_version")),
                file="serve.py",
            )
        else:
            passed("ready-with-model", f"/live and /ready answer, and /ready names version {version}.")
        file.rename(elsewhere)
        replies = [server.predict(ORDER) for _ in range(3)]
        bad = next((reply for reply in [first, *replies] if reply.status != 200 or not isinstance(reply.get("minutes"), (int, float))), None)
        if bad is first:
            failed(
                "loads-once",
                f"The service had started, then the model file was moved away, as a deployment does; the first prediction got {first}. The file is read when a request comes, not at the start.",
                expected="the model that was loaded at the start answers the first request too",
                actual=str(first),
                file="serve.py",
                text="joblib.load",
            )
        elif bad:
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


probe = load()
try:
    with_model()
except DidNotStart as error:
    for each in ("ready-with-model", "loads-once"):
        failed(each, str(error), file="serve.py")
broken = probe.temporary / "broken.joblib"
broken.write_bytes(b"\x80\x04half a download")
without_model("alive-without-model", probe.temporary / "missing.joblib", "no model file")
without_model("alive-with-broken-model", broken, "a torn model file")

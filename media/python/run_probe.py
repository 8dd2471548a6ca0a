"""Runs one probe for a check: reads what it is given as JSON from standard input, and reports how the probe ended.

The probe's code is executed here and not through ``runpy``, so that ``__main__`` stays this guarded script: workers that
scikit-learn or joblib start import it again, and must not run the probe a second time.
"""

import io
import json
import os
import sys


def main() -> None:
    given = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    sys.stdin = io.StringIO("")
    import mlops_probe

    channel = mlops_probe._channel
    channel.open(given)
    probe = given["probe"]
    sys.argv = [probe, *given.get("args", [])]
    # As in `python train.py`: the workspace comes first; this folder stays last, for what the probe imports later.
    sys.path[:] = [given["workspace"], *sys.path[1:], sys.path[0]]
    os.chdir(given["workspace"])
    try:
        with open(probe, "rb") as file:
            code = compile(file.read(), probe, "exec")
        exec(code, {"__name__": "__main__", "__file__": probe, "__builtins__": __builtins__})
    except SystemExit as error:
        if not _was_raised_by(error, probe):
            _crashed(channel, mlops_probe, error)
            return
        if error.code not in (None, 0):
            _crashed(channel, mlops_probe, error)
            return
    except BaseException as error:
        import traceback

        traceback.print_exc()
        _crashed(channel, mlops_probe, error)
        return
    channel.report({"finished": True})


def _was_raised_by(error: BaseException, probe: str) -> bool:
    """Whether the probe itself ended the program: a learner's `sys.exit` must not pass for its end."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename == probe


def _crashed(channel, mlops_probe, error: BaseException) -> None:
    message, place = mlops_probe._explain(error)
    channel.report({"crashed": message, **place})


if __name__ == "__main__":
    main()

"""What a probe needs: hidden tests of an exercise, written in Python.

A probe is a script in the ``probes`` folder of an exercise. The check kinds ``python``, ``http`` and ``container`` run it
with the learner's interpreter, in a copy of the learner's folder, with data that the learner has never seen::

    from mlops_probe import failed, guard, load, passed

    probe = load()

    with guard("predicts-hidden-month"):
        import joblib
        import pandas as pd

        month = pd.read_csv(probe.data["hidden"])
        model = joblib.load("model.joblib")
        error = (model.predict(month.drop(columns="minutes")) - month["minutes"]).abs().mean()
        if error <= 6:
            passed("predicts-hidden-month", f"On a month it has not seen the model is off by {error:.1f} minutes.")
        else:
            failed(
                "predicts-hidden-month",
                f"On a month it has not seen the model is off by {error:.1f} minutes.",
                expected="at most 6 minutes",
                actual=f"{error:.1f} minutes",
                file="src/train.py",
                text="ColumnTransformer",
            )

What holds while it runs:

- The working directory is the copy of the workspace, and the first entry of ``sys.path``; a folder such as ``src`` is added
  with ``add_to_path("src")``. Import the learner's code inside ``guard``: whatever it raises becomes a failed result that
  names the file and line, ``sys.exit`` too.
- One probe may report on several checks, and several times on one. A check passes when there is at least one result for it,
  all of them passed, and the probe came to its end. Results go through a private channel: what the learner's code prints
  is never taken for a result, and only files of the exercise may report.
- Scripts that the learner would run in a terminal are better run so: ``run_python(["train.py"])``; several of them, which import the
  same large libraries, with ``run_scripts``.
- A probe of many checks gives each a function with ``attempt``; what does not hold is raised as ``Stopped``, at whatever depth it shows.
- Report facts with their values: the message stands alone, then what was expected, then where to look.

To try a probe by hand: ``cd`` to a workspace and run
``PYTHONPATH=<product>/media/python python <exercise>/probes/model.py hidden=/path/to/month.csv``; results are printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

__all__ = ["Probe", "Run", "Stopped", "add_to_path", "attempt", "failed", "guard", "load", "passed", "run_python", "run_scripts"]

_HERE = os.path.dirname(os.path.realpath(__file__))


class Probe:
    """What the check hands to its probe; see ``load``."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        #: The copy of the learner's folder; also the working directory.
        self.workspace = Path(given["workspace"])
        #: Id of the exercise.
        self.exercise: str = given["exercise"]
        #: The folder of the exercise: hidden files of the author lie there.
        self.folder = Path(given["folder"])
        #: Generated months by name, each the path of a CSV file outside the workspace.
        self.data: Dict[str, Path] = {name: Path(file) for name, file in given.get("data", {}).items()}
        #: The ``args`` of the check.
        self.args: List[str] = list(given.get("args", []))
        #: Address of the running service, without a slash at its end; ``None`` unless the check started one.
        self.base_url: Optional[str] = given.get("base_url")
        #: An empty folder for whatever the probe writes; removed afterwards.
        self.temporary = Path(given["temporary"])
        #: Where a failure is shown that names no file of its own, e.g. ``probe.place = {"file": "train.py"}``; see ``Stopped``.
        self.place: Dict[str, Any] = {}


class Run:
    """How a script of the learner ended; see ``run_python``."""

    def __init__(self, exit_code: Optional[int], stdout: str, stderr: str, seconds: float) -> None:
        #: ``None`` when it was ended at its time limit.
        self.exit_code = exit_code
        self.stdout = stdout
        self.stderr = stderr
        self.seconds = seconds

    @property
    def timed_out(self) -> bool:
        return self.exit_code is None

    @property
    def last_error(self) -> str:
        """The last line of the error output, which in Python names the exception; empty when there is none."""
        lines = [line for line in self.stderr.splitlines() if line.strip()]
        return lines[-1].strip() if lines else ""

    def place(self) -> Dict[str, Any]:
        """``file`` and ``line`` of the learner's code that the traceback names last, to pass on: ``failed(..., **run.place())``."""
        found: Dict[str, Any] = {}
        for line in self.stderr.splitlines():
            text = line.strip()
            if text.startswith('File "') and '", line ' in text:
                file, _, rest = text[len('File "') :].partition('", line ')
                inside = _inside_workspace(file)
                number = rest.split(",")[0].strip()
                if inside and number.isdigit():
                    found = {"file": inside, "line": int(number)}
        return found


def load() -> Probe:
    """The workspace, the data and all else that the check hands over."""
    if _channel.probe is None:
        _channel.open_by_hand()
    assert _channel.probe is not None
    return _channel.probe


def passed(check: str, message: str, *, value: Any = None, actual: Any = None) -> None:
    """Reports that a check holds. ``value`` is what a prediction (kind ``predict``) is compared with."""
    _channel.report({"check": check, "passed": True, "message": message, "value": value, "actual": actual})


def failed(
    check: str,
    message: str,
    *,
    expected: Any = None,
    actual: Any = None,
    file: Optional[str] = None,
    line: Optional[int] = None,
    text: Optional[str] = None,
    value: Any = None,
) -> None:
    """Reports that a check does not hold.

    ``file`` is relative to the workspace; the failure is shown there, at ``line`` (from 1) or where ``text`` first occurs.
    """
    _channel.report(
        {
            "check": check,
            "passed": False,
            "message": message,
            "expected": expected,
            "actual": actual,
            "file": str(file).replace(os.sep, "/") if file is not None else None,
            "line": line,
            "text": text,
            "value": value,
        }
    )


class guard:
    """Turns what the learner's code raises into a failed result of the named checks, with its place; then goes on.

    ``with guard("a", "b") as attempt:`` and afterwards ``attempt.failed`` tells whether it raised.
    """

    def __init__(self, *checks: str) -> None:
        if not checks:
            raise TypeError("guard needs the id of a check")
        self.checks = checks
        self.failed = False

    def __enter__(self) -> "guard":
        return self

    def __exit__(self, kind: Any, error: Optional[BaseException], trace: Any) -> bool:
        if error is None:
            return False
        self.failed = True
        message, place = _explain(error)
        for check in self.checks:
            failed(check, message, **place)
        return True


class Stopped(Exception):
    """What keeps a check from passing, to raise at any depth below ``attempt``.

    ``raise Stopped("3 of 4 orders have minutes.", {"file": "predict.py", "text": "dropna"}, "4", "3")``: the place is ``file``, ``line`` and
    ``text`` as ``failed`` takes them, also as names (``text="dropna"``); a text in its stead is looked for in the file of ``probe.place``.
    """

    def __init__(self, message: str, place: Any = None, expected: Any = None, actual: Any = None, **more: Any) -> None:
        super().__init__(message)
        #: What was given of the place; empty when nothing was.
        self.place: Dict[str, Any] = {**({"text": place} if isinstance(place, str) else place or {}), **more}
        self.expected = expected
        self.actual = actual

    @property
    def details(self) -> Dict[str, Any]:
        """All that goes to ``failed`` beside the message; also to raise it again with other words."""
        usual = {} if "file" in self.place else load().place
        return {**usual, **self.place, "expected": self.expected, "actual": self.actual}

    def fail(self, *checks: str) -> None:
        """Reports that these checks do not hold."""
        for check in checks:
            failed(check, str(self), **self.details)


def attempt(*checks: str) -> Callable[[Callable[[], Any]], None]:
    """Runs the function below it at once, as the test of these checks::

        @attempt("every-order")
        def _():
            if missing:
                raise Stopped(f"{len(missing)} orders have no minutes.", text="dropna")
            return f"Each of {len(orders)} orders has minutes."

    They pass with what it returns: words, or words and the value for a prediction; with ``None`` it has reported by itself. They fail with the
    ``Stopped`` that it raises, and with anything else as in ``guard``.
    """

    def decorate(function: Callable[[], Any]) -> None:
        with guard(*checks):
            try:
                said = function()
            except Stopped as stopped:
                stopped.fail(*checks)
                return
            if said is not None:
                message, value = said if isinstance(said, tuple) else (said, None)
                for check in checks:
                    passed(check, message, value=value)

    return decorate


def add_to_path(folder: str) -> None:
    """Makes the modules of a folder of the workspace importable, before all others."""
    sys.path.insert(0, str(load().workspace / folder))


def run_python(
    args: Sequence[str],
    *,
    cwd: Optional[os.PathLike] = None,
    env: Optional[Mapping[str, Optional[str]]] = None,
    input: str = "",
    seconds: float = 60,
) -> Run:
    """Runs the learner's interpreter as in a terminal, e.g. ``run_python(["train.py", "--month", "1"])``.

    ``cwd`` is the workspace unless given; ``env`` adds variables, or with ``None`` removes them.
    """
    variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    for name, text in (env or {}).items():
        if text is None:
            variables.pop(name, None)
        else:
            variables[name] = text
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *[str(arg) for arg in args]],
        cwd=str(cwd or load().workspace),
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    exit_code: Optional[int]
    try:
        stdout, stderr = process.communicate(input, timeout=seconds)
        exit_code = process.returncode
    except subprocess.TimeoutExpired:
        process.kill()
        stdout, stderr = process.communicate()
        exit_code = None
    return Run(exit_code, stdout, stderr, time.monotonic() - begun)


def run_scripts(
    commands: Sequence[Sequence[Any]],
    *,
    cwd: Optional[os.PathLike] = None,
    env: Optional[Mapping[str, Optional[str]]] = None,
    seconds: float = 60,
) -> Tuple[Run, List[Run]]:
    """Runs scripts one after the other in one new process, each as a program of its own, so that libraries are imported once.

    Returns how the process ended, and how each script did: none when the process did not come to its end within ``seconds``.
    """
    handle, name = tempfile.mkstemp(suffix=".json", dir=load().temporary)
    os.close(handle)
    results = Path(name)
    given = json.dumps([[str(word) for word in command] for command in commands])
    process = run_python([Path(_HERE) / "run_scripts.py", results], cwd=cwd, env=env, input=given, seconds=seconds)
    said = results.read_text(encoding="utf-8")
    ended = json.loads(said) if said else []
    return process, [Run(each["exit_code"], each["stdout"], each["stderr"], process.seconds) for each in ended]


def _inside_workspace(file: str) -> Optional[str]:
    """The path relative to the workspace, ``None`` for files elsewhere and for packages installed into the workspace."""
    if _channel.probe is None:
        return None
    try:
        inside = os.path.relpath(os.path.realpath(file), os.path.realpath(_channel.probe.workspace))
    except ValueError:  # another drive
        return None
    inside = inside.replace(os.sep, "/")
    return None if inside.startswith("../") or "site-packages/" in inside or inside.startswith("<") else inside


def _explain(error: BaseException) -> Tuple[str, Dict[str, Any]]:
    """An exception in words, and the place in the learner's code where it arose."""
    name = type(error).__name__
    said = str(error).strip()
    if isinstance(error, SystemExit):
        fact = "The code ended the program (`sys.exit`%s) instead of returning" % (f" with {said}" if said else "")
    else:
        first = said.splitlines()[0][:300] if said else ""
        fact = f"{name}: {first}" if first else name
    if isinstance(error, SyntaxError) and error.filename:
        inside = _inside_workspace(error.filename)
        if inside:
            return f"{fact} ({inside}, line {error.lineno})", {"file": inside, "line": error.lineno}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        inside = _inside_workspace(frame.filename) if os.path.isabs(frame.filename) else None
        if inside:
            where = f"{inside}, line {frame.lineno}"
            where += "" if frame.name == "<module>" else f", in `{frame.name}`"
            return f"{fact} ({where})", {"file": inside, "line": frame.lineno}
    return f"{fact.rstrip('.')}.", {}


def _plain(value: Any) -> Any:
    """Values of NumPy and the like as JSON knows them."""
    for convert in ("item", "tolist", "isoformat"):
        if hasattr(value, convert):
            try:
                return getattr(value, convert)()
            except (TypeError, ValueError):
                continue
    return str(value)


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity: they are written as text."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    return value


class _Channel:
    """Where results go: a file that only the runner knows, or standard output when the author tries a probe by hand."""

    def __init__(self) -> None:
        self.probe: Optional[Probe] = None
        self._file: Any = None
        self._token = ""
        self._authors: Tuple[str, ...] = ()

    def open(self, given: Mapping[str, Any]) -> None:
        self.probe = Probe(given)
        self._token = given["token"]
        self._authors = (os.path.realpath(given["folder"]) + os.sep, _HERE + os.sep)
        self._file = open(given["results"], "a", encoding="utf-8")

    def open_by_hand(self) -> None:
        main = os.path.realpath(sys.argv[0])
        data = dict(arg.split("=", 1) for arg in sys.argv[1:] if "=" in arg)
        sys.path.insert(0, os.getcwd())
        self.probe = Probe(
            {
                "workspace": os.getcwd(),
                "exercise": os.path.basename(os.path.dirname(os.path.dirname(main))),
                "folder": os.path.dirname(os.path.dirname(main)),
                "data": data,
                "args": [arg for arg in sys.argv[1:] if "=" not in arg],
                "base_url": os.environ.get("BASE_URL"),
                "temporary": tempfile.mkdtemp(),
            }
        )

    def report(self, result: Dict[str, Any]) -> None:
        if self._file is None:
            kept = {key: value for key, value in result.items() if value is not None}
            print(json.dumps(kept, default=_plain, ensure_ascii=False))
            return
        caller = sys._getframe(1)
        while caller is not None and os.path.realpath(caller.f_code.co_filename) == os.path.realpath(__file__):
            caller = caller.f_back
        name = os.path.realpath(caller.f_code.co_filename) if caller is not None else ""
        if not name.startswith(self._authors):
            raise RuntimeError("only the check itself may report results")
        plain = {key: _finite(value) for key, value in result.items() if value is not None}
        self._file.write(self._token + json.dumps(plain, default=_plain, ensure_ascii=False) + "\n")
        self._file.flush()


_channel = _Channel()

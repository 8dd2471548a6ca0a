"""What the judging of a training needs to know of numbers, files and errors."""

import math
import re
import zipfile

SAME = 0.02


class Wrong(Exception):
    """Something is not as the guide asks for; `where` says in which file."""

    def __init__(self, message, where, expected=None, actual=None):
        super().__init__(message)
        self.where, self.more = where, {"expected": expected, "actual": actual}


def reason(stderr):
    named = re.findall(r"^[A-Za-z_.]*(?:Error|Exception|Exit|Interrupt)\b.*", stderr, re.MULTILINE)
    return (named or [line for line in stderr.splitlines() if line.strip()] or ["it said nothing"])[-1][:300]


def place(stderr, workspace, otherwise):
    """The learner's file and line that a traceback names last."""
    found = otherwise
    for file, line in re.findall(r'File "([^"]+\.py)", line (\d+)', stderr):
        inside = (workspace / file).resolve()
        if inside.is_relative_to(workspace.resolve()) and inside.is_file() and "site-packages" not in file:
            found = {"file": inside.relative_to(workspace.resolve()).as_posix(), "line": int(line)}
    return found


def mean_error(answers, rows):
    return sum(abs(answer - float(row["minutes"])) for answer, row in zip(answers, rows)) / len(rows)


def error(rows, answers):
    missing = [row["order_id"] for row in rows if row["order_id"] not in answers]
    if missing:
        raise Wrong(f"predict.py gave no answer for {len(missing)} of {len(rows)} orders, e.g. {missing[0]}.", {"file": "predict.py"})
    return sum(abs(answers[row["order_id"]] - float(row["minutes"])) for row in rows) / len(rows)


def apart(one, two):
    """How far two sets of weights are apart at most."""
    if one.keys() != two.keys():
        return math.inf
    return max((abs(a - b) for name in one for a, b in zip(flat(one[name]), flat(two[name]))), default=0.0)


def steady(told):
    """Whether an order gets one answer from a program, however it is asked; if not, that is the matter of one check alone."""
    return "all" in told and all(abs(one - two) <= SAME for _, found in told["sizes"] if isinstance(found, list) for one, two in zip(found, told["all"]))


def flat(values):
    return [each for value in values for each in flat(value)] if isinstance(values, list) else [values]


def is_whole(file):
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, OSError):
        return False

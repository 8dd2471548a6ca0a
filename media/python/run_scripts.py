"""What ``mlops_probe.run_scripts`` starts: runs scripts one after the other in this process, each as a program of its own, so that
libraries are imported once.

Standard input: a JSON list of argument lists, `[["predict.py", "--model", ...], ...]`. Argument: the file for the results,
a JSON list of `{"exit_code", "stdout", "stderr"}`.
"""

import contextlib
import io
import json
import os
import runpy
import sys
import traceback


def code_of(ended):
    """The exit code that the interpreter would end with."""
    if ended.code is None:
        return 0
    if isinstance(ended.code, int):
        return int(ended.code)
    print(ended.code, file=sys.stderr)
    return 1


def run(script, *args):
    out, err = io.StringIO(), io.StringIO()
    sys.argv = [script, *args]
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            runpy.run_path(script, run_name="__main__")
        except SystemExit as ended:
            code = code_of(ended)
        except BaseException:
            code = 1
            traceback.print_exc()
    return {"exit_code": code, "stdout": out.getvalue()[-20_000:], "stderr": err.getvalue()[-20_000:]}


results = sys.argv[1]
sys.path[0] = os.getcwd()
ended = [run(*command) for command in json.load(sys.stdin)]
with open(results, "w", encoding="utf-8") as file:
    json.dump(ended, file)

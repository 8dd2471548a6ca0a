"""Runs the command `eta` several times in this process, each as a program of its own, the way an installed command is run.

Arguments: the folder to import from, the entry point `module:function`, `forwards` or `backwards` (the order in which
folders are listed; no system promises any), the file for the results. Standard input: a JSON list of argument lists;
`{"seed_of": file}` among the arguments stands for the seed that a model names, 7 when it names none.
Results: a JSON list of `{"exit_code", "stdout", "stderr"}`.
"""

import os
import sys

folder, entry, listing, results = sys.argv[1:5]
sys.path[0] = folder

backwards = listing == "backwards"
real_listdir, real_scandir = os.listdir, os.scandir


class Listed:
    """What `os.scandir` gives, in an order of ours."""

    def __init__(self, entries):
        self.entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop(0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.entries = []


def listdir(path="."):
    return sorted(real_listdir(path), reverse=backwards)


def scandir(path="."):
    with real_scandir(path) as entries:
        return Listed(sorted(entries, key=lambda entry: entry.name, reverse=backwards))


os.listdir, os.scandir = listdir, scandir

import contextlib  # noqa: E402
import importlib  # noqa: E402
import io  # noqa: E402
import json  # noqa: E402
import traceback  # noqa: E402

module_name, _, function_name = entry.partition(":")
start = os.getcwd()


def seed_of(path):
    try:
        with open(path, encoding="utf-8") as file:
            seed = json.load(file)["seed"]
    except (OSError, ValueError, KeyError, TypeError):
        return 7
    return seed if isinstance(seed, int) else 7


def run(arguments):
    os.chdir(start)
    for name in [name for name in sys.modules if name.partition(".")[0] == module_name.partition(".")[0]]:
        del sys.modules[name]
    importlib.invalidate_caches()
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["eta", *(str(seed_of(word["seed_of"])) if isinstance(word, dict) else word for word in arguments)]
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            function = importlib.import_module(module_name)
            for part in function_name.split("."):
                function = getattr(function, part)
            sys.exit(function())
        except SystemExit as ended:
            if isinstance(ended.code, int):
                code = ended.code
            elif ended.code is not None:
                print(ended.code, file=sys.stderr)
                code = 1
        except BaseException:
            code = 1
            traceback.print_exc()
    return {"exit_code": code, "stdout": out.getvalue()[-20_000:], "stderr": err.getvalue()[-20_000:]}


given = json.load(sys.stdin)
ended = [run(arguments) for arguments in given]
with open(results, "w", encoding="utf-8") as file:
    json.dump(ended, file)

"""Runs the steps of a compiled pipeline in this process, each as if in a pod of its own.

`kfp.local` starts a shell, pip and a Python for each step, which takes five seconds a step. Here it hands the step to `Pods` instead, which executes
the text that the compiler put into the pipeline, through the same executor of kfp, and keeps from it what a pod would not have:

- files that another step wrote, unless they came as an artefact; modules of the learner's folder; names from outside of the function;
- packages that neither the image nor the component brings.

What was missing is noted, and the step is tried again with it, so that one mistake fails one check.
"""

import contextlib
import errno
import hashlib
import importlib.metadata as metadata
import io
import json
import os
import re
import sys
import tempfile
import threading
import traceback
import types
from pathlib import Path

from kfp.dsl.executor import Executor

# What Python's own images have, and what this process cannot do without.
ALWAYS = {"kfp", "google", "pip", "setuptools", "pkg_resources", "wheel", "_distutils_hack", "typing_extensions"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def inside(path, folder):
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def closure(packages):
    """The names of packages and of all that they need, as far as they are installed here."""
    found, open_names = set(), [normal(re.split(r"[^\w.-]", package.strip())[0]) for package in packages]
    while open_names:
        name = open_names.pop()
        if name in found:
            continue
        found.add(name)
        with contextlib.suppress(metadata.PackageNotFoundError):
            needs = [need for need in metadata.requires(name) or [] if "extra ==" not in need]
            open_names += [normal(re.match(r"[\w.-]+", need).group()) for need in needs]
    return found


def installed_modules():
    """Top-level modules of installed packages, with the packages that bring them."""
    return {module: {normal(name) for name in names} for module, names in metadata.packages_distributions().items() if module not in ALWAYS}


class Absent:
    """An importer that does not find the modules of packages that a step does not have."""

    def __init__(self, modules):
        self.modules = modules

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in self.modules:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


class Step:
    """One step of one run: what it was given, and what came of it."""

    def __init__(self, function, source, given):
        self.function, self.source, self.given = function, source, given
        #: Top-level modules that it needs and its pod does not have.
        self.missing = []
        #: What it raised in a pod of its own, when it ran well beside the others; `None` otherwise.
        self.apart = None
        #: Fingerprint of each artefact that came in, by name.
        self.came_in = {}
        self.wrote_to_serving = False
        self.error = None
        self.trace = []

    def artefacts(self, direction):
        """Name and local path of each artefact of `inputs` or `outputs`."""
        for name, many in self.given.get(direction, {}).get("artifacts", {}).items():
            for artefact in many.get("artifacts", []):
                yield name, artefact.get("type", {}).get("schemaTitle"), os.path.realpath(artefact["uri"])

    def path_of(self, direction, title):
        return next((path for _, schema, path in self.artefacts(direction) if schema == title), None)

    def outputs(self):
        """What the executor wrote of the step's outputs; empty when it wrote nothing."""
        try:
            return json.loads(Path(self.given["outputs"]["outputFile"]).read_text(encoding="utf-8"))
        except (OSError, KeyError, ValueError):
            return {}

    def metrics(self):
        """The metadata of the artefacts of the type Metrics."""
        found, made = {}, self.outputs().get("artifacts", {})
        for name, title, _ in self.artefacts("outputs"):
            if title == "system.Metrics":
                for artefact in made.get(name, {}).get("artifacts", []):
                    found.update(artefact.get("metadata", {}))
        return found


class Pods:
    """Stands in for `run_local_subprocess` of `kfp.local`."""

    def __init__(self, folder, store, serving, workspace, packages_of):
        #: Where each step works: what it leaves there is no other's.
        self.folder, self.store = os.path.realpath(folder), os.path.realpath(store)
        self.serving, self.workspace = os.path.realpath(serving), os.path.realpath(workspace)
        self.prefixes = (self.workspace + os.sep, str(workspace) + os.sep)
        #: Given the text and the function of a step: its packages, `None` when its image brings what it brings.
        self.packages_of = packages_of
        self.modules = installed_modules()
        self.steps = []
        #: Files outside of the store that a step wrote, with the step.
        self.strays = {}
        self.made = []
        #: What the learner's module knows.
        self.names = {}
        self.step, self.beside, self.thread = None, False, 0
        self.lock = threading.Lock()
        sys.addaudithook(self.watch)

    def __call__(self, full_command, env_vars=None):
        at = next(number for number, word in enumerate(full_command) if "--component_module_path" in word)
        words = dict(zip(full_command[at + 2 :: 2], full_command[at + 3 :: 2]))
        step = Step(words["--function_to_execute"], full_command[at + 1], json.loads(words["--executor_input"]))
        with self.lock:
            self.steps.append(step)
            step.came_in = {name: fingerprint(path) for name, _, path in step.artefacts("inputs")}
            packages = self.packages_of(step)
            allowed = None if packages is None else closure(packages)
            hidden = set() if allowed is None else {module for module, names in self.modules.items() if not names & allowed}
            alone = None
            while True:
                code = self.execute(step, hidden, env_vars or {}, beside=alone is not None)
                if code == 0:
                    step.apart = alone
                    return 0
                lacking = next((name for name in missing_modules(step.error) if name in hidden), None)
                if lacking is not None:
                    step.missing.append(lacking)
                    hidden.discard(lacking)
                elif alone is None:
                    alone = (step.error, step.trace)
                else:
                    step.error, step.trace = alone
                    return code

    def execute(self, step, hidden, env_vars, beside):
        """Runs a step; `beside` the others, with their files, the learner's folder and the names of the learner's module."""
        step.error, step.trace, self.beside = None, [], beside
        before = (os.getcwd(), tempfile.tempdir, sys.path[:], dict(os.environ))
        kept = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in hidden or (not beside and self.is_of_workspace(module))}
        absent = Absent(hidden)
        os.environ.update(env_vars, TMPDIR=self.folder, TEMP=self.folder, TMP=self.folder)
        os.chdir(self.folder)
        tempfile.tempdir = self.folder
        if not beside:
            sys.path[:] = [entry for entry in sys.path if entry and os.path.realpath(entry) != self.workspace]
        sys.meta_path.insert(0, absent)
        for name in kept:
            del sys.modules[name]
        self.step, self.thread = step, threading.get_ident()
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                module = types.ModuleType("ephemeral_component")
                sys.modules["ephemeral_component"] = module
                module.__dict__.update(self.names if beside else {})
                exec(compile(step.source, f"<{step.function}>", "exec"), module.__dict__)
                Executor(executor_input=step.given, function_to_execute=getattr(module, step.function)).execute()
            return 0
        except SystemExit as error:
            return 0 if error.code in (None, 0) else self.failed(step, error)
        except BaseException as error:
            return self.failed(step, error)
        finally:
            self.step = None
            sys.meta_path.remove(absent)
            sys.modules.pop("ephemeral_component", None)
            sys.modules.update(kept)
            os.chdir(before[0])
            tempfile.tempdir, sys.path[:] = before[1], before[2]
            os.environ.clear()
            os.environ.update(before[3])

    def failed(self, step, error):
        step.error = error
        lines = step.source.splitlines()
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == f"<{step.function}>" and 0 < frame.lineno <= len(lines):
                step.trace.append(lines[frame.lineno - 1].strip())
        return 1

    def is_of_workspace(self, module):
        file = getattr(module, "__file__", None)
        return isinstance(file, str) and file.startswith(self.prefixes) and "site-packages" not in file

    def watch(self, event, args):
        """Hears of each file that is opened, before it is."""
        step = self.step
        if step is None or event not in ("open", "os.mkdir", "os.rename") or threading.get_ident() != self.thread:
            return
        if not isinstance(args[0], (str, bytes, os.PathLike)):
            return
        path = os.path.realpath(os.fsdecode(args[1] if event == "os.rename" else args[0]))
        if event == "os.mkdir":
            if not self.is_own(step, path) and not os.path.lexists(path):
                self.made.append(path)
            return
        writes = event == "os.rename" or (isinstance(args[1], str) and set(args[1]) & set("wax+")) or (args[2] or 0) & WRITES
        if writes:
            self.written(step, path)
        elif self.beside:
            return
        elif path in self.strays and self.strays[path][0] is not step:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        elif inside(path, self.store) and not self.is_own(step, path):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)

    def written(self, step, path):
        if inside(path, self.serving):
            step.wrote_to_serving = True
        elif not self.is_own(step, path) and not path.startswith(os.devnull) and not path.endswith(".pyc"):
            existed = self.strays[path][1] if path in self.strays else os.path.lexists(path)
            self.strays[path] = (step, existed)

    def is_own(self, step, path):
        """Whether a path is the step's to read and write: of the artefacts that it was given or makes, or what kfp keeps of it."""
        own = [os.path.dirname(os.path.realpath(step.given.get("outputs", {}).get("outputFile", self.folder)))]
        own += [artefact for direction in ("inputs", "outputs") for _, _, artefact in step.artefacts(direction)]
        return any(inside(path, each) for each in own)

    def writer_of(self, path):
        """The function of the step that wrote a file."""
        if path in self.strays:
            return self.strays[path][0].function
        return next((step.function for step in self.steps for _, _, made in step.artefacts("outputs") if inside(path, made)), None)

    def clean(self):
        """Removes what steps left outside of their own places, and was not there before."""
        for path, (_, existed) in self.strays.items():
            if not existed:
                with contextlib.suppress(OSError):
                    os.remove(path)
        for path in reversed(self.made):
            with contextlib.suppress(OSError):
                os.rmdir(path)


def fingerprint(path):
    """Of the content of a file, or of all files of a folder."""
    digest = hashlib.sha256()
    folder = Path(path)
    for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()


def missing_modules(error):
    """Top-level modules that were not found, by an exception and what led to it."""
    while error is not None:
        if isinstance(error, ModuleNotFoundError) and error.name:
            yield error.name.partition(".")[0]
        error = error.__cause__ or error.__context__

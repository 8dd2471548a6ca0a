"""Compiles the learner's pipeline, reads the compiled text, and runs it with kfp.local on months that nobody has seen."""

import contextlib
import importlib
import importlib.metadata as metadata
import io
import json
import logging
import os
import re
import sys
import warnings
from pathlib import Path

from mlops_probe import Stopped, attempt, failed, guard, load, passed

probe = load()
sys.path.append(str(probe.folder / "probes"))

os.environ["_KFP_RUNTIME"] = "true"  # leaves out the client of a cluster, which takes three seconds to import
import kfp  # noqa: E402

del os.environ["_KFP_RUNTIME"]


def later(name):
    if name == "Client":
        return importlib.import_module("kfp.client").Client
    raise AttributeError(f"module 'kfp' has no attribute {name!r}")


kfp.__getattr__ = later

import yaml  # noqa: E402
from kfp_ir import Pipeline  # noqa: E402
from kfp import compiler, components, dsl, local  # noqa: E402
from kfp.dsl import component_factory  # noqa: E402
from kfp.local import subprocess_task_handler  # noqa: E402
from kfp.local.orchestrator.enhanced_dag_orchestrator import ConditionEvaluator  # noqa: E402
from kfp_pods import Pods  # noqa: E402

FILE = "pipeline.py"
probe.place = {"file": FILE, "text": "def parcel_minutes"}
CHECKS = [
    "artefacts-passed", "steps-apart", "metrics-true",
    "base-pinned", "packages-pinned", "packages-complete",
    "parameters-reach", "nothing-frozen", "fresh-data", "training-reused", "released-again",
    "bad-stopped", "good-released", "gate-visible",
]  # fmt: skip
TYPES = {"learn": "STRING", "measure": "STRING", "serving": "STRING", "max_mae": "NUMBER_DOUBLE", "trees": "NUMBER_INTEGER"}
PYTHON = {"STRING": "str", "NUMBER_DOUBLE": "float", "NUMBER_INTEGER": "int", "BOOLEAN": "bool", "LIST": "list", "STRUCT": "dict"}
DATASET, MODEL, METRICS = "system.Dataset", "system.Model", "system.Metrics"
OLD = b"the model that served until now"
logging.disable(logging.CRITICAL)


# --- the prediction ----------------------------------------------------------------------------------------------------


@dsl.component(base_image="python:3.12-slim")
def measure_model() -> float:
    return 4.0


@dsl.component(base_image="python:3.12-slim")
def release_model():
    print("out")


@dsl.pipeline(name="with-an-if")
def with_an_if(max_mae: float):
    if measure_model().output <= max_mae:
        release_model()


def compiled(pipeline, name):
    file = probe.temporary / f"{name}.yaml"
    compiler.Compiler().compile(pipeline, str(file))
    return file, Pipeline(next(yaml.safe_load_all(file.read_text(encoding="utf-8"))))


def observe_the_if():
    _, seen = compiled(with_an_if, "with-an-if")
    release = next(task for task in seen.tasks if task.function == "release_model")
    conditions = list(seen.conditions(release))
    said = f"in the compiled pipeline the release stands under {len(conditions) or 'no'} condition{'' if len(conditions) == 1 else 's'}, and runs whatever was measured."
    passed("the-if", said, value="stopped" if conditions else "released")


# --- kfp.local ---------------------------------------------------------------------------------------------------------


def resolve(reference, store, kfp_resolves=ConditionEvaluator._resolve_pipeline_channel):
    """The value of a step's output in a condition. kfp 2.17 finds outputs that are named `Output`, and takes a condition on any other for false."""
    name, at = reference.removeprefix("pipelinechannel--"), store
    while at is not None:
        for task, outputs in at._task_output_data.items():
            for key, value in outputs.items():
                if name == f"{task}-{key}":
                    return value
        at = at._parent
    return kfp_resolves(reference, store)


ConditionEvaluator._resolve_pipeline_channel = staticmethod(resolve)


# --- the learner's pipeline --------------------------------------------------------------------------------------------


def own_pipeline():
    """The pipeline, compiled, and whether a component left its image to the SDK; `None` after all checks were told why not."""
    if not (probe.workspace / FILE).is_file():
        for check in CHECKS:
            failed(check, f"There is no {FILE} in the top folder.")
        return None
    with guard(*CHECKS), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        module = importlib.import_module("pipeline")
        function = getattr(module, "parcel_minutes", None)
        if function is None or not hasattr(function, "pipeline_spec"):
            for check in CHECKS:
                failed(check, f"{FILE} has no pipeline `parcel_minutes`: a function under `@dsl.pipeline`.", file=FILE)
            return None
        file, seen = compiled(function, "own")
        return module, file, seen, any("default base_image" in str(each.message) for each in caught)
    return None


def describe(types):
    return ", ".join(f"`{name}`: {PYTHON.get(kind, kind).removeprefix('system.')}" for name, kind in types.items()) or "nothing"


def leaves(value):
    """The texts in what a step handed over."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [value] if isinstance(value, str) else []


def is_path(text):
    return bool(re.match(r"(/|[A-Za-z]:[\\/]|\\\\|\.{1,2}[\\/]|\w+://)\S", text)) or bool(re.search(r"[\\/][^\\/]+\.\w{1,8}$", text))


class Outcome:
    """What a run of the pipeline left behind."""

    def __init__(self, steps, serving, error):
        self.steps, self.error = steps, error
        model, release = serving / "model.joblib", serving / "release.json"
        self.model = model.read_bytes() if model.is_file() else None
        self.release = release.read_text(encoding="utf-8", errors="replace") if release.is_file() else None

    def of(self, tasks):
        """The executed steps that are one of the tasks of the compiled pipeline."""
        return [step for step in self.steps if any(step.function == task.function and step.source == task.source for task in tasks)]


class Runs:
    """All runs of the check, in one store and with one cache, as on a cluster."""

    def __init__(self, file, seen):
        self.seen, self.pipeline = seen, components.load_component_from_file(str(file))
        self.store, self.servings = probe.temporary / "store", probe.temporary / "serving"
        homes = probe.temporary / "pods"
        homes.mkdir()
        self.pods = Pods(homes, self.store, self.servings, probe.workspace, self.packages_of)
        subprocess_task_handler.run_local_subprocess = self.pods
        local.init(
            runner=local.SubprocessRunner(use_venv=False), pipeline_root=str(self.store), enable_caching=True, cache_root=str(probe.temporary / "cache")
        )  # fmt: skip
        # Slow to import, and of no use before the pipeline compiles.
        self.models = importlib.import_module("kfp_models")
        self.done, self.trouble = {}, None

    def packages_of(self, step):
        task = next((task for task in self.seen.tasks if task.function == step.function and task.source == step.source), None)
        return task.packages if task and parts(task.image)[0] == "python" else None

    def run(self, name, *, serving, **arguments):
        folder = self.servings / serving
        folder.mkdir(parents=True, exist_ok=True)
        given = {"trees": 40, **arguments, "serving": str(folder)}
        given = {key: str(value) if self.seen.parameters.get(key) == "STRING" else value for key, value in given.items() if key in self.seen.parameters}
        before, error = len(self.pods.steps), None
        here = os.getcwd()
        try:
            with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore")
                self.pipeline(**given)
        except Exception as raised:
            error = raised
        os.chdir(here)
        self.done[name] = Outcome(self.pods.steps[before:], folder, error)

    def all(self):
        months = probe.temporary / "months"
        months.mkdir()
        learn, running, other = months / "closed.csv", months / "running.csv", months / "other.csv"
        learn.write_bytes(probe.data["learn"].read_bytes())
        running.write_bytes(probe.data["measure"].read_bytes())
        self.servings.mkdir()
        (self.servings / "one").mkdir()
        (self.servings / "one" / "model.joblib").write_bytes(OLD)
        self.run("first", serving="one", learn=learn, measure=running, max_mae=1000.0)
        # The running month has become another one, under the same address.
        running.write_bytes(probe.data["next"].read_bytes())
        self.run("grown", serving="one", learn=learn, measure=running, max_mae=1000.0)
        # Somebody has emptied the folder of the service.
        for file in (self.servings / "one").iterdir():
            file.unlink()
        self.run("again", serving="one", learn=learn, measure=running, max_mae=1000.0)
        other.write_bytes(probe.data["next"].read_bytes())
        try:
            self.true = self.truth()
        except Stopped as stopped:
            self.true, self.trouble = None, stopped
        if self.true is None:
            return
        (self.servings / "two").mkdir()
        (self.servings / "two" / "model.joblib").write_bytes(OLD)
        self.run("bad", serving="two", learn=learn, measure=other, max_mae=0.6 * self.true["next"])
        self.run("good", serving="two", learn=learn, measure=other, max_mae=1.7 * self.true["next"])
        self.run("small", serving="three", learn=learn, measure=other, max_mae=1000.0, trees=3)

    def model_of(self, name):
        """The model that a run made, else the one that it released; `None` without one that can be loaded."""
        outcome = self.done[name]
        step = next(iter(outcome.of([task for task in self.seen.tasks if MODEL in task.types("output").values()])), None)
        path = step and step.path_of("outputs", MODEL)
        return (self.models.loaded(Path(path)) if path else None) or self.models.loaded(outcome.model)

    def truth(self):
        """How far off the model of the first run is on the months; `None` without one."""
        model = self.model_of("first")
        if model is None:
            return None
        try:
            return {name: self.models.error_of(model, probe.data[name]) for name in ("measure", "next")}
        except Exception as error:
            said = (str(error).splitlines() or [""])[0][:200]
            raise Stopped(f"The model that was made does not predict from raw rows: {type(error).__name__}: {said}", "def train") from None

    def finished(self, name):
        """A run, or why there is nothing to say about it."""
        if name not in self.done:
            if self.trouble:
                raise self.trouble
            made = any(MODEL in task.types("output").values() for task in self.seen.tasks)
            first = "" if made else " First let the step that learns hand it over as an `Output[Model]`."
            raise Stopped(f"There was nothing to judge: {self.why('first') or f'no step made or released a model that `joblib.load` can load.{first}'}", *self.place("first"))
        if self.done[name].error is not None:
            raise Stopped(self.why(name), *self.place(name))
        return self.done[name]

    def why(self, name):
        """Why a run did not come to its end, in words."""
        outcome = self.done[name]
        if outcome.error is None:
            return ""
        step = next((step for step in outcome.steps if step.error is not None), None)
        if step is None:
            first = (str(outcome.error).strip().splitlines() or [type(outcome.error).__name__])[0]
            return f"kfp.local could not run the compiled pipeline, though no step failed: {type(outcome.error).__name__}: {first[:300]}"
        return self.in_words(step, step.error)

    def in_words(self, step, error):
        """What a step raised, and what it has to do with containers."""
        said = f"The step `{step.function}` failed: {type(error).__name__}: {(str(error).strip().splitlines() or [''])[0][:300]}"
        path = getattr(error, "filename", None)
        writer = isinstance(error, FileNotFoundError) and isinstance(path, str) and self.pods.writer_of(os.path.realpath(os.path.join(self.pods.folder, path)))
        if writer and writer != step.function:
            return f"{said}. The step `{writer}` wrote this file in its own container; what is not an artefact of the step ends with it."
        if isinstance(error, NameError) and error.name in self.pods.names:
            return f"{said}. Only the text of the function goes into its container."
        beside = [(error.name or "").partition(".")[0] + end for end in (".py", "")] if isinstance(error, ModuleNotFoundError) else []
        if any((probe.workspace / name).exists() for name in beside if name):
            return f"{said}. The files beside {FILE} do not go into its container."
        return said

    def place(self, name):
        outcome = self.done.get(name)
        step = next((step for step in outcome.steps if step.error is not None), None) if outcome else None
        return (step.trace[-1] if step.trace else f"def {step.function}",) if step else ()


# --- what a step runs in -----------------------------------------------------------------------------------------------

MOVING = re.compile(r"(latest|stable|rolling|devel|edge|nightly|main|master|dev|current|lts|testing|unstable|sid|slim|alpine|latest-\w+|nightly-\w+)")


def parts(image):
    """Repository, tag and digest of an image's name."""
    name, _, digest = (image or "").partition("@")
    head, colon, tag = name.rpartition(":")
    if not colon or "/" in tag:
        head, tag = name, ""
    return head.removeprefix("docker.io/").removeprefix("library/"), tag, digest


def problem_of_image(image):
    repository, tag, digest = parts(image)
    if digest:
        return None
    if not tag:
        return "has no tag, so it means `latest`, which moves with every release"
    if MOVING.fullmatch(tag):
        return "moves: what ran yesterday is not what runs tomorrow"
    if repository == "python" and not re.match(r"\d+\.\d+", tag):
        return "moves to the next minor version of Python when that is released"
    return None


def least_python(package):
    """The least minor version of Python 3 that a package asks for, `None` when that cannot be told."""
    try:
        found = re.search(r">=\s*3\.(\d+)", metadata.metadata(re.split(r"[^\w.-]", package)[0]).get("Requires-Python") or "")
    except metadata.PackageNotFoundError:
        return None
    return int(found.group(1)) if found else None


def version_here(name):
    """The version of a package in this environment, `None` without it."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


# --- the checks --------------------------------------------------------------------------------------------------------


def judge(module, file, seen, default_image):
    runs = Runs(file, seen)
    runs.pods.names = {name: value for name, value in vars(module).items() if not name.startswith("__")}
    try:
        runs.all()
    finally:
        runs.pods.clean()
    trainers = [task for task in seen.tasks if MODEL in task.types("output").values()]
    judges = [task for task in seen.tasks if METRICS in task.types("output").values()]
    first = runs.done["first"]
    wrote = [step for outcome in runs.done.values() for step in outcome.steps if step.wrote_to_serving]
    releasers = [task for task in seen.tasks if any(step.function == task.function and step.source == task.source for step in wrote)]
    releasers = releasers or [task for task in seen.tasks if task.function == "deploy"]
    containers = [task for task in seen.tasks if task.container]

    def require(tasks, title, producers, what):
        for task in tasks:
            origins = seen.origins(task, "artifact")
            given = [origins[name] for name, kind in task.types("input").items() if kind == title and name in origins]
            if not any(how == "task" and (producers is None or key in producers) for how, key in given):
                types = {**task.types("input"), **task.types("input", "parameters")}
                raise Stopped(f"The step `{task.function}` is not given {what}. In the compiled pipeline it takes {describe(types)}.", f"def {task.function}", f"Input[{title.removeprefix('system.')}]", describe(types))  # fmt: skip

    def why_again(task):
        """The steps above one, and itself, whose cache is off."""
        off = [each.function for each in seen.tasks if seen.comes_from(task.key, {each.key}) and not each.spec.get("cachingOptions", {}).get("enableCache")]
        return f"the cache is off for {', '.join(f'`{name}`' for name in off)}, and so for all that follows." if off else "something that it is given is another in each run."

    @attempt("artefacts-passed")
    def _():
        for step in first.steps:
            for name, value in step.outputs().get("parameterValues", {}).items():
                path = next((text for text in leaves(value) if is_path(text)), None)
                if path:
                    output = "what it returns" if name == "Output" else f"`{name}`"
                    raise Stopped(f"The step `{step.function}` hands over a path, as the text of {output}: `{path}`. On a cluster this path leads to nothing in the next step.",
                        f"def {step.function}", "an output of the type Dataset or Model", path)  # fmt: skip
        if not trainers:
            train = next((task for task in seen.tasks if task.function == "train"), None)
            said = f"`train` gives {describe({**train.types('output'), **train.types('output', 'parameters')})}." if train else f"The steps are {', '.join(task.function for task in seen.tasks)}."
            raise Stopped(f"No step has an output of the type Model. {said}", "def train", "Output[Model]", said)
        made = {task.key for task in trainers}
        require(trainers, DATASET, None, "a Dataset that another step made")
        if not judges:
            raise Stopped("No step has an output of the type Metrics.", "def evaluate", "Output[Metrics]")
        require(judges, MODEL, made, "the Model that `train` made")
        require(judges, DATASET, None, "a Dataset that another step made")
        if not releasers:
            raise Stopped("No step writes into the folder `serving`, and none is called `deploy`.", "def deploy")
        require(releasers, MODEL, made, "the Model that `train` made")
        return f"Tables go from step to step as Dataset, the model as Model ({', '.join(task.function for task in [*trainers, *judges, *releasers])}), and the measure is kept as Metrics."

    @attempt("steps-apart")
    def _():
        for outcome in runs.done.values():
            for step in outcome.steps:
                if step.apart:
                    error, trace = step.apart
                    raise Stopped(runs.in_words(step, error), trace[-1] if trace else f"def {step.function}")
        outcome = runs.finished("first")
        return f"All of {', '.join(step.function for step in outcome.steps)} ran, each with nothing but its parameters and artefacts."

    @attempt("metrics-true")
    def _():
        outcome = runs.finished("first")
        if runs.done.get("bad") is None:
            runs.finished("bad")
        logged = next((step.metrics() for step in outcome.of(judges)), None)
        if logged is None:
            raise Stopped("No step has an output of the type Metrics.", "def evaluate", "Output[Metrics]")
        said = logged.get("mae")
        if isinstance(said, bool) or not isinstance(said, (int, float)):
            raise Stopped(f"The artefact of the type Metrics has no number `mae`. It has: {json.dumps(logged)[:200]}", "def evaluate", "mae", json.dumps(logged)[:200])
        if abs(said - runs.true["measure"]) > 0.02:
            raise Stopped(f"`mae` in the Metrics is {said:.2f}; on the month that was to be measured, the model is off by {runs.true['measure']:.2f} minutes on average.",
                "log_metric", f"{runs.true['measure']:.2f}", f"{said:.2f}")  # fmt: skip
        return f"The run keeps `mae` = {said:.2f}, and that is what comes out when it is computed again."

    @attempt("base-pinned")
    def _():
        if not containers:
            raise Stopped("No step runs in a container.")
        for task in containers:
            if default_image and task.image == component_factory._DEFAULT_BASE_IMAGE:
                raise Stopped(f"`{task.function}` names no image. It gets `{task.image}` because this version of the SDK says so; the next one says something else.", f"def {task.function}", "base_image=…", "none")  # fmt: skip
            problem = problem_of_image(task.image)
            if problem:
                raise Stopped(f"`{task.function}` runs in `{task.image}`, which {problem}.", task.image, "a version, e.g. python:3.12-slim, or a digest", task.image)
            repository, tag, _ = parts(task.image)
            minor = re.match(r"3\.(\d+)", tag) if repository == "python" else None
            for package in task.packages if minor else []:
                least = least_python(package)
                if least is not None and int(minor.group(1)) < least:
                    raise Stopped(f"`{task.function}` runs in `{task.image}`, and {package} needs Python 3.{least} or newer: on the cluster pip ends the step.", task.image, f"python:3.{least} or newer", task.image)  # fmt: skip
        return f"Each step names what it runs in: {', '.join(sorted({task.image for task in containers}))}."

    @attempt("packages-pinned")
    def _():
        if not containers:
            raise Stopped("No step runs in a container.")
        for task in containers:
            for package in task.packages:
                found = re.fullmatch(r"([\w.-]+)(\[[\w,.-]+\])?\s*==\s*([\w.!+-]+)", package)
                if not found and " @ " not in package:
                    which = "newest that this range allows" if re.search(r"[<>=~!]", package) else "newest"
                    raise Stopped(f"`{task.function}` installs `{package}`: whatever version is the {which} on the day of the run.", package, f"{re.split(r'[^A-Za-z0-9_.-]', package)[0]}==…", package)
                installed = version_here(found.group(1)) if found else None
                if installed is not None and installed != found.group(3):
                    raise Stopped(f"`{task.function}` installs `{package}` on the cluster; here it was tried with {installed}.", package, f"{found.group(1)}=={installed}", package)
        named = sorted({package for task in containers for package in task.packages})
        return f"Every package has one version, the one that was tried here: {', '.join(named)}." if named else "No step installs anything: the images bring all."

    @attempt("packages-complete")
    def _():
        for outcome in runs.done.values():
            for step in outcome.steps:
                if step.missing:
                    packages = runs.packages_of(step) or []
                    raise Stopped(
                        f"The step `{step.function}` needs the module `{step.missing[0]}`, and nothing that it installs brings it. It installs {', '.join(packages) or 'nothing'}.",
                        f"def {step.function}", f"the package of `{step.missing[0]}` in packages_to_install", ", ".join(packages) or "nothing",
                    )  # fmt: skip
        runs.finished("first")
        return "Each step finds what it imports, and what the model needs when it is loaded, in its own container."

    @attempt("parameters-reach")
    def _():
        wrong = {name: seen.parameters.get(name) for name, kind in TYPES.items() if seen.parameters.get(name) != kind}
        for name, kind in wrong.items():
            if kind is None:
                raise Stopped(f"The compiled pipeline has no parameter `{name}`. It has: {', '.join(seen.parameters) or 'none'}.", expected=f"{name}: {PYTHON[TYPES[name]]}", actual=", ".join(seen.parameters))
            raise Stopped(f"The parameter `{name}` of the compiled pipeline has the type {PYTHON.get(kind, kind)}.", f"{name}:", PYTHON[TYPES[name]], PYTHON.get(kind, kind))
        runs.finished("first"), runs.finished("small")
        trained = [runs.model_of("first"), runs.model_of("small")]
        if None in trained or runs.models.furthest_apart(*trained, probe.data["measure"]) < 0.01:
            given = {task.function: seen.origins(task, "parameter") for task in trainers}
            said = "; ".join(f"`{function}` is given {', '.join(f'`{name}` from {how} {value}' for name, (how, value) in origins.items()) or 'no parameter'}" for function, origins in given.items())
            raise Stopped(f"Runs with trees = 40 and trees = 3 make the same model. In the compiled pipeline, {said or 'no step makes a Model'}.", "trees", "another model", "the same model")
        return "The parameters have their types, and a run with other trees makes another model."

    @attempt("nothing-frozen")
    def _():
        named = []
        for name in ("first", "good"):
            text = runs.finished(name).release
            if text is None:
                raise Stopped("The release left no release.json in the folder `serving`.", "release.json")
            try:
                run = json.loads(text).get("run")
            except (ValueError, AttributeError):
                raise Stopped(f"release.json is no JSON object: {text[:80]}", "release.json") from None
            if run in (None, ""):
                raise Stopped(f"release.json says no `run`: {text[:80]}", "release.json")
            named.append(run)
        if named[0] == named[1]:
            raise Stopped(f"Two runs of one compiled pipeline both say that they are `{named[0]}`: this value was made when the pipeline was compiled.", "run=", "two names", f"{named[0]} twice")
        return f"Two runs of one compiled pipeline say which they are: {named[0]} and {named[1]}."

    @attempt("fresh-data")
    def _():
        outcome = runs.finished("grown")
        runs.finished("first")
        before = [step.came_in for step in first.of(judges)]
        after = [step.came_in for step in outcome.of(judges)]
        if not after:
            raise Stopped("The file of the running month had other orders in the second run, and nothing measured them: the result of the first run came out of the cache.", "measure", "measured again", "from the cache")
        if after == before:
            raise Stopped("The file of the running month had other orders in the second run; the step that measures was given those of the first.", "measure", "the orders of today", "the orders of the first run")
        return "When the file of the running month has other orders, these are measured."

    @attempt("training-reused")
    def _():
        outcome = runs.finished("grown")
        again = outcome.of(trainers)
        if not trainers:
            raise Stopped("No step has an output of the type Model.", "def train", "Output[Model]")
        if again:
            raise Stopped(f"The second run learned from the same closed month with the same parameters, and executed `{again[0].function}` again: {why_again(trainers[0])}", f"{again[0].function}(", "from the cache", "executed again")
        return "What was learned from a closed month is taken from the cache while its file and the parameters stay."

    @attempt("released-again")
    def _():
        runs.finished("grown")
        outcome = runs.finished("again")
        if outcome.model is None:
            raise Stopped("The service's folder had been emptied; a run with the same parameters and a good model left it empty. The release was taken from the cache: it was marked as done, and nothing was done.", "deploy(", "model.joblib in serving", "an empty folder")  # fmt: skip
        return "A run releases, also when the same release was done before."

    @attempt("bad-stopped")
    def _():
        if "bad" not in runs.done:
            runs.finished("bad")
        outcome = runs.done["bad"]
        limit, off = 0.6 * runs.true["next"], runs.true["next"]
        if outcome.model != OLD:
            raise Stopped(f"With max_mae = {limit:.2f}, a model that is off by {off:.2f} minutes was released.", "max_mae", "nothing released", "released")
        return f"With max_mae = {limit:.2f}, a model that is off by {off:.2f} minutes is not released, and the one before it goes on serving."

    @attempt("good-released")
    def _():
        for name, outcome in [(name, runs.finished(name)) for name in ("first", "good")]:
            limit = 1000 if name == "first" else 1.7 * runs.true["next"]
            off = runs.true["measure" if name == "first" else "next"]
            if outcome.model in (None, OLD):
                raise Stopped(f"With max_mae = {limit:.2f}, a model that is off by {off:.2f} minutes was not released: serving has {'no model' if outcome.model is None else 'still the one before'}.", "max_mae", "released", "not released")  # fmt: skip
        measured = next((step.path_of("inputs", MODEL) for step in first.of(judges)), None)
        if measured is None:
            raise Stopped("Nothing measured an artefact of the type Model, so nobody can tell whether the right one was released.", "def evaluate", "Input[Model]")
        files = [file for file in [Path(measured), *Path(measured).rglob("*")] if file.is_file()]
        if first.model not in [file.read_bytes() for file in files]:
            raise Stopped("serving/model.joblib is not the model that was measured.", "deploy(", "the bytes of the measured model", "others")
        return "A model that is good enough is released: the one that was measured, byte by byte, in the place of the one before."

    @attempt("gate-visible")
    def _():
        if not releasers:
            raise Stopped("No step writes into the folder `serving`, and none is called `deploy`.", "def deploy")
        measured = {task.key for task in judges} or {task.key for task in seen.tasks if task.function == "evaluate"}
        for task in releasers:
            conditions = list(seen.conditions(task))
            if not conditions:
                raise Stopped(f"In the compiled pipeline `{task.function}` stands under no condition: it runs in each run.", f"{task.function}(", "with dsl.If(…):", "no condition")
            if not any(how == "task" and seen.comes_from(value, measured) for _, origins in conditions for how, value in origins):
                raise Stopped(f"`{task.function}` stands under the condition `{conditions[0][0]}`, in which nothing was measured.", "dsl.If", "what `evaluate` returns", conditions[0][0])
        return f"In the compiled pipeline, `{releasers[0].function}` runs only if `{next(iter(seen.conditions(releasers[0])))[0]}`."


observe_the_if()
own = own_pipeline()
if own:
    with guard(*CHECKS):
        judge(*own)

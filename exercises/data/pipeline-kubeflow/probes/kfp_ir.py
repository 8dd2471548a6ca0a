"""Reads a compiled pipeline of KFP v2: which steps there are, what each is given and by whom, and under which conditions it runs."""

import re
import shlex


class Scope:
    """A graph of steps. `task` is what stands for it in the graph around it, `parent`; both `None` for the whole pipeline."""

    def __init__(self, dag, parent=None, task=None, name=""):
        self.dag, self.parent, self.task, self.name = dag, parent, task, name

    def key(self, task):
        return f"{self.parent.key(self.name)}/{task}" if self.parent else task


class Task:
    """One step of the pipeline."""

    def __init__(self, ir, scope, name, spec, component):
        self.scope, self.name, self.spec, self.component = scope, name, spec, component
        self.key = scope.key(name)
        self.executor = ir["deploymentSpec"]["executors"][component["executorLabel"]]
        self.container = self.executor.get("container")

    @property
    def function(self):
        args = (self.container or {}).get("args", [])
        return args[args.index("--function_to_execute") + 1] if "--function_to_execute" in args else self.name

    @property
    def source(self):
        """The text that the executor loads, empty when it is no Python function."""
        words = (self.container or {}).get("command", [])
        return next((words[at + 1] for at, word in enumerate(words[:-1]) if "--component_module_path" in word), "")

    @property
    def image(self):
        return (self.container or {}).get("image")

    @property
    def packages(self):
        """What `packages_to_install` says, without the SDK, which the compiler adds."""
        found = []
        for word in (self.container or {}).get("command", []):
            for line in re.findall(r"-m pip install (.*?)(?:&&|\n|$)", word):
                words = [each for each in shlex.split(line) if not each.startswith("-") and "://" not in each]
                found += [each for each in words if not re.match(r"(kfp|typing-extensions)\b(?!-)", each)]
        return found

    def types(self, direction, kind="artifacts"):
        """Name to type of `input` or `output`, of artefacts or of parameters."""
        given = self.component.get(f"{direction}Definitions", {}).get(kind, {})
        return {name: each.get("artifactType", {}).get("schemaTitle", "?") if kind == "artifacts" else each.get("parameterType") for name, each in given.items()}

    def inputs(self, kind):
        return self.spec.get("inputs", {}).get(kind, {})


class Pipeline:
    def __init__(self, ir):
        self.ir = ir
        self.root = Scope(ir["root"]["dag"])
        self.tasks = list(self.walk(self.root))
        self.parameters = {name: each.get("parameterType") for name, each in ir["root"].get("inputDefinitions", {}).get("parameters", {}).items()}

    def walk(self, scope):
        for name, spec in scope.dag.get("tasks", {}).items():
            component = self.ir["components"][spec["componentRef"]["name"]]
            if "dag" in component:
                yield from self.walk(Scope(component["dag"], scope, spec, name))
            else:
                yield Task(self.ir, scope, name, spec, component)

    def task(self, key):
        return next((task for task in self.tasks if task.key == key), None)

    def origin(self, scope, spec, kind):
        """Where a value or an artefact comes from: ("task", key of the step), ("input", name), ("constant", value)."""
        word, plural = (("Artifact", "artifacts"), ("Parameter", "parameters"))[kind == "parameter"]
        made = spec.get(f"taskOutput{word}")
        if made:
            name, key = made["producerTask"], made[f"output{word}Key"]
            task = scope.dag["tasks"][name]
            component = self.ir["components"][task["componentRef"]["name"]]
            if "dag" not in component:
                return "task", scope.key(name)
            selected = self.selected(component["dag"].get("outputs", {}).get(plural, {}).get(key, {}), word)
            return self.origin(Scope(component["dag"], scope, task, name), {f"taskOutput{word}": selected}, kind) if selected else ("unknown", key)
        name = spec.get(f"componentInput{word}")
        if name is not None:
            if scope.parent is None:
                return "input", name
            return self.origin(scope.parent, scope.task.get("inputs", {}).get(plural, {}).get(name, {}), kind)
        return "constant", spec.get("runtimeValue", {}).get("constant")

    @staticmethod
    def selected(output, word):
        """The first step within a graph that gives one of the graph's outputs."""
        several = output.get("artifactSelectors") or output.get("valueFromOneof", {}).get("parameterSelectors")
        chosen = several[0] if several else output.get("valueFromParameter")
        return chosen and {"producerTask": chosen["producerSubtask"], f"output{word}Key": chosen[f"output{word}Key"]}

    def origins(self, task, kind):
        """Name to origin of each artefact or parameter that a step is given."""
        return {name: self.origin(task.scope, spec, kind) for name, spec in task.inputs("artifacts" if kind == "artifact" else "parameters").items()}

    def conditions(self, task):
        """The conditions around a step: each an expression and the origins of the values in it."""
        scope, spec = task.scope, task.spec
        while True:
            expression = spec.get("triggerPolicy", {}).get("condition")
            if expression:
                named = [spec.get("inputs", {}).get("parameters", {}).get(name, {}) for name in re.findall(r"parameter_values\['([^']+)'\]", expression)]
                yield expression, [self.origin(scope, each, "parameter") for each in named]
            if scope.parent is None:
                return
            scope, spec = scope.parent, scope.task

    def comes_from(self, key, ancestors):
        """Whether a step is one of the given, or is given something by one of them, over however many steps."""
        open_keys, seen = [key], set()
        while open_keys:
            at = open_keys.pop()
            if at in ancestors:
                return True
            task = self.task(at)
            if at in seen or task is None:
                continue
            seen.add(at)
            open_keys += [each for kind in ("artifact", "parameter") for what, each in self.origins(task, kind).values() if what == "task"]
        return False

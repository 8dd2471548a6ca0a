"""Whether annotations are there and hold: a very small type checker that looks at the values of real calls."""

import ast
import collections.abc
import functools
import inspect
import types
import typing


def left_out(path):
    """`(name, line, what is missing)` of functions and methods whose annotations are not all there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            methods = [item for item in node.body if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef))]
            for method in methods:
                static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in method.decorator_list)
                yield from missing_of(method, f"{node.name}.{method.name}", 0 if static else 1)
        elif isinstance(node, ast.Module):
            for function in node.body:
                if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield from missing_of(function, function.name, 0)


def missing_of(function, name, skip):
    arguments = function.args
    plain = (arguments.posonlyargs + arguments.args)[skip:] + arguments.kwonlyargs
    for argument in plain + [extra for extra in (arguments.vararg, arguments.kwarg) if extra]:
        if argument.annotation is None:
            yield name, argument.lineno, f"`{argument.arg}` of `{name}` has no type"
        elif says_nothing(argument.annotation) and argument in plain:
            yield name, argument.lineno, f"`{argument.arg}` of `{name}` is `{ast.unparse(argument.annotation)}`, which says nothing"
    if function.returns is None:
        if function.name != "__init__":
            yield name, function.lineno, f"`{name}` does not say what it returns (`-> None` when nothing)"
    elif says_nothing(function.returns):
        yield name, function.lineno, f"`{name}` returns `{ast.unparse(function.returns)}`, which says nothing"


VAGUE = ("Any", "object", "dict", "list", "tuple", "set", "Dict", "List", "Tuple", "Set")


def says_nothing(annotation):
    """Whether a type leaves everything open: `Any`, or a `list` of one knows not what."""
    name = annotation.value if isinstance(annotation, ast.Constant) else ast.unparse(annotation)
    return isinstance(name, str) and name.removeprefix("typing.") in VAGUE


def matches(value, hint):
    """Whether a value is of a type; true where this little checker cannot tell."""
    if hint is typing.Any or isinstance(hint, (typing.TypeVar, str)):
        return True
    if hint is None or hint is type(None):
        return value is None
    if isinstance(hint, typing.NewType):
        return matches(value, hint.__supertype__)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return any(matches(value, one) for one in inner)
    if origin is typing.Annotated:
        return matches(value, inner[0])
    if origin is typing.Literal:
        return value in inner
    if typing.is_typeddict(hint):
        named = typing.get_type_hints(hint)
        return isinstance(value, dict) and hint.__required_keys__ <= set(value) and all(matches(value[key], named[key]) for key in set(value) & set(named))
    if origin is None:
        return matches_class(value, hint)
    if not isinstance(origin, type) or not matches_class(value, origin):
        return not isinstance(origin, type)
    if origin is tuple and inner:
        if len(inner) == 2 and inner[1] is Ellipsis:
            return all(matches(item, inner[0]) for item in value[:50])
        return len(value) == len(inner) and all(map(matches, value, inner))
    if isinstance(value, collections.abc.Mapping) and len(inner) == 2:
        return all(matches(key, inner[0]) and matches(item, inner[1]) for key, item in list(value.items())[:50])
    if isinstance(value, (list, tuple, set, frozenset)) and len(inner) == 1:
        return all(matches(item, inner[0]) for item in list(value)[:50])
    return True


def matches_class(value, hint):
    if hint is float:
        return isinstance(value, (int, float))
    try:
        return isinstance(value, hint)
    except TypeError:
        return True


def spell(hint):
    return hint.__name__ if isinstance(hint, type) and not typing.get_args(hint) else str(hint).replace("typing.", "").replace("collections.abc.", "")


def watch(modules, report):
    """Replaces the functions of the modules by ones that look at each value; `report(function, sentence)` hears what does not hold."""
    names = {module.__name__ for module in modules}
    replaced = {}
    for module in modules:
        for value in vars(module).values():
            if inspect.isfunction(value) and value.__module__ in names and value not in replaced:
                replaced[value] = watched(value, report)
            if inspect.isclass(value) and value.__module__ in names:
                for name, method in list(vars(value).items()):
                    if inspect.isfunction(method) and method.__module__ in names and not method.__code__.co_filename.startswith("<"):
                        setattr(value, name, watched(method, report))
    for module in modules:
        for name, value in list(vars(module).items()):
            if inspect.isfunction(value) and value in replaced:
                setattr(module, name, replaced[value])


def watched(function, report):
    try:
        hints = typing.get_type_hints(function, include_extras=True)
    except Exception as error:
        report(function, f"The types of `{function.__name__}` cannot be looked up: {error}")
        return function
    if inspect.isgeneratorfunction(function) or inspect.iscoroutinefunction(function):
        return function
    signature = inspect.signature(function)

    @functools.wraps(function)
    def call(*args, **kwargs):
        try:
            given = signature.bind(*args, **kwargs).arguments
        except TypeError:
            return function(*args, **kwargs)  # says itself what is missing
        for name, value in given.items():
            kind = signature.parameters[name].kind
            if name in hints and kind not in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD) and not matches(value, hints[name]):
                report(function, f"`{name}` of `{function.__name__}` is said to be `{spell(hints[name])}`, and was called with {shown(value)}")
        value = function(*args, **kwargs)
        if "return" in hints and not matches(value, hints["return"]):
            report(function, f"`{function.__name__}` says that it returns `{spell(hints['return'])}`, and returned {shown(value)}")
        return value

    return call


def shown(value):
    if value is None:
        return "None"
    text = repr(value)
    return f"{type(value).__name__} {text[:60]}{'…' if len(text) > 60 else ''}"

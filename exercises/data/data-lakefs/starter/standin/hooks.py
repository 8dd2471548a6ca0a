"""Runs the Lua hooks of `_lakefs_actions/`, as far as this exercise needs them."""

import json
import re
import uuid
from fnmatch import fnmatchcase
from urllib.parse import quote

import yaml
from lupa import LuaError, lua52

from .repository import Refused

FOLDER = "_lakefs_actions/"
NAME, HOOK_ID = re.compile(r"\w[\w\-. ]+", re.ASCII), re.compile(r"[_a-zA-Z][\-_a-zA-Z0-9]{1,255}")


class Yaml(yaml.SafeLoader):
    """YAML as lakeFS reads it: `on`, `yes` and `no` are words, not truth values."""


Yaml.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), list("tTfF"))


def run_hooks(lake, repository, event, branch, source, told, commit=""):
    """Runs what the actions of the ref `source` want at this event; the first hook of a `pre-` event that fails refuses it (412)."""
    tree = repository.tree_of(source)
    for path in sorted(path for path in tree if path.startswith(FOLDER) and "/" not in path[len(FOLDER) :]):
        action = parsed(lake.contents[tree[path]["checksum"]], path, event, branch)
        on = action["on"]
        if event not in on or not matches(on[event], branch):
            continue
        for hook in action.get("hooks") or []:
            about = {
                "action_name": action["name"],
                "hook_id": hook["id"],
                "run_id": uuid.uuid4().hex,
                "event_type": event,
                "commit_id": commit,
                "branch_id": branch,
                "source_ref": source,
                "repository_id": lake.name_of(repository),
                "storage_namespace": repository.namespace,
                "commit": told,
            }
            reason = failure_of(lake, hook, about, tree)
            if reason and event.startswith("pre-"):
                run = f"hook run id '0000_0000' failed on action '{action['name']}' hook '{hook['id']}'"
                raise Refused(412, aborted(event, branch, f"{run}: action failed: {reason}"))


def aborted(event, branch, reason):
    where = f"update branch {branch}: " if event == "pre-merge" else ""
    return f"{where}{event} hook aborted, run id '{uuid.uuid4().hex[:20]}': 1 error occurred:\n\t* {reason}\n\n"


def parsed(content, path, event, branch):
    """The action in a file; one that cannot be read refuses whatever is about to happen."""
    try:
        action = yaml.load(content, Yaml)
        if not NAME.fullmatch(action["name"]):
            raise ValueError("'name' is invalid")
        if not action["on"]:
            raise ValueError("'on' is required")
        for number, hook in enumerate(action.get("hooks") or []):
            if not HOOK_ID.fullmatch(hook["id"]):
                raise ValueError(f"hook[{number}] missing ID")
        return action
    except (yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        if event.startswith("pre-"):
            raise Refused(500, aborted(event, branch, f"parsing file {path}: {error}")) from error
        return {"name": path, "on": {}}


def matches(on, branch):
    wanted = (on or {}).get("branches") or ["*"]
    return any(fnmatchcase(branch, pattern) for pattern in wanted)


def failure_of(lake, hook, about, tree):
    """Why a hook fails, in words; nothing when it does not."""
    if hook["type"] != "lua":
        return f"This is a stand-in for lakeFS: it runs hooks of the type lua, not {hook['type']}."
    properties = hook.get("properties") or {}
    script = properties.get("script")
    if "script_path" in properties:
        found = tree.get(properties["script_path"])
        if not found:
            return f"could not load script_path {properties['script_path']}: HTTP 404: invalid action"
        script = lake.contents[found["checksum"]].decode()
    lua = lua52.LuaRuntime(unpack_returned_tuples=True, register_builtins=False, attribute_filter=refuse_attribute)
    libraries = {"lakefs": client(lake, lua), "encoding/json": json_library(lua), "hook": lua.table()}
    wanted = lua.eval("""function(libraries, action, arguments)
      os, io, package, python, dofile, loadfile = nil, nil, nil, nil, nil, nil
      _G.action, _G.args = action, arguments
      libraries["hook"].fail = function(reason) error({reason = reason}) end
      require = function(name)
        return libraries[name] or error("module '" .. name .. "' is not in this stand-in for lakeFS")
      end
      return function(script)
        local run, broken = load(script, "lua")
        if not run then return broken end
        local fine, reason = pcall(run)
        if fine then return nil end
        return type(reason) == "table" and reason.reason or tostring(reason)
      end
    end""")
    try:
        run = wanted(lua.table_from(libraries), to_lua(lua, about), to_lua(lua, properties.get("args") or {}))
        return run(script or "")
    except LuaError as error:
        return str(error)


def refuse_attribute(*_):
    """A script sees tables, texts and numbers, and never into what Python gave it."""
    raise AttributeError("hooks see nothing of Python")


def to_lua(lua, value):
    if isinstance(value, dict):
        return lua.table_from({key: to_lua(lua, each) for key, each in value.items()})
    if isinstance(value, list):
        return lua.table_from([to_lua(lua, each) for each in value])
    return value


def from_lua(value):
    if lua52.lua_type(value) != "table":
        return value
    keys = list(value.keys())
    if keys and keys == list(range(1, len(keys) + 1)):
        return [from_lua(each) for each in value.values()]
    return {key: from_lua(each) for key, each in value.items()}


def json_library(lua):
    return lua.table_from({
        "marshal": lambda value: json.dumps(from_lua(value)),
        "unmarshal": lambda text: to_lua(lua, json.loads(text)),
    })


def client(lake, lua):
    """The module `lakefs` of hooks: each call gives the status and what came with it."""

    def ask(repository, ref, call, names, values):
        query = {name: str(value) for name, value in zip(names, values) if value is not None}
        return lake.answer("GET", f"/repositories/{repository}/refs/{quote(ref, safe='')}/{call}", query)

    def table(answer):
        return answer[0], to_lua(lua, answer[1])

    def text(answer):
        return answer[0], answer[1].decode() if isinstance(answer[1], bytes) else json.dumps(answer[1])

    pages = ["after", "prefix", "delimiter", "amount"]
    return lua.table_from({
        "get_object": lambda repository, ref, path: text(ask(repository, ref, "objects", ["path"], [path])),
        "stat_object": lambda repository, ref, path, *_: text(ask(repository, ref, "objects/stat", ["path"], [path])),
        "list_objects": lambda repository, ref, *rest: table(ask(repository, ref, "objects/ls", pages, rest)),
        "diff_refs": lambda repository, left, right, *rest: table(ask(repository, left, f"diff/{quote(right, safe='')}", pages, rest)),
    })

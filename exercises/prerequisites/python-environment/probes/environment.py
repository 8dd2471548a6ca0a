"""Makes environments from what the learner declared and locked, on copies of the folder in which newer wheels were published,
one was changed or one is gone; one run reports on all checks. Everything happens in temporary folders, with caches of their own, and offline.
"""

import csv
import functools
import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

# pip's own copy: whoever runs `uv pip sync` without naming an environment takes `packaging` out of the prepared one.
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name
from uv import find_uv_bin

from mlops_probe import Stopped, attempt, failed, guard, load

probe = load()
sys.dont_write_bytecode = True
sys.path.insert(0, str(probe.folder / "probes"))
from wheels import change_bytes, name_and_version, release_again, write_index  # noqa: E402

sys.path.pop(0)

DECLARE = ["python-declared", "needs-declared", "tools-declared"]
LOCK = ["lock-fixes-versions", "lock-fits", "approved-minutes", "bytes-held"]
COMMAND = ["env-from-lock", "machine-untouched", "made-right-again", "failure-told", "tools-locked"]
UPDATE = ["fix-in", "nothing-else-moved"]
LOCKS = ["requirements.txt", "pylock.toml", "uv.lock"]
MARCH = {"door-calendar": "1.0.3", "door-replay": "0.8.0", "door-report": "3.1.0", "door-routes": "1.4.0", "door-units": "1.6.2"}
SERVICE = ["door-calendar", "door-routes", "door-units"]
FIXED = "1.4.1"
CHANGED = "\nCHANGED = True\n"
SEEDS = {"pip", "setuptools", "wheel"}  # what some tools put into each environment
WINDOWS = os.name == "nt"
BIN = "Scripts" if WINDOWS else "bin"
UV = find_uv_bin()


def all_fail(checks, message, **more):
    for check in checks:
        failed(check, message, **more)


# --- folders, environments, programs -----------------------------------------------------------------------------------

numbers = iter(range(10_000))


def new_folder(name):
    folder = probe.temporary / f"{next(numbers)} {name}"
    folder.mkdir()
    return folder


def new_cache():
    """A cache of uv that knows no wheel, only what uv asks each Python before it uses it."""
    folder = new_folder("cache")
    for known in warm.glob("interpreter-*"):
        shutil.copytree(known, folder / known.name)
    return folder


warm = new_folder("warm")


def variables(**more):
    """Nothing of this machine's settings for pip and uv, no network, and nothing cached from the run before."""
    kept = {name: text for name, text in os.environ.items() if not name.upper().startswith(("PIP_", "UV_", "PYTHON", "VIRTUAL_ENV", "CONDA"))}
    home = new_folder("home")
    return {
        **kept,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUSERBASE": str(home / "user"),
        "XDG_CONFIG_HOME": str(home),
        "UV_OFFLINE": "1",
        "UV_CACHE_DIR": str(new_cache()),
        "UV_LINK_MODE": "copy",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_PYTHON_INSTALL_DIR": str(home / "pythons"),
        "NO_COLOR": "1",
        **more,
    }


class Ended:
    def __init__(self, command, cwd, env, seconds=60):
        try:
            run = subprocess.run([str(word) for word in command], cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds)
            self.code, self.out, self.err = run.returncode, text_of(run.stdout), text_of(run.stderr)
        except subprocess.TimeoutExpired as late:
            self.code, self.out, self.err = None, text_of(late.stdout or b""), f"no end within {seconds} seconds"

    @property
    def told(self):
        """The line that says most, of what was printed."""
        lines = [re.sub(r"^[\s×├╰─▶│]+", "", line).strip() for line in (self.err or self.out).splitlines()]
        lines = [line for line in lines if line]
        for mark in ("ERROR:", "error:", "Error:", "mismatch", "because", "Because"):
            for line in lines:
                if mark in line and "Failed to download" not in line:
                    return short(line)
        return short(lines[-1]) if lines else "nothing was printed"


def text_of(data):
    return data.decode("utf-8", "replace")


def short(line):
    line = line.replace(str(probe.temporary), "…")
    return line if len(line) < 260 else line[:257] + "…"


def uv(*words, cwd, **more):
    return Ended([UV, *words], cwd, variables(**more))


def new_environment(name="environment"):
    folder = new_folder(name) / "env"
    made = uv("venv", "-q", "--no-project", "--no-config", "--python", sys.executable, folder, cwd=folder.parent, UV_CACHE_DIR=str(warm))
    if made.code != 0:
        raise RuntimeError(f"uv could not make an environment: {made.told}")
    return folder


def python_of(environment):
    return environment / BIN / ("python.exe" if WINDOWS else "python")


def packages_of(environment):
    """Distribution -> version, of what is really in an environment."""
    places = list(environment.glob("lib/python3*/site-packages")) + list(environment.glob("Lib/site-packages"))
    found = {canonicalize_name(each.metadata["Name"]): each for each in importlib.metadata.distributions(path=[str(place) for place in places[:1]])}
    return {name: each for name, each in sorted(found.items()) if name not in SEEDS and name != own_name}


def versions_of(environment):
    return {name: each.version for name, each in packages_of(environment).items()}


def is_environment(folder):
    return (folder / "pyvenv.cfg").is_file()


def leave_out(at, names):
    return [name for name in names if name in (".git", ".mlops-roadmap", "__pycache__") or os.path.isfile(os.path.join(at, name, "pyvenv.cfg"))]


def copy_with(name, change=None):
    """The learner's folder with the wheels as the platform team published them, after a change to these."""
    folder = new_folder(name) / "a föld er"
    shutil.copytree(probe.workspace, folder, ignore=leave_out)
    wheels = folder / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    shutil.copytree(probe.folder / "starter" / "wheels", wheels)
    if change:
        change(wheels)
        write_index(wheels)
    return folder


def publish_newer(wheels):
    """Of each release a later one that is worth the next place, as it happens every week."""
    for path in sorted(wheels.glob("*.whl")):
        major, minor, patch = name_and_version(path)[1].split(".")
        if not list(wheels.glob(path.name.replace(f"-{major}.{minor}.{patch}-", f"-{major}.{minor}.{int(patch) + 5}-"))):
            release_again(path, f"{major}.{minor}.{int(patch) + 5}")


def wheel_of(wheels, name, version):
    return wheels / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"


def change_of(name, version):
    return lambda wheels: change_bytes(wheel_of(wheels, name, version), CHANGED)


def removal_of(name, version):
    def change(wheels):
        wheel_of(wheels, name, version).unlink()

    return change


def say(versions):
    return ", ".join(f"{name} {version}" for name, version in versions.items()) or "nothing"


def differences(versions, expected):
    """What is other than expected, in words."""
    told = [f"{name} is missing" for name in expected if name not in versions]
    told += [f"{name} {version} is there too" for name, version in versions.items() if name not in expected]
    return told + [f"{name} is {versions[name]} instead of {version}" for name, version in expected.items() if name in versions and versions[name] != version]


def minutes_in(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {row["order_id"]: float(row["minutes"]) for row in csv.DictReader(file)}


def predict(environment, folder, data):
    """The minutes that the learner's predict.py writes with the packages of an environment."""
    out = new_folder("minutes") / "minutes.csv"
    ended = Ended([python_of(environment), "predict.py", "--data", data, "--out", out], folder, variables())
    if ended.code != 0 or not out.is_file():
        raise Stopped(f"predict.py ended with {ended.code}: {ended.told}" if ended.code != 0 else "predict.py wrote no file.", {"file": "predict.py"})
    try:
        return minutes_in(out)
    except (KeyError, ValueError, TypeError):
        raise Stopped("predict.py wrote a file without the columns order_id and minutes.", {"file": "predict.py"}) from None


@functools.cache
def approved(data):
    """The minutes that the program as delivered says with the packages of March."""
    out = new_folder("approved") / "minutes.csv"
    paths = [str(wheel_of(probe.folder / "starter" / "wheels", name, MARCH[name])) for name in SERVICE]
    script = probe.folder / "starter" / "predict.py"
    ended = Ended([python_of(bare), script, "--data", data, "--out", out], out.parent, variables(PYTHONPATH=os.pathsep.join(paths)))
    if ended.code != 0:
        raise RuntimeError(f"The program as delivered did not run: {ended.told}")
    return minutes_in(out)


# --- step 1: what is declared ------------------------------------------------------------------------------------------


def read_project():
    path = probe.workspace / "pyproject.toml"
    if not path.is_file():
        raise Stopped("There is no pyproject.toml.", expected="pyproject.toml with [project]")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Stopped(f"pyproject.toml cannot be read: {error}", {"file": "pyproject.toml"}) from None


def requirement(text, place):
    try:
        return Requirement(text)
    except (InvalidRequirement, TypeError):
        raise Stopped(f"`{text}` in pyproject.toml is no requirement.", place, expected="e.g. door-routes>=1.4") from None


def dependencies_of(project):
    place = {"file": "pyproject.toml", "text": "dependencies" if "dependencies" in project else "[project]"}
    listed = project.get("dependencies")
    if not isinstance(listed, list) or not listed:
        raise Stopped("`dependencies` in [project] names nothing.", place, expected="each package that predict.py imports")
    return [requirement(each, place) for each in listed]


def group_members(groups, name, seen=()):
    for each in groups.get(name, []):
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict) and "include-group" in each and name not in seen:
            yield from group_members(groups, each["include-group"], (*seen, name))


def check_declared():
    here = {"file": "pyproject.toml", "text": "[project]"}

    @attempt("python-declared")
    def _():
        given = project.get("requires-python")
        running = ".".join(map(str, sys.version_info[:3]))
        if not isinstance(given, str):
            raise Stopped("pyproject.toml says nothing about the Python it needs.", here, expected="requires-python in [project]", actual="none")
        place = {"file": "pyproject.toml", "text": "requires-python"}
        try:
            admitted = SpecifierSet(given)
        except InvalidSpecifier:
            raise Stopped(f"`requires-python` is `{given}`, which is no range of versions.", place, expected="e.g. >=3.11", actual=given) from None
        for version, why in (("3.10.14", "it has no `tomllib`, which predict.py imports"), ("3.9.19", "it has no `tomllib`"), ("2.7.18", "it is another language")):
            if version in admitted:
                raise Stopped(f"`requires-python = \"{given}\"` admits Python {version}: {why}.", place, expected="3.11 or newer", actual=given)
        if running not in admitted:
            raise Stopped(f"`requires-python = \"{given}\"` refuses Python {running}, which runs the program well.", place, expected=f"a range with {running} in it", actual=given)
        chosen = probe.workspace / ".python-version"
        if chosen.is_file():
            lines = [line.strip() for line in chosen.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
            named = re.fullmatch(r"(?:cpython[-@]?)?(\d+\.\d+)(\.\d+)?", lines[0]) if lines else None
            if named and not any(f"{named[1]}{patch}" in admitted for patch in ([named[2]] if named[2] else [f".{n}" for n in range(40)])):
                raise Stopped(f".python-version says {lines[0]}, and `requires-python = \"{given}\"` refuses it.", {"file": ".python-version"}, expected=given, actual=lines[0])
        return f"`requires-python = \"{given}\"` admits the Python {running} that runs here, and no Python without `tomllib`."

    @attempt("needs-declared")
    def _():
        wanted = dependencies_of(project)
        place = {"file": "pyproject.toml", "text": "dependencies"}
        environment, folder = new_environment(), copy_with("declared")
        installed = uv("pip", "install", "-q", "--no-config", "--no-index", "--find-links", folder / "wheels", "--python", environment, *map(str, wanted), cwd=folder)
        if installed.code != 0:
            raise Stopped(f"What `dependencies` names cannot be installed: {installed.told}", place)
        versions = versions_of(environment)
        try:
            found = predict(environment, folder, probe.data["april"])
        except Stopped as stopped:
            raise Stopped(f"With {say(versions)}, which is what `dependencies` brings, {stopped}", place, expected="each package that predict.py imports", actual=", ".join(map(str, wanted))) from None
        orders = len(approved(probe.data["april"]))
        if len(found) != orders:
            raise Stopped(f"predict.py wrote {len(found)} minutes for {orders} orders.", {"file": "predict.py"})
        for tool in ("door-replay", "door-report"):
            if tool in versions:
                raise Stopped(f"`dependencies` brings {tool} into production, which only developers use.", {"file": "pyproject.toml", "text": tool}, expected="no tools", actual=say(versions))
        return f"`dependencies` brings {say(versions)}: enough to run predict.py, and no tools."

    @attempt("tools-declared")
    def _():
        groups, extras = whole.get("dependency-groups", {}), project.get("optional-dependencies", {})
        members = [(f"the group `{name}`", each) for name in groups for each in group_members(groups, name)]
        members += [(f"the extra `{name}`", each) for name, listed in extras.items() for each in listed]
        for where, each in members:
            if canonicalize_name(requirement(each, {"file": "pyproject.toml", "text": each}).name) == "door-replay":
                return f"door-replay is declared in {where}."
        near = " (`[tool.uv] dev-dependencies` is an old way that only uv knew.)" if whole.get("tool", {}).get("uv", {}).get("dev-dependencies") else ""
        raise Stopped(f"No group and no extra in pyproject.toml names door-replay.{near}", {"file": "pyproject.toml"}, expected='[dependency-groups] with dev = ["door-replay"]', actual=", ".join([*groups, *extras]) or "no group")


WATCH = """
import os, sys
def hear(event, args):
    if event in ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.fork"):
        with open(os.environ["HEARD"], "a", encoding="utf-8") as file:
            file.write(event + "\\n")
    if event == "import" and args[0] in ("pip", "ensurepip", "uv", "setuptools"):
        with open(os.environ["HEARD"], "a", encoding="utf-8") as file:
            file.write("import " + args[0] + "\\n")
sys.addaudithook(hear)
"""


def check_installs_nothing():
    @attempt("installs-nothing")
    def _():
        folder = copy_with("without")
        if not (folder / "predict.py").is_file():
            raise Stopped("There is no predict.py.", expected="predict.py")
        watch = new_folder("watch")
        (watch / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
        for without in ("door-calendar", "door-routes"):
            paths = [wheel_of(folder / "wheels", name, MARCH[name]) for name in SERVICE if name != without]
            heard, out = new_folder("heard") / "heard.txt", new_folder("out") / "minutes.csv"
            env = variables(PYTHONPATH=os.pathsep.join(map(str, [watch, *paths])), HEARD=str(heard))
            ended = Ended([python_of(bare), "predict.py", "--data", probe.data["april"], "--out", out], folder, env)
            if heard.is_file():
                raise Stopped(f"Without {without}, predict.py starts another program or an installer (`{heard.read_text(encoding='utf-8').split(chr(10))[0]}`).", {"file": "predict.py", "text": "subprocess"}, expected="an error, and nothing started", actual="something was started")
            if ended.code == 0:
                raise Stopped(f"Without {without}, predict.py ends with exit code 0, as if all were well.", {"file": "predict.py"}, expected="an error that names what is missing", actual="exit code 0")
        return "Without door-calendar and without door-routes predict.py ends with an error, and starts nothing."


# --- step 2: the lock --------------------------------------------------------------------------------------------------


def locks_there():
    return [name for name in LOCKS if (probe.workspace / name).is_file()]


def of_this_machine(name):
    """An address in a lock that is good on this machine only."""
    for line in (probe.workspace / name).read_text(encoding="utf-8-sig", errors="replace").splitlines():
        if line.lstrip().startswith("#"):
            continue
        found = re.search(r"file:/+[^\s\"']*", line)
        if found:
            return found[0]
        found = re.match(r"\s*(?:-f|--find-links)[ =]\s*(\S.*)", line)
        if found and os.path.isabs(found[1].strip()) and list(Path(found[1].strip()).glob("door_*.whl")):
            return found[1].strip()
    return None


def install(name, folder, into="environment"):
    """Installs from a lock alone into a new environment, or into a folder, which is sooner done; where, and how it ended."""
    if name == "uv.lock":
        environment = new_environment("from lock")
        words = ["sync", "-q", "--frozen", "--no-install-project", "--no-default-groups", "--python", sys.executable]
        return environment, uv(*words, cwd=folder, UV_PROJECT_ENVIRONMENT=str(environment))
    place = new_environment("from lock") if into == "environment" else new_folder("from lock") / "packages"
    where = ["--python", place] if into == "environment" else ["--python", sys.executable, "--target", place]
    if name == "pylock.toml":
        return place, uv("pip", "sync", "-q", "--no-config", *where, name, cwd=folder)
    return place, uv("pip", "install", "-q", "--no-config", "--no-index", "--find-links", folder / "wheels", *where, "-r", name, cwd=folder)


def needed_by(packages, wanted):
    """Names that requirements need in an environment, with all that they bring along; what is not there, or does not fit, stops it."""
    names, waiting = set(), [(each, "`dependencies`") for each in wanted]
    while waiting:
        each, asker = waiting.pop()
        if each.marker and not each.marker.evaluate({"extra": ""}):
            continue
        name = canonicalize_name(each.name)
        if name not in packages:
            raise Stopped(f"{asker} asks for {name}, and the lock does not bring it.", expected=name, actual=say({key: value.version for key, value in packages.items()}))
        if not each.specifier.contains(packages[name].version, prereleases=True):
            raise Stopped(f"{asker} asks for `{each}`, and the lock has {name} {packages[name].version}.", expected=str(each), actual=packages[name].version)
        if name not in names:
            names.add(name)
            waiting += [(Requirement(text), name) for text in packages[name].requires or []]
    return names


def check_lock(name):
    """Judges one lock; returns its versions, whether newer ones leave them as they are, whether the minutes are those of March, and of which packages a changed wheel is refused. None when it cannot be installed."""
    here = {"file": name}
    checks = [*LOCK, "fix-in"]
    address = of_this_machine(name)
    if address:
        all_fail(checks, f"{name} names a place on this machine: {address}. Anywhere else it is not there.", expected="paths that begin in this folder", actual=address, **here, text=address)
        return None
    folder = copy_with("now")
    environment, installed = install(name, folder)
    if installed.code != 0:
        all_fail(checks, f"{name} cannot be installed: {installed.told}", expected="an environment", actual="an error", **here)
        return None
    versions = versions_of(environment)
    fixed, same, held, moved = [], [], [], set()

    @attempt("lock-fixes-versions")
    def _():
        if not versions:
            raise Stopped(f"{name} brings no package at all.", here, expected="the packages of the service", actual="none")
        later, again = install(name, copy_with("later", publish_newer))
        if again.code != 0:
            raise Stopped(f"Once newer versions are published, {name} cannot be installed any more: {again.told}", here)
        other = versions_of(later)
        told = differences(other, versions)
        moved.update(each for each in versions if other.get(each) != versions[each])
        fixed.append(not told)
        if told:
            raise Stopped(f"{name} gives other versions once newer ones are published: {'; '.join(told)}.", here, expected=say(versions), actual=say(versions_of(later)))
        return f"{name} gives {say(versions)}, also when newer versions are there."

    @attempt("lock-fits")
    def _():
        try:
            needed = needed_by(packages_of(environment), dependencies_of(project))
        except Stopped as stopped:
            raise Stopped(str(stopped), stopped.place or here, stopped.expected, stopped.actual) from None
        for each in versions:
            if each not in needed and each not in SERVICE:  # what predict.py needs and nobody declared is the matter of `needs-declared`
                raise Stopped(f"{name} brings {each}, which nothing in `dependencies` needs.", {**here, "text": each}, expected=", ".join(sorted(needed)), actual=", ".join(versions))
        return f"{name} brings what `dependencies` needs, {', '.join(sorted(needed))}, and nothing else."

    @attempt("approved-minutes")
    def _():
        truth = approved(probe.data["april"])
        try:
            found = predict(environment, folder, probe.data["april"])
        except Stopped as stopped:
            raise Stopped(f"With what {name} brings ({say(versions)}), {stopped}", stopped.place) from None
        apart = {key: value for key, value in truth.items() if abs(found.get(key, float("inf")) - value) > 0.0051}
        if apart:
            key = max(apart, key=lambda one: abs(found.get(one, 0.0) - truth[one]))
            other = differences({each: versions.get(each, "missing") for each in SERVICE if each != "door-routes"}, {each: MARCH[each] for each in SERVICE if each != "door-routes"})
            because = f" {'; '.join(other)}." if other else " The versions are those of March, so the program is another." if versions.get("door-routes") in ("1.4.0", FIXED) else ""
            raise Stopped(
                f"{len(apart)} of {len(truth)} orders of another month do not get the approved minutes: order {key} gets {found.get(key, float('nan')):.1f} instead of {truth[key]:.1f}.{because}",
                {"file": "march.txt"} if other else {"file": "predict.py"},
                expected="the minutes of March's versions",
                actual=say(versions),
            )
        same.append(True)
        return f"All {len(truth)} orders of a month that was not in the folder get the approved minutes."

    @attempt("bytes-held")
    def _():
        if not versions:
            raise Stopped(f"{name} brings no package at all.", here)
        loose = []
        for each, version in versions.items():
            if each in moved and len(moved) < len(versions):  # no version, no bytes: `lock-fixes-versions` says so
                continue
            if not wheel_of(folder / "wheels", each, version).is_file():
                raise Stopped(f"{each} {version} does not come from the folder wheels.", {**here, "text": each})
            _, taken = install(name, copy_with("changed", change_of(each, version)), into="folder")
            (loose if taken.code == 0 else held).append(each)
        if loose:
            text = (probe.workspace / name).read_text(encoding="utf-8", errors="replace")
            why = "it has hashes for other packages only" if "sha256" in text else "it has no hashes"
            if name == "uv.lock" and "sha256" not in text:
                why = "uv writes no hashes for a plain folder of wheels (`find-links`, or an index with `format = \"flat\"`), only for an index with pages such as wheels/simple"
            raise Stopped(f"A changed wheel of {' and of '.join(loose)} was installed under the same version. {name} does not hold the bytes: {why}.", {**here, "text": loose[0]}, expected="a refused installation", actual="installed")
        return f"A changed wheel is refused, whichever of {', '.join(held)} it is."

    @attempt("fix-in")
    def _():
        have = versions.get("door-routes", "missing")
        if have != FIXED:
            raise Stopped(f"{name} has door-routes {have}.", {**here, "text": "door-routes"}, expected=FIXED, actual=have)
        count, worst = check_bikes(environment, folder)
        if worst > 0.011:
            raise Stopped(f"An electric bike is {worst:.1f} minutes off from what door-routes {FIXED} says, in an environment from {name}.", {"file": "predict.py"}, expected="a bike whose way is 1.4 times shorter", actual=f"{worst:.1f} minutes apart")
        asked = [each for each in dependencies_of(project) if canonicalize_name(each.name) == "door-routes"]
        if asked and all(each.url is None and each.specifier.contains(MARCH["door-routes"]) for each in asked):
            raise Stopped(
                f"`dependencies` asks for `{asked[0]}`, which {MARCH['door-routes']} satisfies too: the next lock may take it, and with it vans for electric bikes.",
                {"file": "pyproject.toml", "text": "door-routes"}, expected=f"door-routes>={FIXED}", actual=str(asked[0]),
            )  # fmt: skip
        return f"door-routes {FIXED} is in {name}, and {count} orders of October by electric bike get its minutes."

    return versions, fixed == [True], bool(same), held


def check_bikes(environment, folder):
    """How many orders go by electric bike, and how far at most one is from a bike's with a way that is 1.4 times shorter."""
    with open(probe.data["october"], encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["vehicle"] == "ebike"]
    asked = new_folder("bikes") / "orders.csv"
    with open(asked, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            writer.writerow({**row, "order_id": row["order_id"] + "b", "vehicle": "bike", "distance_km": repr(float(row["distance_km"]) / 1.4)})
    found = predict(environment, folder, asked)
    return len(rows), max(abs(found[row["order_id"]] - found[row["order_id"] + "b"]) for row in rows)


# --- step 3: the command -----------------------------------------------------------------------------------------------


def make_host():
    """An environment that stands for the machine: it has pip and uv, and can be written to without harm."""
    host = new_environment("machine")
    site = next(iter([*host.glob("lib/python3*/site-packages"), *host.glob("Lib/site-packages")]))
    tools = [path for path in sys.path if os.path.isdir(os.path.join(path, "pip"))][:1]
    (site / "tools.pth").write_text("\n".join(tools) + "\n", encoding="utf-8")
    if WINDOWS:
        shutil.copy(UV, host / BIN)
    else:
        (host / BIN / "uv").symlink_to(UV)
        for name in ("pip", "pip3"):
            program = host / BIN / name
            program.write_text(f'#!/bin/sh\nexec "{python_of(host)}" -m pip "$@"\n', encoding="utf-8")
            program.chmod(0o755)
    return host


def state_of(folder, without=()):
    """Each file of a folder with a hash of its content, large ones with their size."""
    found = {}
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__" and os.path.join(at, name) not in without]
        for name in names:
            path = os.path.join(at, name)
            size = os.path.getsize(path)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder).replace(os.sep, "/")] = size if size > 1_000_000 else hashlib.sha256(file.read()).hexdigest()
    return found


def changes(before, after):
    return sorted([f"{name} is new" for name in after.keys() - before.keys()] + [f"{name} is gone" for name in before.keys() - after.keys()] + [f"{name} was changed" for name in after.keys() & before.keys() if after[name] != before[name]])


class Machine:
    """Runs make_env.py as on a machine of its own, and notes what it changes there."""

    def __init__(self):
        self.host = make_host()
        self.before = state_of(self.host)
        self.noticed = []

    def make(self, folder, target, *options):
        path = str(self.host / BIN) if not WINDOWS else os.pathsep.join([str(self.host / BIN), os.environ.get("SYSTEMROOT", r"C:\Windows") + r"\System32"])
        target_path = folder / target
        before = state_of(folder, [str(target_path)])
        ended = Ended([python_of(self.host), "make_env.py", *options, target], folder, variables(PATH=path), seconds=60)
        told = changes(before, state_of(folder, [str(target_path)]))
        if told:
            self.noticed.append((f"In the folder of the project {told[0]}" + (f", and {len(told) - 1} more." if len(told) > 1 else "."), next((name for name in LOCKS if told[0].startswith(name)), "make_env.py")))
        installed = changes(self.before, state_of(self.host))
        if installed:
            there = versions_of(self.host)
            what = f"it has {say(there)} now" if there else installed[0]
            self.noticed.insert(0, (f"The Python that runs make_env.py was changed: {what}.", "make_env.py"))
            shutil.rmtree(self.host)
            self.host = make_host()
            self.before = state_of(self.host)
        return ended, target_path


def wanted_here(target, versions, ended, call):
    here = {"file": "make_env.py"}
    if ended.code != 0:
        raise Stopped(f"`{call}` ended with {ended.code}: {ended.told}", here, expected="exit code 0", actual=str(ended.code))
    if not is_environment(target) or not python_of(target).exists():
        raise Stopped(f"After `{call}` there is no environment in the folder.", here, expected="an environment (pyvenv.cfg)", actual=", ".join(sorted(os.listdir(target)))[:100] if target.is_dir() else "no folder")
    told = differences(versions_of(target), versions)
    if told:
        raise Stopped(f"After `{call}`: {'; '.join(told)}.", here, expected=say(versions), actual=say(versions_of(target)))


def check_command(versions, fixed, held):
    here = {"file": "make_env.py"}
    machine = Machine()
    newer = publish_newer if fixed else None  # a lock that newer versions get through was judged already
    later = copy_with("command", newer)
    ended, target = machine.make(later, ".venv")

    @attempt("env-from-lock")
    def _():
        wanted_here(target, versions, ended, "python make_env.py .venv")
        if re.search(r"(?im)^include-system-site-packages\s*=\s*true", (target / "pyvenv.cfg").read_text(encoding="utf-8")):
            raise Stopped("The environment sees the packages of the whole machine as well (`include-system-site-packages = true` in its pyvenv.cfg).", {**here, "text": "system"}, expected="an environment of its own", actual="system packages are seen")
        predict(target, later, probe.data["april"])
        return f"The environment has exactly {say(versions)}, and predict.py runs in it."

    @attempt("made-right-again")
    def _():
        rotten = target if is_environment(target) else None
        if rotten is None:
            uv("venv", "-q", "--no-project", "--no-config", "--python", sys.executable, target, cwd=later)
        other = next(each for each in sorted((later / "wheels").glob("door_calendar-*.whl"), reverse=True) if name_and_version(each)[1] != versions.get("door-calendar"))
        stray = wheel_of(later / "wheels", "door-report", "3.2.0")
        spoiled = uv("pip", "install", "-q", "--no-config", "--no-index", "--no-deps", "--python", target, other, stray, cwd=later)
        if spoiled.code != 0:
            raise Stopped(f"The environment that make_env.py made cannot be used: {spoiled.told}", here)
        again, _ = machine.make(later, ".venv")
        wanted_here(target, versions, again, "python make_env.py .venv")
        return f"An environment with door-calendar {name_and_version(other)[1]} and a stray door-report was made right."

    @attempt("failure-told")
    def _():
        among = held or list(versions)
        each = "door-units" if "door-units" in among else among[0]
        if held:
            what, change = f"the wheel of {each} {versions[each]} has other bytes than the lock says", change_of(each, versions[each])
        else:  # the lock holds no bytes, as `bytes-held` says: then a wheel that is gone must do
            what, change = f"{each} {versions[each]} is gone from wheels", removal_of(each, versions[each])
        broken, _ = machine.make(copy_with("broken", change), "new environment")
        if broken.code == 0:
            raise Stopped(f"When {what}, make_env.py ends with exit code 0.", {**here, "text": "subprocess.run"}, expected="another exit code", actual="0")
        return f"When {what}, make_env.py ends with exit code {broken.code}."

    tools = {}

    @attempt("tools-locked")
    def _():
        call = "python make_env.py --dev dev-env"
        made, place = machine.make(copy_with("developers", newer), "dev-env", "--dev")
        have = versions_of(place) if place.is_dir() else {}
        wanted_here(place, {**have, **versions}, made, call)
        for each in ("door-replay", "door-report"):
            if each not in have:
                raise Stopped(f"After `{call}` the environment has no {each}.", here, expected="door-replay with what it needs", actual=say(have))
        found = {each: version for each, version in have.items() if each not in SERVICE}
        for each, version in found.items():
            if not wheel_of(probe.folder / "starter" / "wheels", each, version).is_file():
                raise Stopped(f"`{call}` takes {each} {version}, which was published after the lock was made.", here, expected="versions from a lock", actual=say(found))
        tools.update(found)
        each = "door-report"  # brought along by door-replay only
        _, broken = machine.make(copy_with("changed tool", change_of(each, have[each])), "dev-env", "--dev")
        if any(CHANGED.strip() in path.read_text(encoding="utf-8") for path in broken.rglob("door_report.py")):
            raise Stopped(f"A changed wheel of {each} was installed under the same version: the tools are locked without hashes.", here, expected="a refused installation", actual="installed")
        return f"With --dev there are {say(tools)} too, whatever else was published."

    @attempt("machine-untouched")
    def _():
        if not (probe.workspace / "make_env.py").is_file():
            raise Stopped("There is no make_env.py.", expected="make_env.py")
        if machine.noticed:
            message, file = machine.noticed[0]
            raise Stopped(message, {"file": file}, expected="only FOLDER is changed", actual=message)
        return "Whatever make_env.py does, the Python that runs it, the lock and the rest of the folder stay as they were."

    return tools


def check_nothing_else(name, versions, same, tools):
    @attempt("nothing-else-moved")
    def _():
        # Where a package moved and the minutes show it, `approved-minutes` says so already.
        moved = {**(versions if same else {}), **tools}
        told = [f"{each} is {version}, and was {MARCH[each]}" for each, version in moved.items() if each in MARCH and each != "door-routes" and version != MARCH[each]]
        told += [f"{each} {version} was not there" for each, version in moved.items() if each not in MARCH]
        if told:
            raise Stopped(f"Compared with March: {'; '.join(told)}.", {"file": name, "text": told[0].split(" ")[0]}, expected="only door-routes moves", actual=say(moved))
        kept = say({each: version for each, version in moved.items() if each != "door-routes"})
        return f"Beside door-routes nothing moved: {kept}." + ("" if tools else " What --dev would bring is not known: see `tools-locked`.")


# --- all of it ---------------------------------------------------------------------------------------------------------

own_name = None
whole, project = {}, {}
bare = new_environment("bare")
try:
    whole = read_project()
    project = whole.get("project", {})
    own_name = canonicalize_name(str(project.get("name", ""))) or None
    check_declared()
except Stopped as stopped:
    stopped.fail(*DECLARE)
check_installs_nothing()

judged = None
with guard(*LOCK, *COMMAND, *UPDATE):
    there = locks_there()
    if not there:
        near = [path.name for path in sorted(probe.workspace.glob("*lock*")) if path.is_file()]
        all_fail([*LOCK, *COMMAND, *UPDATE], f"There is no lock: none of {', '.join(LOCKS)}.{f' There is {near[0]}; take one of these names.' if near else ''}", expected="requirements.txt, pylock.toml or uv.lock")
    else:
        results = [(name, check_lock(name)) for name in there]
        judged = [(name, result) for name, result in results if result]
        if not judged:
            all_fail([*COMMAND, "nothing-else-moved"], f"Nothing can be made from {' and '.join(there)} as long as it cannot be installed (see the checks of the step before).", file=there[0])
        else:
            name, (versions, fixed, same, held) = judged[0]
            check_nothing_else(name, versions, same, check_command(versions, fixed, held))

"""Runs the learner's pipeline in copies with DVC itself, and looks at what reruns and what comes out.

One copy of the work tree (`work`) is run from nothing, changed everywhere at once to ask `dvc status` who notices what, changed in one
place to see what `dvc repro` runs, and at last run with other months and numbers. One clone of the last commit (`clone`) is what a
colleague gets. DVC runs in this process, since starting it takes longer than all that it does here.
"""

import copy
import hashlib
import json
import logging
import os
import random
import shutil
import subprocess
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from mlops_probe import failed, load, passed

probe = load()
os.environ.update(
    DVC_NO_ANALYTICS="true",
    DVC_SITE_CACHE_DIR=str(probe.temporary / "site"),
    DVC_GLOBAL_CONFIG_DIR=str(probe.temporary / "global"),
    DVC_SYSTEM_CONFIG_DIR=str(probe.temporary / "system"),
    PYTHONDONTWRITEBYTECODE="1",
    PYTHONUTF8="1",
)

import yaml  # noqa: E402
from configobj import ConfigObj, ConfigObjError  # noqa: E402
from dvc.exceptions import DvcException  # noqa: E402
from dvc.repo import Repo  # noqa: E402
from ruamel.yaml import YAML  # noqa: E402

logging.getLogger("dvc").setLevel(logging.CRITICAL)

HERE = Path(os.path.realpath(probe.workspace))
WORK = probe.temporary / "work"
CLONE = probe.temporary / "clone"
DATA = "data"
TRAIN, TEST = "prepared/train.csv", "prepared/test.csv"
ORDERS, MODEL, LOSS = "reports/orders.json", "models/model.json", "reports/loss.csv"
METRICS, HOURS = "reports/metrics.json", "reports/by_hour.csv"
#: What each script writes; the first file tells which stage is the script's.
WRITES = {"prepare": [TRAIN, TEST], "describe": [ORDERS], "train": [MODEL, LOSS], "evaluate": [METRICS, HOURS]}
#: Which scripts read what.
CODE = {
    "src/prepare.py": {"prepare"},
    "src/describe.py": {"describe"},
    "src/train.py": {"train"},
    "src/evaluate.py": {"evaluate"},
    "src/orders.py": {"describe", "train", "evaluate"},
}
BETWEEN = {TRAIN: {"describe", "train"}, TEST: {"evaluate"}, MODEL: {"evaluate"}}
NUMBERS = {
    "prepare.longest_km": {"prepare"},
    "train.epochs": {"train"},
    "train.rate": {"train"},
    "evaluate.late_after": {"evaluate"},
    "serve.port": set(),
    "serve.workers": set(),
}
RUSH = {8, 9, 16, 17, 18}

PARSE, PARSED = YAML.load, {}


def parse_once(parser, stream):
    """DVC parses dvc.yaml and dvc.lock about twenty times in a run, slowly; what a text says stays the same."""
    if not isinstance(stream, str):
        return PARSE(parser, stream)
    key = (*parser.typ, stream)
    if key not in PARSED:
        PARSED[key] = PARSE(parser, stream)
    return copy.deepcopy(PARSED[key])


YAML.load = parse_once

IN_COPY = ["stages-apart", "code-noticed", "data-noticed", "parameters-exact", "parameters-count", "same-bytes", "cut-off", "seed-counts"]
PIPELINE = {"file": "dvc.yaml", "text": "stages:"} if (HERE / "dvc.yaml").is_file() else {}


def md5(content):
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def read(path):
    try:
        return path.read_bytes()
    except OSError:
        return None


def names(words):
    """`a`, `b` and `c`, in the order of the pipeline where they are its scripts."""
    order = list(WRITES)
    words = [f"`{word}`" for word in sorted(words, key=lambda word: (order.index(word) if word in order else 9, word))]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words) or "none"


def git(*words):
    """What a command of Git prints, as bytes; `None` when it fails."""
    ended = subprocess.run(["git", "--no-optional-locks", "-c", "core.quotepath=off", *words], cwd=HERE, capture_output=True)
    return ended.stdout if ended.returncode == 0 else None


def yaml_of(content):
    try:
        found = yaml.safe_load(content or b"")
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def lock_of(content, pipeline):
    """Of a dvc.lock: each output with its hash, and each stage's own words. DVC leaves stages there that dvc.yaml has no more: they are left out, unless no pipeline is given."""
    stages = yaml_of(content).get("stages")
    known = yaml_of(pipeline).get("stages") if pipeline is not None else stages
    stages = {name: stage for name, stage in stages.items() if name.split("@")[0] in known} if isinstance(stages, dict) and isinstance(known, dict) else {}
    outs = {}
    for stage in stages.values():
        for out in (stage or {}).get("outs") or []:
            if isinstance(out, dict) and out.get("path"):
                outs[str(out["path"])] = str(out.get("md5"))
    return outs, stages


# --- folders to run in --------------------------------------------------------------------------------------------------


def isolate(folder):
    """A cache of its own, no Git: what is run in this folder stays in it."""
    (folder / ".dvc").mkdir(parents=True, exist_ok=True)
    cache = (folder / ".dvc" / "cache").as_posix()
    text = f"[core]\n    no_scm = true\n    autostage = false\n[cache]\n    dir = {cache}\n    type = copy\n"
    (folder / ".dvc" / "config.local").write_text(text, encoding="utf-8")


def copy_work():
    """The work tree without what Git ignores, the data put beside; nothing that a stage has made."""
    told = git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    made = {out for outs in WRITES.values() for out in outs} | {"dvc.lock"}
    for name in (told or b"").decode(errors="replace").split("\0"):
        source = HERE / name
        if name and name not in made and not name.startswith(f"{DATA}/") and source.is_file():
            (WORK / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, WORK / name)
    if (HERE / DATA).is_dir():
        shutil.copytree(HERE / DATA, WORK / DATA)
    isolate(WORK)


@contextmanager
def opened(folder):
    """DVC's view of a folder, with the working directory in it: DVC looks for dvc.yaml there, wherever its repository is."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        with Repo(str(folder)) as repo:
            yield repo
    finally:
        os.chdir(before)


class Failure(Exception):
    """`dvc repro` did not come to its end; the words say why."""


def words_of(error):
    """An error of DVC in one line, with what lies behind it."""
    said = []
    cause = error
    while cause is not None:
        text = " ".join(str(cause).split())
        if text and text not in " ".join(said):
            said.append(text)
        cause = cause.__cause__
    return (": ".join(said) or type(error).__name__)[:400]


def repro(folder, *, force=False):
    """The stages that `dvc repro` runs, by script where they are one's; other stages by their names."""
    try:
        with opened(folder) as repo:
            ran = {stage.addressing for stage in repo.reproduce(force=force)}
            owners = owners_of(repo)
    except Exception as error:
        raise Failure(words_of(error)) from error
    others = {name for name in ran if not name.endswith(".dvc")} - set(owners.values())
    return {script for script, stage in owners.items() if stage in ran} | others


def owners_of(repo):
    """The stage of each script, known by its first output; scripts that no stage writes for are missing."""
    return {script: stage for script, files in WRITES.items() if (stage := owner(repo, files[0])) is not None}


def covers(out, repo, file):
    """Whether an output is this file, or a folder in which it lies."""
    path = os.path.join(repo.root_dir, *file.split("/"))
    return path == out.fs_path or path.startswith(out.fs_path + os.sep)


def owner(repo, file):
    """The stage that writes a file, by name; `None` when there is none."""
    for stage in repo.index.stages:
        for out in stage.outs:
            if not stage.is_data_source and covers(out, repo, file):
                return stage.addressing
    return None


# --- step 1: stages -----------------------------------------------------------------------------------------------------


def another_day():
    """A time zone in which it is not the same day as here: what holds today's date changes, too."""
    now = datetime.now(timezone.utc)
    east = (now + timedelta(hours=14)).date()
    return "XXX-14" if east != datetime.now().date() else "XXX12"


def from_nothing():
    """Runs the copy from nothing; False when that fails, and then nothing else in it can be judged."""
    try:
        os.environ["TZ"] = another_day()
        repro(WORK)
    except Failure as failure:
        for check in IN_COPY:
            failed(check, f"`dvc repro` fails in a copy of this folder without outputs: {failure}", expected="a run from nothing", actual="an error", **PIPELINE)
        passed("comment", "Your pipeline does not run yet, so the check could not try it.")
        return False
    finally:
        os.environ.pop("TZ", None)
    return True


def stages_apart(repo, owners):
    check = "stages-apart"
    for script, files in WRITES.items():
        for file in files:
            by = owner(repo, file)
            if by is None:
                failed(check, f"No stage has {file} among its outputs, so DVC neither keeps it nor knows when it is old.", expected=f"{file} under `outs`, `metrics` or `plots` of a stage", actual="not there", **PIPELINE)
                return
            if not (WORK / file).is_file():
                failed(check, f"After `dvc repro` there is no {file}, though the stage `{by}` names it.", expected=file, actual="not there", **PIPELINE)
                return
            if by != owners[script]:
                failed(check, f"src/{script}.py writes {files[0]} and {file}, but two stages have them: `{owners[script]}` and `{by}`.", expected="both in the stage that runs the script", actual=f"{owners[script]}, {by}", **PIPELINE)
                return
    if len(set(owners.values())) < len(WRITES):
        shared = next([script for script in WRITES if owners[script] == stage] for stage in owners.values() if list(owners.values()).count(stage) > 1)
        failed(check, f"The stage `{owners[shared[0]]}` does the work of {names(shared)}: they can only run together.", expected="four stages, one a script", actual=f"{len(set(owners.values()))} for four scripts", **PIPELINE)
        return
    passed(check, f"From nothing, four stages made all {sum(map(len, WRITES.values()))} files: {', '.join(owners.values())}.")


def append(path, text):
    with open(WORK / path, "ab") as file:
        file.write(text.encode())


def settings_with(changes):
    """params.yaml with other values, as bytes; `None` and the key when one is not there."""
    settings = yaml_of(read(WORK / "params.yaml"))
    for key, value in changes.items():
        section, _, name = key.partition(".")
        if not isinstance(settings.get(section), dict) or name not in settings[section]:
            return None, key
        settings[section][name] = value
    return yaml.safe_dump(settings).encode(), None


def present(key):
    section, _, name = key.partition(".")
    return yaml_of(read(WORK / "params.yaml"))[section][name]


class Noticed:
    """Who notices what, from one `dvc status` after everything was changed."""

    def __init__(self, status, owners):
        self.always, self.command, self.files, self.numbers, self.served = set(), set(), {}, {}, set()
        for script, stage in owners.items():
            self.files[script], self.numbers[script] = set(), set()
            for entry in status.get(stage, []):
                if entry == "always changed":
                    self.always.add(script)
                elif entry == "changed command":
                    self.command.add(script)
                elif isinstance(entry, dict):
                    for path, how in entry.get("changed deps", {}).items():
                        path = path.replace("\\", "/")
                        if isinstance(how, dict):
                            self.numbers[script].update(how)
                        else:
                            self.files[script].add(path)

    def of_file(self, file):
        return self.always | {script for script, paths in self.files.items() if any(file == path or file.startswith(path.rstrip("/") + "/") for path in paths)}

    def of_number(self, key):
        watching = {script for script, keys in self.numbers.items() if any(key == one or key.startswith(one + ".") for one in keys)}
        return self.of_file("params.yaml") | watching | (self.served if key.startswith("serve.") else set())


def status_of():
    with opened(WORK) as repo:
        return repo.status()


def ask_all(owners):
    """Changes every file and number at once, asks, and puts all back."""
    values = {key: present(key) for key in NUMBERS}
    other, _ = settings_with({key: value + 1 if isinstance(value, int) else value / 2 for key, value in values.items()})
    touched = [*CODE, *BETWEEN, "README.md", "params.yaml"]
    kept = {name: (read(WORK / name), (WORK / name).stat()) for name in touched if (WORK / name).is_file()}
    for name in [*CODE, "README.md"]:
        if name in kept:
            append(name, "\n# A comment.\n")
    for name in BETWEEN:
        content = kept[name][0]
        (WORK / name).write_bytes(content + (content.splitlines(True)[-1] if name.endswith(".csv") else b"\n"))
    (WORK / "params.yaml").write_bytes(other)
    new = WORK / DATA / "2099-01.csv"
    shutil.copy(probe.data["first"], new)
    noticed = Noticed(status_of(), owners)
    new.unlink()
    for name, (content, state) in kept.items():
        (WORK / name).write_bytes(content)
        os.utime(WORK / name, ns=(state.st_atime_ns, state.st_mtime_ns))
    # A stage that names params.yaml as a file and some of its numbers: the status above tells of the numbers only.
    (WORK / "params.yaml").write_bytes(settings_with({key: values[key] + 1 for key in NUMBERS if key.startswith("serve.")})[0])
    alone = Noticed(status_of(), owners)
    noticed.served = {script for script in owners if alone.files[script] or alone.numbers[script]}
    if noticed.command:  # numbers that are handed over in the command: each by itself
        for key, value in values.items():
            (WORK / "params.yaml").write_bytes(kept["params.yaml"][0])
            (WORK / "params.yaml").write_bytes(settings_with({key: value + 1 if isinstance(value, int) else value / 2})[0])
            alone = Noticed(status_of(), owners)
            for script in alone.command:
                noticed.numbers[script].add(key)
    (WORK / "params.yaml").write_bytes(kept["params.yaml"][0])
    return noticed


def with_siblings(scripts):
    """Scripts, and those that share a stage with one of them: that they do is judged once, by `stages-apart`. Not so where all share one."""
    if len(set(OWNERS.values())) == 1:
        return scripts
    stages = {OWNERS[script] for script in scripts}
    return {script for script, stage in OWNERS.items() if stage in stages}


def hold_against(check, noticed, wanted, what, tell, good):
    """Fails at the first input of which the wrong stages learn."""
    for name, readers in wanted.items():
        seen = noticed(name)
        missing, extra = readers - seen, seen - with_siblings(readers)
        if missing:
            failed(check, f"{what(name)} does not rerun {names(missing)}, though {tell(name)}.", expected=names(readers), actual=names(seen), **PIPELINE)
            return
        if extra:
            failed(check, f"{what(name)} reruns {names(extra)} as well, for nothing: {tell(name)}.", expected=names(readers), actual=names(seen), **PIPELINE)
            return
    passed(check, good)


def reads(readers):
    return f"{names(readers)} {'read' if len(readers) > 1 else 'reads'} it" if readers else "no stage reads it"


def code_noticed(noticed):
    def tell(name):
        readers = CODE.get(name, set())
        return f"only {names(readers)} {'use' if len(readers) > 1 else 'uses'} it" if readers else "no stage uses it"

    hold_against(
        "code-noticed", noticed.of_file, {**CODE, "README.md": set()}, lambda name: f"A comment in {name}", tell,
        "A comment in each of the five files reruns the stages that use it, and no other.",
    )  # fmt: skip


def data_noticed(noticed):
    new = f"{DATA}/2099-01.csv"
    maker = {file: script for script, files in WRITES.items() for file in files}
    between = {file: {script for script in readers if OWNERS[script] != OWNERS[maker[file]]} for file, readers in BETWEEN.items()}
    wanted = {new: {"prepare"}, **{file: readers for file, readers in between.items() if readers}}
    hold_against(
        "data-noticed", noticed.of_file, wanted,
        lambda name: "A new month in data/" if name == new else f"A change in {name}",
        lambda name: f"of the scripts only {reads(wanted[name])}",
        "A new month reruns prepare; each file between the stages reruns those that read it, and no other.",
    )  # fmt: skip


# --- step 2: parameters -------------------------------------------------------------------------------------------------


def parameters_exact(noticed, by_rate):
    check = "parameters-exact"
    for key, readers in NUMBERS.items():
        seen = noticed.of_number(key)
        after = set(WRITES) if "prepare" in readers else {"evaluate"} if "train" in readers else set()
        missing, extra = readers - seen, seen - with_siblings(readers) - after
        if missing:
            failed(check, f"Another `{key}` does not rerun {names(missing)}: `dvc repro` would keep what the old number made.", expected=names(readers), actual=names(seen), **PIPELINE)
            return
        if extra:
            who = "which only the service reads" if not readers else f"which concerns {names(readers)}"
            failed(check, f"Another `{key}`, {who}, reruns {names(extra)} as well.", expected=names(readers), actual=names(seen), **PIPELINE)
            return
    wanted = {"train", "evaluate"}
    if not wanted <= by_rate <= with_siblings(wanted):
        failed(check, f"With another `train.rate`, `dvc repro` ran {names(by_rate)}.", expected=f"exactly {names(wanted)}", actual=names(by_rate), **PIPELINE)
        return
    passed(check, "Each number reruns the stages that it concerns. `train.rate` changed: `dvc repro` ran `train` and `evaluate`, nothing else.")


def parameters_count():
    """Runs everything with other months and numbers, and computes what must come out."""
    check = "parameters-count"
    at = {"file": "params.yaml"}
    wanted = {
        "prepare.longest_km": random.choice([8, 9, 10]), "train.epochs": random.choice([3, 4, 5, 6]),
        "evaluate.late_after": random.choice([2, 3, 4, 5]),
    }  # fmt: skip
    content, _ = settings_with(wanted)
    (WORK / "params.yaml").write_bytes(content)
    months = sorted((WORK / DATA).glob("*.csv"))
    for file in months[3:]:
        file.unlink()
    for file, month in zip(months, ("first", "second", "third")):
        shutil.copy(probe.data[month], file)
    shown = ", ".join(f"{key} {value}" for key, value in wanted.items())
    try:
        ran = repro(WORK)
    except Failure as failure:
        failed(check, f"With {shown} and other months `dvc repro` fails: {failure}", expected="a run", actual="an error", **at)
        return
    if ran != set(WRITES):
        failed(check, f"With {shown} and other months `dvc repro` ran {names(ran)} only; the rest is as old as before.", expected=names(WRITES), actual=names(ran), **PIPELINE)
        return
    try:
        train, test = csv_of(TRAIN), csv_of(TEST)
        longest = max(float(row["distance_km"]) for row in train + test)
        epochs = len(csv_of(LOSS))
        model = json.loads((WORK / MODEL).read_text(encoding="utf-8"))
        metrics = json.loads((WORK / METRICS).read_text(encoding="utf-8"))
        late = [float(row["minutes"]) - minutes_of(model, row) for row in test]
        share = sum(one > wanted["evaluate.late_after"] for one in late) / len(late)
        said = float(metrics["late_share"])
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        failed(check, f"With {shown} the outputs cannot be read as before: {type(error).__name__}: {error}", expected="the files with the columns and keys of the start", actual="others", **at)
        return
    if longest > wanted["prepare.longest_km"]:
        failed(check, f"`prepare.longest_km` was {wanted['prepare.longest_km']}, and prepared/ has a ride of {longest} km.", expected=f"at most {wanted['prepare.longest_km']} km", actual=f"{longest} km", file="src/prepare.py", text="longest_km")
    elif epochs != wanted["train.epochs"]:
        failed(check, f"`train.epochs` was {wanted['train.epochs']}, and {LOSS} has {epochs} epochs.", expected=wanted["train.epochs"], actual=epochs, file="src/train.py", text="epochs")
    elif RATE_HAS_NO_EFFECT:
        failed(check, "Another `train.rate` gave the same model, to the last byte.", expected="another model", actual="the same", file="src/train.py", text="rate")
    elif abs(said - share) > 0.0006:
        minutes = wanted["evaluate.late_after"]
        failed(check, f"`evaluate.late_after` was {minutes}. {share:.1%} of the orders came more than {minutes} minutes later than predicted; {METRICS} says {said:.1%}.", expected=f"{share:.4f}", actual=f"{said:.4f}", file="src/evaluate.py", text="late")
    else:
        passed(check, f"With {shown}, another rate and other months, all results are as they must be.")


def csv_of(name):
    lines = (WORK / name).read_text(encoding="utf-8").splitlines()
    head = lines[0].split(",")
    return [dict(zip(head, line.split(","))) for line in lines[1:] if line]


def minutes_of(model, row):
    seen = {
        "base": 1.0, "distance": float(row["distance_km"]) / 10, "stops": float(row["stops_before"]) / 10,
        "rain": float(row["rain_mm"]) / 10, "rush": 1.0 if int(row["hour"]) in RUSH else 0.0,
    }  # fmt: skip
    return sum(model[name] * value for name, value in seen.items())


# --- step 3: repeatable -------------------------------------------------------------------------------------------------


def differences(lock, new):
    """Outputs whose hash is another one, in the order of the pipeline."""
    order = [file for files in WRITES.values() for file in files]
    return [name for name in sorted(new, key=lambda name: order.index(name) if name in order else 99) if lock.get(name) not in (None, new[name])]


def stale_words(stages, fresh):
    """What a lock was made from and is not so any more; empty when it is of these files."""
    for name, stage in fresh.items():
        old = stages.get(name)
        if not isinstance(old, dict):
            continue
        before = {dep.get("path"): dep.get("md5") for dep in old.get("deps") or [] if isinstance(dep, dict)}
        for dep in stage.get("deps") or []:
            if dep["path"] not in {out for files in WRITES.values() for out in files} and before.get(dep["path"], dep.get("md5")) != dep.get("md5"):
                return f" It was written for another {dep['path']}: run `dvc repro` first, then check again."
    return ""


def same_bytes(lock, stages, first, fresh):
    check = "same-bytes"
    at = {"file": "dvc.lock", "text": "outs:"} if (HERE / "dvc.lock").is_file() else {}
    if not lock:
        failed(check, "There is no dvc.lock with outputs in this folder, so there is nothing to compare a run with.", expected="the dvc.lock that `dvc repro` writes", actual="none", **at)
        return
    missing = [name for name in first if name not in lock]
    if missing:
        failed(check, f"Your dvc.lock does not name {missing[0]}, which your stages write: it is older than dvc.yaml. Run `dvc repro`.", expected="the dvc.lock of this dvc.yaml", actual=f"{len(missing)} outputs are missing", **at)
        return
    other = differences(lock, first)
    if other:
        script = next((script for script, files in WRITES.items() if other[0] in files), None)
        stale = stale_words(stages, fresh)
        where = at if stale or script is None else {"file": f"src/{script}.py"}
        failed(check, f"A run from nothing wrote {other[0]} with other bytes than your dvc.lock names.{stale or ' Something in it comes from a clock or from chance.'}", expected=f"MD5 {lock[other[0]][:8]}…", actual=f"MD5 {first[other[0]][:8]}…", **where)
        return
    passed(check, f"A run from nothing, on what the clock takes for another day, gave all {len(first)} outputs with the bytes that your dvc.lock names.")


def cut_off(ran, noticed):
    """Stages that name src/prepare.py themselves are left out: `code-noticed` speaks of them."""
    check = "cut-off"
    if len(set(OWNERS.values())) > 1:
        ran = ran - (noticed.of_file("src/prepare.py") - {"prepare"})
    if "prepare" in ran and ran <= with_siblings({"prepare"}):
        passed(check, "After a comment in src/prepare.py `dvc repro` ran `prepare`; it wrote the same bytes, and nothing else ran.")
        passed("comment", "`dvc repro` ran `prepare` only.", value="prepare")
        return
    if set(WRITES) <= ran:
        passed("comment", "in your pipeline as it is now, `dvc repro` ran everything. Look again when the step is done.")
    else:
        passed("comment", f"in your pipeline as it is now, `dvc repro` ran {names(ran)}.")
    at = {"file": "src/prepare.py", "text": "prepared_at"} if b"prepared_at" in (read(HERE / "src/prepare.py") or b"") else PIPELINE
    after = ran - {"prepare"}
    if "prepare" not in ran:
        failed(check, f"After a comment in src/prepare.py `dvc repro` ran {names(ran)}.", expected="`prepare`", actual=names(ran), **PIPELINE)
        return
    failed(check, f"After a comment in src/prepare.py `dvc repro` ran `prepare`, and after it {names(after)}: what prepare wrote was not the same as before, or they depend on more than that.", expected="`prepare` only", actual=names(ran), **at)


def seeds_of(settings, *above):
    """Where params.yaml holds a seed: the path of each whole number whose key speaks of one."""
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from seeds_of(value, *above, key)
        elif "seed" in str(key).lower() and type(value) is int:
            yield (*above, key)


def seed_counts():
    """Runs the copy with the next seed; whether the same seed gives the same bytes is the matter of `same-bytes`."""
    check = "seed-counts"
    settings = yaml_of(read(WORK / "params.yaml"))
    paths = list(seeds_of(settings))
    if not paths:
        failed(check, "params.yaml has no whole number whose key is a seed: what the shuffle draws cannot be tried with another one.", expected="`seed` in the section `train`, say 7", actual="none", file="params.yaml", text="train:")
        return
    for path in paths:
        *above, key = path
        section = settings
        for name in above:
            section = section[name]
        section[key] += 1
    shown = " and ".join(f"`{'.'.join(map(str, path))}`" for path in paths)
    before = read(WORK / MODEL)
    (WORK / "params.yaml").write_bytes(yaml.safe_dump(settings).encode())
    ran = repro(WORK)
    if "train" not in ran:
        failed(check, f"With another {shown} in params.yaml `dvc repro` ran {names(ran)}: it would keep the model of the old seed.", expected="`train`", actual=names(ran), **PIPELINE)
    elif read(WORK / MODEL) == before:
        failed(check, f"Another {shown} gave the same {MODEL}, to the last byte: src/train.py draws by another number, or draws nothing any more.", expected="another model", actual="the same", file="src/train.py", text="shuffle" if b"shuffle" in (read(HERE / "src/train.py") or b"") else None)
    else:
        passed(check, f"With another {shown} in params.yaml `dvc repro` trained another model.")


# --- step 4: numbers ----------------------------------------------------------------------------------------------------


def metrics_declared():
    check = "metrics-declared"
    try:
        with opened(WORK) as repo:
            shown = repo.metrics.show().get("", {}).get("data", {})
    except Exception as error:
        failed(check, f"`dvc metrics show` fails: {words_of(error)}", expected="mae and late_share", actual="an error", **PIPELINE)
        return
    known = {name.replace("\\", "/"): told.get("data") for name, told in shown.items()}
    said = known.get(METRICS)
    if not isinstance(said, dict):
        others = f"; it knows {', '.join(known)}" if known else ""
        failed(check, f"`dvc metrics show` does not know {METRICS}{others}.", expected=METRICS, actual=", ".join(known) or "no metrics", **PIPELINE)
        return
    lacking = [name for name in ("mae", "late_share") if not isinstance(said.get(name), (int, float))]
    if lacking:
        failed(check, f"`dvc metrics show` finds no number `{lacking[0]}` in {METRICS}.", expected="mae and late_share", actual=", ".join(said), **PIPELINE)
        return
    passed(check, f"`dvc metrics show` says for the months of this check: mae {said['mae']}, late_share {said['late_share']}.")


def metrics_in_git(lock):
    check = "metrics-in-git"
    content = git("show", f"HEAD:{METRICS}")
    if content is None:
        ignored = git("check-ignore", "--no-index", METRICS) is not None
        why = " .gitignore keeps it out." if ignored else ""
        at = {"file": ".gitignore", "text": "reports"} if ignored else PIPELINE
        failed(check, f"Your last commit has no {METRICS}.{why}", expected=f"{METRICS} in Git", actual="not there", **at)
        return
    try:
        with opened(WORK) as repo:
            outs = [out for stage in repo.index.stages for out in stage.outs if out.use_cache and not stage.is_data_source]
            kept_by_dvc = [name for files in WRITES.values() for name in files if any(covers(out, repo, name) for out in outs)]
    except Exception:
        kept_by_dvc = []
    if METRICS in kept_by_dvc:
        failed(check, f"Git and DVC both keep {METRICS}: the next `dvc repro` or `dvc add` of it ends with an error.", expected="`cache: false` for it", actual="cached by DVC", **PIPELINE)
        return
    twice = sorted(set(kept_by_dvc) & set((git("ls-tree", "-r", "-z", "--name-only", "HEAD") or b"").decode(errors="replace").split("\0")))
    if twice:
        failed(check, f"Your last commit has {', '.join(twice)}, which DVC keeps as well: the next `dvc repro` that writes it ends with an error. `git rm --cached` takes it out of Git.", expected=f"of what the stages write, {METRICS} alone in Git", actual=", ".join(twice), file=".gitignore", text="reports")
        return
    committed, _ = lock_of(git("show", "HEAD:dvc.lock"), git("show", "HEAD:dvc.yaml") or b"")
    wanted = committed.get(METRICS)
    if wanted is not None and wanted not in (md5(content), md5(content.replace(b"\r\n", b"\n"))):
        failed(check, f"{METRICS} of your last commit is not the one that its dvc.lock names: they are of two runs.", expected=f"MD5 {wanted[:8]}…", actual=f"MD5 {md5(content)[:8]}…", file=METRICS)
        return
    try:
        said = json.loads(content)
        passed(check, f"Your last commit itself says mae {said['mae']}, late_share {said['late_share']}.")
    except (ValueError, KeyError, TypeError):
        failed(check, f"{METRICS} of your last commit cannot be read as the numbers.", expected="mae and late_share", actual=repr(content[:60]), file=METRICS)


def drawn():
    """Each plot that DVC knows: file, column across, column upwards (`None`: the last one)."""
    with opened(WORK) as repo:
        shown = repo.plots.show().get("workspace", {})
    for told in shown.get("definitions", {}).get("data", {}).values():
        for name, props in (told.get("data") or {}).items():
            props = props or {}
            x, y = props.get("x"), props.get("y")
            files = y if isinstance(y, dict) else {name: y}
            for file, columns in files.items():
                across = x.get(file, next(iter(x.values()), None)) if isinstance(x, dict) else x
                for column in columns if isinstance(columns, list) else [columns]:
                    yield file.replace("\\", "/"), across, column
    for file, told in shown.get("sources", {}).get("data", {}).items():
        props = told.get("props") or {}
        if props.get("x") or props.get("y"):
            yield file.replace("\\", "/"), props.get("x"), props.get("y")


def plots_declared():
    check = "plots-declared"
    at = {"file": "dvc.yaml", "text": "plots:"} if b"plots:" in (read(HERE / "dvc.yaml") or b"") else PIPELINE
    try:
        plots = list(drawn())
    except Exception as error:
        failed(check, f"`dvc plots show` fails: {words_of(error)}", expected="two plots", actual="an error", **at)
        return
    for file, x, y in ((LOSS, "epoch", "loss"), (HOURS, "hour", "mae")):
        mine = [(across, up or y) for name, across, up in plots if name == file]
        if (x, y) in mine:
            continue
        if not mine:
            seen = ", ".join(sorted({name for name, _, _ in plots})) or "none"
            failed(check, f"DVC draws no plot of {file}.", expected=f"{file} with x: {x}, y: {y}", actual=seen, **at)
            return
        across, up = mine[0]
        columns = ",".join((read(WORK / file) or b"").decode(errors="replace").splitlines()[:1])
        wrong = next((one for one in (across, up) if one is not None and one not in columns.split(",")), None)
        why = f" There is no column `{wrong}`: the file has {columns}." if wrong else (" Without `x` DVC counts the rows from 0." if across is None else "")
        failed(check, f"The plot of {file} has `{across or 'the row number'}` across and `{up}` upwards.{why}", expected=f"x: {x}, y: {y}", actual=f"x: {across}, y: {up}", **at)
        return
    passed(check, "DVC draws the loss over the epochs and the error over the hours.")


# --- step 5: a colleague ------------------------------------------------------------------------------------------------


def drive_of():
    """The default remote of the committed configuration: its folder and address, `None` when it is none."""
    try:
        config = ConfigObj((git("show", "HEAD:.dvc/config") or b"").decode(errors="replace").splitlines(), interpolation=False, list_values=False)
    except ConfigObjError:
        return None, None
    url = config.get(f'remote "{config.get("core", {}).get("remote")}"', config.get(f"'remote \"{config.get('core', {}).get('remote')}\"'", {})).get("url")
    if url is None or "://" in url:
        return None, url
    return Path(os.path.realpath(os.path.join(HERE, ".dvc", url))), url


def whole(drive, name):
    content = read(drive / "files" / "md5" / name[:2] / name[2:])
    if content is None:
        return None, "is not there"
    return (content, "") if md5(content) == name.removesuffix(".dir") else (None, "is damaged")


def drive_has_all(lock):
    check = "drive-has-all"
    at = {"file": "dvc.lock", "text": "outs:"} if (HERE / "dvc.lock").is_file() else {}
    drive, url = drive_of()
    if drive is None:
        failed(check, "The .dvc/config of your last commit names no folder as default drive.", expected="the drive `../pipeline-drive` as at the start", actual=url or "none", file=".dvc/config" if (HERE / ".dvc/config").is_file() else None)
        return
    if not lock:
        failed(check, "There is no dvc.lock with outputs, so nobody can say what must be on the drive.", expected="the dvc.lock that `dvc repro` writes", actual="none", **at)
        return
    pointers = {}
    for pointer in HERE.glob("*.dvc"):
        if pointer.is_file():
            for out in yaml_of(read(pointer)).get("outs") or []:
                pointers[str(out.get("path")).rstrip("/")] = str(out.get("md5"))
    if DATA not in pointers:
        in_git = git("ls-files", "--", DATA)
        why = f" Git keeps it: `git rm -r --cached {DATA}` takes it out of Git and leaves it here, then `dvc add {DATA}`." if in_git else ""
        failed(check, f"There is no data.dvc: DVC does not keep the folder data/ itself, so it cannot give it to anybody.{why}", expected="`dvc add data`", actual=", ".join(pointers) or "no pointer")
        return
    wanted = {name: hash_ for name, hash_ in {**lock, **pointers}.items() if name != METRICS}  # that one is Git's
    lacking = []
    for name, hash_ in wanted.items():
        content, state = whole(drive, hash_)
        if state:
            lacking.append(f"{name} {state}")
        elif hash_.endswith(".dir"):
            for entry in json.loads(content):
                _, state = whole(drive, entry["md5"])
                if state:
                    lacking.append(f"{name}/{entry['relpath']} {state}")
    if lacking:
        failed(check, f"On the drive {url}: {'; '.join(lacking[:4])}{' …' if len(lacking) > 4 else ''}.", expected=f"all of {', '.join(sorted(wanted))}", actual=f"{len(lacking)} missing or damaged", file=".dvc/config", text="url")
        return
    passed(check, f"The drive holds the data and all {len(wanted) - len(pointers)} cached outputs of your dvc.lock, each with the content of its hash.")


def clone_reproduces(first):
    check = "clone-reproduces"
    at = {"file": "dvc.lock", "text": "outs:"} if (HERE / "dvc.lock").is_file() else {}
    committed, stages = lock_of(git("show", "HEAD:dvc.lock"), git("show", "HEAD:dvc.yaml") or b"")
    if not committed:
        failed(check, "Your last commit has no dvc.lock with outputs: a clone knows no result, and runs everything.", expected="dvc.lock in the commit", actual="not there", **at)
        return
    ended = subprocess.run(["git", "clone", "-q", "-c", "core.autocrlf=false", str(HERE), str(CLONE)], capture_output=True)
    if ended.returncode != 0:
        failed(check, f"`git clone` of this folder fails: {ended.stderr.decode(errors='replace').strip()[:200]}", expected="a clone", actual="an error")
        return
    isolate(CLONE)
    drive, _ = drive_of()
    for store in (HERE / ".dvc/cache", drive):
        for source in store.glob("files/md5/*/*") if store else ():
            target = CLONE / ".dvc/cache" / source.relative_to(store)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    try:
        with opened(CLONE) as repo:
            repo.checkout(force=True, allow_missing=True)
            status = repo.status()
    except Exception as error:
        failed(check, f"In a clone of your last commit DVC fails: {words_of(error)}", expected="a clean `dvc status`", actual="an error", **at)
        return
    for stage, entries in status.items():
        for entry in entries:
            if isinstance(entry, dict) and set(entry) == {"changed outs"} and set(entry["changed outs"]) == {METRICS}:
                continue  # `metrics-in-git` speaks of that
            changed = entry if isinstance(entry, str) else "; ".join(f"{kind}: {', '.join(paths)}" for kind, paths in entry.items())
            more = " Is it committed?" if git("status", "--porcelain") else ""
            failed(check, f"In a clone of your last commit, with all that was kept, `dvc status` says of `{stage}`: {changed}.{more}", expected="Data and pipelines are up to date.", actual=changed, **at)
            return
    if first is None or not same_sources():
        try:
            repro(CLONE, force=True)
        except Failure as failure:
            failed(check, f"In a clone of your last commit `dvc repro` fails: {failure}", expected="a run", actual="an error", **at)
            return
        first, _ = lock_of(read(CLONE / "dvc.lock"), read(CLONE / "dvc.yaml"))
    other = differences(committed, first)
    if other:
        failed(check, f"In a clone of your last commit a run from nothing gives another {other[0]} than its dvc.lock names.", expected=f"MD5 {committed[other[0]][:8]}…", actual=f"MD5 {first[other[0]][:8]}…", **at)
        return
    passed(check, f"In a clone of your last commit `dvc status` has nothing to say, and a run from nothing gives the same {len(first)} outputs.")


def same_sources():
    """Whether the copy of the work tree was run from the very files of the clone."""

    def sources(folder):
        found = {}
        for path in [folder / "dvc.yaml", folder / "params.yaml", *folder.glob("src/**/*"), *folder.glob(f"{DATA}/**/*")]:
            if path.is_file() and "__pycache__" not in path.parts:
                found[path.relative_to(folder).as_posix()] = read(path)
        return found

    return sources(CLONE) == ORIGINAL


def sources_of_work():
    found = {}
    for path in [WORK / "dvc.yaml", WORK / "params.yaml", *WORK.glob("src/**/*"), *WORK.glob(f"{DATA}/**/*")]:
        if path.is_file() and "__pycache__" not in path.parts:
            found[path.relative_to(WORK).as_posix()] = read(path)
    return found


# --- all of it ----------------------------------------------------------------------------------------------------------

OWNERS, RATE_HAS_NO_EFFECT, ORIGINAL = {}, False, {}


def judge_copy(lock, stages):
    """Steps 1 to 3; what a run from nothing gave, or `None`."""
    global OWNERS, RATE_HAS_NO_EFFECT, ORIGINAL
    absent = [key for key in NUMBERS if settings_with({key: 1})[1] or type(present(key)) not in (int, float)]
    if absent or not (WORK / "dvc.yaml").is_file() or not (WORK / DATA).is_dir():
        what = f"params.yaml has no number `{absent[0]}`" if absent else "dvc.yaml or data/ is not there"
        for check in IN_COPY:
            failed(check, f"There is nothing to run: {what}.", expected="dvc.yaml, data/ and params.yaml with the keys of the start", actual=what)
        passed("comment", "Your pipeline does not run yet, so the check could not try it.")
        return None
    ORIGINAL = sources_of_work()
    if not from_nothing():
        return None
    first, fresh = lock_of(read(WORK / "dvc.lock"), read(WORK / "dvc.yaml"))
    with opened(WORK) as repo:
        OWNERS = owners_of(repo)
        for script in set(WRITES) - set(OWNERS):
            for check in IN_COPY[1:]:
                failed(check, f"No stage writes {WRITES[script][0]}, so there is no stage of src/{script}.py to look at.", expected="four stages", actual=f"{len(OWNERS)}", **PIPELINE)
        stages_apart(repo, OWNERS)
    if len(OWNERS) < len(WRITES):
        passed("comment", "Your pipeline has no four stages yet, so the check could not try it.")
        return first
    every, _ = lock_of(read(HERE / "dvc.lock"), None)  # an output may have moved to another stage since
    same_bytes({**every, **lock}, stages, first, fresh)
    noticed = ask_all(OWNERS)
    code_noticed(noticed)
    data_noticed(noticed)
    try:
        append("src/prepare.py", "\n# A comment.\n")
        cut_off(repro(WORK), noticed)
        seed_counts()
        model = read(WORK / MODEL)
        (WORK / "params.yaml").write_bytes(settings_with({"train.rate": present("train.rate") / 2})[0])
        by_rate = repro(WORK)
        RATE_HAS_NO_EFFECT = "train" in by_rate and read(WORK / MODEL) == model
        parameters_exact(noticed, by_rate)
    except Failure as failure:
        for check in ("cut-off", "seed-counts", "parameters-exact"):
            failed(check, f"After a change `dvc repro` fails: {failure}", expected="a run", actual="an error", **PIPELINE)
    parameters_count()
    return first


LOCK, STAGES = lock_of(read(HERE / "dvc.lock"), read(HERE / "dvc.yaml") or b"")
copy_work()
FIRST = judge_copy(LOCK, STAGES)
metrics_declared()
metrics_in_git(LOCK)
plots_declared()
drive_has_all(LOCK)
clone_reproduces(FIRST)

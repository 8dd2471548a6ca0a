"""Reads what stands behind the tags (locks, pointers, blobs, files of the drive), and runs version 1 in a clone with DVC itself.

What a version consists of is read without DVC: each file that a lock names has the MD5 of its content. The workspace is only read; the probe
runs in the workspace itself, because the drive lies beside it.
"""

import hashlib
import json
import logging
import os
import shutil
import subprocess
from contextlib import contextmanager
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

HERE = Path(os.path.realpath(probe.workspace))
CLONE = probe.temporary / "clone"
MODEL, METRICS, SCRIPT, DATA = "models/model.json", "metrics.json", "src/train.py", "data"
MONTHS = {
    "model-v1": {"2026-01.csv": "january", "2026-02.csv": "february", "2026-03.csv": "march"},
    "model-v2": {"2026-01.csv": "january", "2026-02.csv": "february", "2026-03.csv": "march", "2026-04.csv": "april"},
}
IN_WORDS = {"model-v1": "January, February and March", "model-v2": "January to April"}


def md5(content):
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def plain(content):
    """Text as Unix ends its lines."""
    return content.replace(b"\r\n", b"\n")


def read(path):
    try:
        return path.read_bytes()
    except OSError:
        return None


PRODUCTION = md5(plain((probe.folder / "starter" / MODEL).read_bytes()))
WANTED = {tag: {name: md5(probe.data[month].read_bytes()) for name, month in months.items()} for tag, months in MONTHS.items()}


def list_hash(files):
    """The MD5 of the list that DVC writes of a folder."""
    return md5(json.dumps([{"md5": files[name], "relpath": name} for name in sorted(files)]).encode()) + ".dir"


# --- Git ----------------------------------------------------------------------------------------------------------------


def git(*words, where=HERE):
    """What a command of Git prints, as bytes; `None` when it fails."""
    ended = subprocess.run(["git", "--no-optional-locks", "-c", "core.quotepath=off", *words], cwd=where, capture_output=True)
    return ended.stdout if ended.returncode == 0 else None


def commit_of(ref):
    found = git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    return found.decode().strip() if found else None


def blob(commit, path):
    return git("show", f"{commit}:{path}") if commit else None


def is_ancestor(one, other):
    return git("merge-base", "--is-ancestor", one, other) is not None


HEAD = commit_of("HEAD")


def yaml_of(content):
    try:
        found = yaml.safe_load(content or b"")
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


class Version:
    """What a commit says of the model: the stage of its dvc.lock that makes it, and the pointer data.dvc."""

    def __init__(self, name, commit):
        self.name, self.commit = name, commit
        self.stage, self.outs, self.deps, self.numbers = "", {}, {}, {}
        stages = yaml_of(blob(commit, "dvc.lock")).get("stages")
        for stage, told in (stages if isinstance(stages, dict) else {}).items():
            told = told if isinstance(told, dict) else {}
            outs = {str(out.get("path")): str(out.get("md5")) for out in told.get("outs") or [] if isinstance(out, dict)}
            if MODEL in outs:
                self.stage, self.outs = stage, outs
                self.deps = {str(dep.get("path")): str(dep.get("md5")) for dep in told.get("deps") or [] if isinstance(dep, dict)}
                self.numbers = (told.get("params") or {}).get("params.yaml") or {}
        self.data = None
        for out in yaml_of(blob(commit, "data.dvc")).get("outs") or []:
            if isinstance(out, dict) and str(out.get("path")).rstrip("/") == DATA:
                self.data = str(out.get("md5"))

    @property
    def model(self):
        return self.outs.get(MODEL)

    def differs(self):
        """Which part of the commit is not of the run that its lock tells of, in words; empty when they belong together."""
        if not self.model:
            return f"it has no dvc.lock with {MODEL} among the outputs of a stage"
        if self.data is None:
            return "it has no data.dvc, so nobody knows which data it learned from"
        if DATA not in self.deps:
            return f"the stage `{self.stage}` of its dvc.lock does not depend on {DATA}"
        if self.deps[DATA] != self.data:
            return f"its dvc.lock is of other data ({self.deps[DATA][:8]}…) than its data.dvc ({self.data[:8]}…)"
        if SCRIPT not in self.deps:
            return f"the stage `{self.stage}` of its dvc.lock does not depend on {SCRIPT}"
        for path, hash_ in self.deps.items():
            content = blob(self.commit, path)
            if path != DATA and content is not None and hash_ not in (md5(content), md5(plain(content)), md5(plain(content).replace(b"\n", b"\r\n"))):
                return f"its dvc.lock is of another {path} than the one in the commit"
        settings = yaml_of(blob(self.commit, "params.yaml"))
        if not self.numbers:
            return f"the stage `{self.stage}` of its dvc.lock knows no number of params.yaml"
        for key, value in self.numbers.items():
            now = settings
            for part in key.split("."):
                now = now.get(part) if isinstance(now, dict) else None
            if now != value:
                return f"its dvc.lock is of `{key}` {value}, its params.yaml says {now}"
        content = blob(self.commit, METRICS)
        if content is not None and self.outs.get(METRICS) not in (None, md5(content), md5(plain(content))):
            return f"its {METRICS} is not the one that its dvc.lock names"
        return ""

    def learned(self, tag):
        """What is not right with the data, in words; empty when they are those of the version."""
        if self.data == list_hash(WANTED[tag]):
            return ""
        other = next((known for known, files in WANTED.items() if self.data == list_hash(files)), None)
        return f"its data are {IN_WORDS[other]}" if other else f"its data.dvc names another folder ({self.data[:8]}…) than {IN_WORDS[tag]}"


V1, V2 = (Version(tag, commit_of(f"refs/tags/{tag}")) for tag in ("model-v1", "model-v2"))
LAST = Version("your last commit", HEAD)


def short(commit):
    return commit[:7] if commit else "no commit"


# --- step 1 -------------------------------------------------------------------------------------------------------------


def model_out_of_git():
    check = "model-out-of-git"
    places = {HEAD: "your last commit", None: "the next commit, as it is staged"}
    for version in (V1, V2):
        if version.commit:
            places.setdefault(version.commit, f"the commit of {version.name}")
    for commit, where in places.items():
        told = git("ls-tree", "-r", "-z", "--name-only", commit) if commit else git("ls-files", "-z")
        files = (told or b"").decode(errors="replace").split("\0")
        found = [name for name in files if (name.startswith("models/") and not name.endswith(".gitignore")) or name.startswith(".dvc/cache/")]
        if found:
            failed(check, f"Git tracks {found[0]}: it is in {where}.", expected="no model in Git", actual=", ".join(found), file=found[0] if (HERE / found[0]).is_file() else None)
            return
        if METRICS not in files:
            ignored = git("check-ignore", "--no-index", METRICS) is not None
            at = {"file": ".gitignore", "text": METRICS} if ignored else {}
            failed(check, f"{METRICS} is not in {where}.{' .gitignore keeps it out.' if ignored else ''}", expected=f"{METRICS} in Git", actual="not there", **at)
            return
    if not (HERE / MODEL).is_file():
        failed(check, f"Git tracks no model, but there is none on your disk either: {MODEL} is gone. `dvc checkout` brings it back.", expected=MODEL, actual="not there")
        return
    passed(check, f"Git tracks {METRICS} and no model; {MODEL} is on your disk.")


def tagged(check, version, *, wanted_model=None):
    at = {"file": "dvc.yaml", "text": "stages:"} if (HERE / "dvc.yaml").is_file() else {}
    if version.commit is None:
        names = (git("tag") or b"").decode(errors="replace").split()
        near = f" There is {', '.join(names[:4])}." if names else ""
        failed(check, f"There is no tag {version.name}.{near}", expected=f"a tag {version.name}", actual="no tag", **at)
        return
    where = f"{version.name} is on commit {short(version.commit)}, and"
    for problem in (version.differs(), version.learned(version.name) if version.data else ""):
        if problem:
            failed(check, f"{where} {problem}.", expected=f"one run on {IN_WORDS[version.name]}, all of it committed", actual=problem, **at)
            return
    if wanted_model and version.model != wanted_model:
        failed(
            check, f"{where} the model of its dvc.lock ({version.model[:8]}…) is not the one in production ({wanted_model[:8]}…): it was made with other numbers or another script.",
            expected=f"MD5 {wanted_model}", actual=f"MD5 {version.model}", file="params.yaml", text="smoothing",
        )  # fmt: skip
        return
    if version is V2 and V1.commit and not (is_ancestor(V1.commit, V2.commit) and V1.commit != V2.commit):
        failed(check, f"{where} that is no commit after model-v1 ({short(V1.commit)}).", expected="version 2 on top of version 1", actual=f"{short(V1.commit)} is not before it", **at)
        return
    passed(check, f"{version.name} is on commit {short(version.commit)}: script, numbers, data and model {version.model[:8]}… are of one run.")


def prepare_clone():
    """A clone whose cache holds what this folder's cache and the drive hold; the words of a failure otherwise."""
    ended = subprocess.run(["git", "clone", "-q", "-c", "core.autocrlf=false", str(HERE), str(CLONE)], capture_output=True)
    if ended.returncode != 0:
        return ended.stderr.decode(errors="replace").strip()[:200]
    git("checkout", "-q", "--detach", "model-v1", where=CLONE)
    (CLONE / ".dvc").mkdir(exist_ok=True)
    cache = CLONE / ".dvc" / "cache"
    text = f"[core]\n    no_scm = true\n    autostage = false\n[cache]\n    dir = {cache.as_posix()}\n    type = copy\n"
    (CLONE / ".dvc" / "config.local").write_text(text, encoding="utf-8")
    for store in (HERE / ".dvc/cache", drive_of()[0]):
        for source in store.glob("files/md5/*/*") if store else ():
            target = cache / source.relative_to(store)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    return ""


@contextmanager
def opened(folder):
    """DVC's view of a folder, with the working directory in it: DVC looks for dvc.yaml there, wherever its repository is."""
    from dvc.repo import Repo

    logging.getLogger("dvc").setLevel(logging.CRITICAL)
    before = os.getcwd()
    os.chdir(folder)
    try:
        with Repo(str(folder)) as repo:
            yield repo
    finally:
        os.chdir(before)


def words_of(error):
    """An error of DVC in one line, with what lies behind it."""
    said = []
    while error is not None:
        text = " ".join(str(error).split())
        if text and text not in " ".join(said):
            said.append(text)
        error = error.__cause__
    return ": ".join(said)[:400] or "an error without words"


def v1_reproduces():
    check = "v1-reproduces"
    at = {"file": SCRIPT, "text": "LOCAL"} if b"LOCAL" in (read(HERE / SCRIPT) or b"") else {}
    if V1.commit is None or not V1.model:
        what = "There is no tag model-v1" if V1.commit is None else "The commit of model-v1 has no dvc.lock with the model"
        failed(check, f"{what}, so there is nothing to clone and run.", expected="a version 1", actual="none", **at)
        return False
    problem = prepare_clone()
    if problem:
        failed(check, f"`git clone` of this folder fails: {problem}", expected="a clone", actual="an error")
        return False
    try:
        with opened(CLONE) as repo:
            repo.checkout(force=True, allow_missing=True)
            had = read(CLONE / MODEL)
            if had is None or md5(had) != V1.model:
                state = "gives no model" if had is None else f"gives another model ({md5(had)[:8]}…) than its dvc.lock names"
                failed(check, f"In a clone of model-v1 `dvc checkout` {state}: neither your cache nor the drive has it.", expected=f"MD5 {V1.model}", actual="not there" if had is None else f"MD5 {md5(had)}", **at)
                return False
            repo.reproduce(force=True)
    except Exception as error:
        failed(check, f"In a clone of model-v1 a run from nothing fails: {words_of(error)}", expected="a run", actual="an error", **at)
        return False
    made = md5(read(CLONE / MODEL) or b"")
    if made != V1.model:
        failed(check, f"In a clone of model-v1 a run from nothing makes another model ({made[:8]}…) than its dvc.lock names: something that train.py reads is not in the commit.", expected=f"MD5 {V1.model}", actual=f"MD5 {made}", **at)
        return True
    problem = numbers_elsewhere()
    if problem:
        failed(check, f"In a clone of model-v1 a run makes model {made[:8]}… as it should; but {problem}", expected="the numbers of params.yaml, and no others", actual="other numbers", **at)
        return True
    passed(check, f"In a clone of model-v1 `dvc checkout` gives model {made[:8]}…, and a run from nothing makes it again, byte for byte.")
    return True


def numbers_elsewhere():
    """Runs the clone with other numbers, in a file of its own and in params.yaml; what shows that they do not come from params.yaml alone."""
    params, local = CLONE / "params.yaml", CLONE / "local.yaml"
    as_it_is = params.read_bytes()
    numbers = yaml_of(as_it_is)

    def run_model():
        try:
            with opened(CLONE) as repo:
                repo.reproduce(force=True)
        except Exception:
            return None
        return md5(read(CLONE / MODEL) or b"")

    try:
        local.write_text("smoothing: 55\n", encoding="utf-8")
        if run_model() != V1.model:
            return "with a local.yaml of somebody beside it (`smoothing: 55`), it makes another one: whoever has such a file makes other models from the same version."
        local.unlink()
        if isinstance(numbers.get("train"), dict) and "smoothing" in numbers["train"]:
            numbers["train"]["smoothing"] = 55
            params.write_text(json.dumps(numbers), encoding="utf-8")
            if run_model() == V1.model:
                return "with `train.smoothing: 55` in params.yaml it makes the same: the number that decides stands somewhere else."
        return ""
    finally:
        local.unlink(missing_ok=True)
        params.write_bytes(as_it_is)


# --- step 2 -------------------------------------------------------------------------------------------------------------


def text_of(content):
    """A text that a shell has written: PowerShell takes UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    return content.decode("utf-8-sig", errors="replace")


def mae_of(version):
    try:
        return float(json.loads(blob(version.commit, METRICS) or b"")["mae"])
    except (ValueError, KeyError, TypeError):
        return None


def compared():
    check, file = "compared", "comparison.json"
    content = blob(HEAD, file)
    if content is None:
        there = " It is on your disk, and not committed." if (HERE / file).is_file() else ""
        failed(check, f"Your last commit has no {file}.{there}", expected="what `dvc metrics diff model-v1 model-v2 --json` prints", actual="no file")
        return
    old, new = mae_of(V1), mae_of(V2)
    if old is None or new is None:
        failed(check, f"The commits of the two tags do not both have a `mae` in {METRICS}: there is nothing to hold {file} against.", expected="both versions with their numbers", actual="one of them lacks it", file=file)
        return
    try:
        told = json.loads(text_of(content))[METRICS]["mae"]
        seen = (float(told["old"]), float(told["new"]))
    except (ValueError, KeyError, TypeError):
        empty = text_of(content).strip() in ("{}", "")
        why = " DVC saw no difference: were both versions named?" if empty else ""
        failed(check, f"{file} does not tell of `mae` in {METRICS} with an old and a new value.{why}", expected="what `dvc metrics diff model-v1 model-v2 --json` prints", actual=text_of(content).strip()[:80], file=file)
        return
    if seen == (new, old) and new != old:
        failed(check, f"{file} compares backwards: it calls {new} the old error, and that is version 2's.", expected=f"old {old}, new {new}", actual=f"old {seen[0]}, new {seen[1]}", file=file)
    elif seen != (old, new):
        failed(check, f"{file} says that the error went from {seen[0]} to {seen[1]}; in the commits of the tags it is {old} and {new}.", expected=f"old {old}, new {new}", actual=f"old {seen[0]}, new {seen[1]}", file=file)
    else:
        passed(check, f"The error was {old} minutes in version 1 and is {new} in version 2, and {file} says so.")


def drive_of():
    """The default remote of the committed configuration: its folder and address; no folder when it is none."""
    try:
        config = ConfigObj(text_of(blob(HEAD, ".dvc/config") or b"").splitlines(), interpolation=False, list_values=False)
    except ConfigObjError:
        return None, None
    url = config.get(f'remote "{config.get("core", {}).get("remote")}"', {}).get("url")
    if url is None or "://" in url:
        return None, url
    return Path(os.path.realpath(os.path.join(HERE, ".dvc", url))), url


def drive_has_both():
    check = "drive-has-both"
    drive, url = drive_of()
    if drive is None:
        failed(check, "The .dvc/config of your last commit names no folder as default drive.", expected="the drive `../model-drive` as at the start", actual=url or "none")
        return
    lacking, count = [], 0
    for version in (V1, V2):
        if version.commit is None or not version.model or version.data is None:
            failed(check, f"There is no {version.name} with a model and data, so nobody can say what of it must be on the drive.", expected=f"a tag {version.name}", actual="no version")
            return
        files = {"the list of its data": version.data, MODEL: version.model}
        if version.data == list_hash(WANTED[version.name]):
            files.update({f"{DATA}/{name}": hash_ for name, hash_ in WANTED[version.name].items()})
        for name, hash_ in files.items():
            count += 1
            content = read(drive / "files" / "md5" / hash_[:2] / hash_[2:])
            if content is None or md5(content) != hash_.removesuffix(".dir"):
                lacking.append(f"{name} of {version.name} {'is not there' if content is None else 'is damaged'}")
    if lacking:
        failed(check, f"On the drive {url}: {'; '.join(lacking[:4])}{' …' if len(lacking) > 4 else ''}.", expected="model and data of both versions", actual=f"{len(lacking)} of {count} missing or damaged")
        return
    passed(check, "The drive holds model and data of both versions, each file with the content of its hash.")


# --- step 3 -------------------------------------------------------------------------------------------------------------


def mixture(has_clone):
    """What `dvc repro` makes of version 1's files in Git and version 2's data, for the prediction; nothing is judged here."""
    if not has_clone or not V2.model or V2.differs():
        passed("mixture", "Your two versions are not both there yet, so the check could not try it.")
        return
    try:
        git("checkout", "-q", "--force", "--detach", "model-v2", where=CLONE)
        with opened(CLONE) as repo:
            repo.checkout(force=True, allow_missing=True)
        git("checkout", "-q", "model-v1", "--", ".", where=CLONE)
        with opened(CLONE) as repo:
            repo.reproduce()
    except Exception as error:
        passed("mixture", f"In a clone it ended with an error ({words_of(error)}).")
        return
    made = md5(read(CLONE / MODEL) or b"")
    value = {V1.model: "v1", V2.model: "v2"}.get(made, "neither")
    if value == "neither":
        passed("mixture", f"In a clone it made the model {made[:8]}…; version 1's is {V1.model[:8]}…, version 2's {V2.model[:8]}….", value=value)
    else:
        passed("mixture", f"In a clone of yours the model was {value}'s: your versions differ in their data only, or by so little that it does not show.")


def v1_back():
    check = "v1-back"
    at = {"file": "dvc.yaml", "text": "stages:"} if (HERE / "dvc.yaml").is_file() else {}
    if V1.commit is None or V2.commit is None or not V1.model:
        failed(check, "There are no two versions yet, so there is nothing to go back from.", expected="model-v1 and model-v2", actual="not both", **at)
        return
    # What does not belong together in version 1 already is the business of `v1-tagged`.
    problem = "" if V1.differs() else LAST.differs()
    for part, now, then in (("data.dvc", LAST.data, V1.data), ("the model in dvc.lock", LAST.model, V1.model), ("params.yaml", yaml_of(blob(HEAD, "params.yaml")), yaml_of(blob(V1.commit, "params.yaml")))):
        if now != then and not problem:
            of = " It is version 2's." if (part == "data.dvc" and now == V2.data) or (part != "data.dvc" and now == V2.model) else ""
            problem = f"{part} is not that of model-v1.{of}".rstrip(".")
    for path in (SCRIPT, METRICS, "dvc.yaml"):
        if path == METRICS and blob(HEAD, METRICS) is None:
            continue  # `model-out-of-git` speaks of that
        if not problem and plain(blob(HEAD, path) or b"") != plain(blob(V1.commit, path) or b""):
            problem = f"{path} is not that of model-v1"
    if problem:
        failed(check, f"Your last commit is not version 1 again: {problem}.", expected="code, numbers, data and model of model-v1", actual=problem, **at)
        return
    model = read(HERE / MODEL)
    if model is None or md5(model) != V1.model:
        state = "is not there" if model is None else "is version 2's" if md5(model) == V2.model else "is neither version 1's nor version 2's"
        failed(check, f"Your last commit is version 1 again, but {MODEL} on your disk {state}. Git moves the lock, `dvc checkout` moves the model.", expected=f"MD5 {V1.model}", actual="no file" if model is None else f"MD5 {md5(model)}", **at)
        return
    there = {path.name: md5(path.read_bytes()) for path in (HERE / DATA).glob("*") if path.is_file()} if (HERE / DATA).is_dir() else {}
    if list_hash(there) != V1.data:
        more = sorted(there.keys() - WANTED["model-v1"].keys())
        failed(check, f"The model on your disk is version 1's, the folder data/ is not{': ' + more[0] + ' is in it' if more else ''}. `dvc checkout` brings both back.", expected=IN_WORDS["model-v1"], actual=", ".join(sorted(there)) or "nothing", **at)
        return
    for path in (SCRIPT, "params.yaml", "dvc.lock", "data.dvc"):
        if plain(read(HERE / path) or b"") != plain(blob(HEAD, path) or b""):
            failed(check, f"Your last commit is version 1 again, and {path} on your disk is another one: it is not committed.", expected="a clean folder", actual=f"{path} differs", file=path if (HERE / path).is_file() else None)
            return
    passed(check, f"Your last commit and your folder are version 1 again: model {V1.model[:8]}…, data {V1.data[:8]}….")


def history_kept():
    check = "history-kept"
    if V2.commit is None:
        failed(check, "There is no model-v2, so there is no history to keep.", expected="model-v2", actual="no tag")
    elif not is_ancestor(V2.commit, HEAD):
        failed(check, f"The commit of model-v2 ({short(V2.commit)}) is no longer in the history of your branch: it was set back.", expected="a new commit on top of version 2", actual=f"your branch ends at {short(HEAD)}")
    elif V2.commit == HEAD:
        failed(check, "Your branch ends at model-v2: there is no commit that goes back yet.", expected="a new commit on top of version 2", actual=f"your branch ends at {short(HEAD)}")
    else:
        count = (git("rev-list", "--count", f"{V2.commit}..{HEAD}") or b"?").decode().strip()
        passed(check, f"Version 2 is in the history; {count} commit{'' if count == '1' else 's'} came after it.")


def production_said():
    check, file = "production-said", "production.yaml"
    content = blob(HEAD, file)
    if content is None:
        failed(check, f"Your last commit has no {file}.", expected="version, model, because", actual="no file")
        return
    told = yaml_of(content)
    version, model, because = (str(told.get(key) or "").strip() for key in ("version", "model", "because"))
    if version != "model-v1":
        known = version in ("model-v2",)
        what = "version 2, which was just taken back" if known else f"`{version}`" if version else "nothing"
        failed(check, f"{file} of your last commit says {what} behind `version:`.", expected="model-v1", actual=version or "nothing", file=file, text="version:")
    elif not V1.model or model != V1.model:
        other = "the hash of version 2's model" if model and model == V2.model else "the hash that Git gives, not DVC's" if len(model) == 40 else f"`{model}`" if model else "nothing"
        failed(check, f"{file} of your last commit says {other} behind `model:`.", expected=f"the md5 of {MODEL} in dvc.lock of model-v1", actual=model or "nothing", file=file, text="model:")
    elif len(because.split()) < 4:
        failed(check, f"{file} of your last commit gives no reason that somebody can understand in a year.", expected="at least four words behind `because:`", actual=because or "nothing", file=file, text="because:")
    else:
        passed(check, f"{file} says model-v1, model {model[:8]}…: “{because[:80]}”")


model_out_of_git()
tagged("v1-tagged", V1, wanted_model=PRODUCTION)
HAS_CLONE = v1_reproduces()
tagged("v2-tagged", V2)
compared()
drive_has_both()
mixture(HAS_CLONE)
v1_back()
history_kept()
production_said()

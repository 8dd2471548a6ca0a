"""Reads what DVC and Git left behind: the pointer data.dvc in commits, lists and files in cache and drive, blobs in Git.

DVC is not started: everything is a file whose name is the MD5 of its content. Nothing in the workspace is changed; the probe runs in the
workspace itself, because the drive lies beside it.
"""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import yaml
from configobj import ConfigObj, ConfigObjError
from mlops_probe import failed, load, passed

probe = load()
HERE = Path(os.path.realpath(probe.workspace))
MONTHS = {
    "first": {"2026-01.csv": "january", "2026-02.csv": "february", "2026-03.csv": "march_faulty"},
    "second": {"2026-01.csv": "january", "2026-02.csv": "february", "2026-03.csv": "march", "2026-04.csv": "april"},
}
NAMES = {"first": "version 1 (January, February and the first March)", "second": "version 2 (January, February, the new March and April)"}
TAGS = {"first": "data-v1", "second": "data-v2"}
DELIVERIES = b"order_id,ordered_at,"


def md5(content):
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


CONTENT = {version: {name: probe.data[month].read_bytes() for name, month in months.items()} for version, months in MONTHS.items()}
WANTED = {version: {name: md5(content) for name, content in files.items()} for version, files in CONTENT.items()}


def list_hash(files):
    """The MD5 of the list that DVC writes of a folder."""
    text = json.dumps([{"md5": files[name], "relpath": name} for name in sorted(files)])
    return md5(text.encode()) + ".dir"


# --- Git ---------------------------------------------------------------------------------------------------------------


def git(*words, given=None):
    """What a command of Git prints, as bytes; `None` when it fails."""
    command = ["git", "--no-optional-locks", "-c", "core.quotepath=off", *words]
    ended = subprocess.run(command, cwd=HERE, input=given, capture_output=True)
    return ended.stdout if ended.returncode == 0 else None


def commit_of(ref):
    found = git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    return found.decode().strip() if found else None


def tag(version):
    return commit_of(f"refs/tags/{TAGS[version]}")


def tracked(commit):
    """Paths and blobs of a commit; of what is staged, without one."""
    told = git("ls-tree", "-r", "-z", commit) if commit else git("ls-files", "-s", "-z")
    for entry in (told or b"").split(b"\0"):
        words, _, path = entry.partition(b"\t")
        parts = words.decode().split()
        if path and parts[0] != "160000":
            yield path.decode(errors="replace"), parts[2] if commit else parts[1]


HEAD = commit_of("HEAD")


# --- DVC's files -------------------------------------------------------------------------------------------------------


class Pointer:
    """What a data.dvc says: `hash` of the list, `problem` in words when it says nothing useful."""

    def __init__(self, text):
        self.hash, self.problem = None, None
        if text is None:
            self.problem = "there is no data.dvc"
            return
        try:
            out = next(out for out in yaml.safe_load(text)["outs"] if str(out.get("path")).rstrip("/") == "data")
            self.hash = str(out["md5"])
        except StopIteration:
            self.problem = "its data.dvc does not speak of the folder `data`"
        except (yaml.YAMLError, KeyError, TypeError, AttributeError):
            self.problem = "its data.dvc cannot be read as a pointer of DVC"


def pointer(commit):
    return Pointer(git("show", f"{commit}:data.dvc") if commit else None)


def config_of(lines):
    try:
        return ConfigObj(lines, interpolation=False, list_values=False)
    except ConfigObjError:
        return ConfigObj()


def lines_of(content):
    return (content or b"").decode(errors="replace").splitlines()


def read(path):
    try:
        return path.read_bytes()
    except OSError:
        return None


def default_remote(config):
    """Name and address of the default remote of a configuration."""
    name = config.get("core", {}).get("remote")
    section = config.get(f'remote "{name}"', {})
    return name, section.get("url")


def folder_of(url):
    """The folder that an address in .dvc/config means, `None` when it means no folder."""
    if url is None or ("://" in url and not url.startswith("file://")):
        return None
    return Path(os.path.realpath(os.path.join(HERE, ".dvc", url.removeprefix("file://"))))


committed = config_of(lines_of(git("show", f"{HEAD}:.dvc/config")) if HEAD else [])
effective = config_of(lines_of(read(HERE / ".dvc/config")))
private = config_of(lines_of(read(HERE / ".dvc/config.local")))
effective.merge(private)
CACHE = Path(os.path.realpath(os.path.join(HERE, ".dvc", effective.get("cache", {}).get("dir", "cache"))))


def any_drive():
    """The folder that this machine pushes to, whether others learn of it or not."""
    _, url = default_remote(effective)
    urls = [url] + [value.get("url") for key, value in effective.items() if key.startswith("remote ")]
    return next((folder for folder in map(folder_of, urls) if folder is not None), None)


DRIVE = any_drive()


def stored(store, name):
    """A file of a store by its hash; `None` when it is not there."""
    return read(store / "files" / "md5" / name[:2] / name[2:]) if store else None


def is_whole(store, name):
    content = stored(store, name)
    return content is not None and md5(content) == name.removesuffix(".dir")


def listing(name):
    """The files of a folder that was added: from the cache, from the drive, or as they must have been."""
    for store in (CACHE, DRIVE):
        if store and is_whole(store, name):
            try:
                return {entry["relpath"]: entry["md5"] for entry in json.loads(stored(store, name))}
            except (ValueError, KeyError, TypeError):
                continue
    return next((files for files in WANTED.values() if list_hash(files) == name), None)


# --- words -------------------------------------------------------------------------------------------------------------


def differences(files, wanted):
    """What is not as it must be, in words; empty when all is."""
    words = [f"{name} is missing" for name in sorted(wanted.keys() - files.keys())]
    for name in sorted(wanted.keys() & files.keys()):
        if files[name] != wanted[name]:
            other = next((version for version, known in WANTED.items() if known.get(name) == files[name]), None)
            words.append(f"{name} is the one of {TAGS[other]}" if other else f"{name} has another content (MD5 {files[name][:8]}…)")
    words += [f"{name} is there too" for name in sorted(files.keys() - wanted.keys())]
    return ", ".join(words)


def against(commit, version):
    """Why the pointer of a commit does not name a version; empty when it does."""
    found = pointer(commit)
    if found.problem:
        return found.problem
    files = listing(found.hash)
    if files is None:
        return f"its data.dvc names the list {found.hash[:8]}….dir, which is neither in the cache nor on the drive"
    return differences(files, WANTED[version])


def short(commit):
    return commit[:7] if commit else "no commit"


def label(files, name):
    return next((path for path, content in files.items() if content == name), "the list of the folder")


def incomplete(store, name):
    """The files that a store lacks or has damaged, in words, for the list `name`."""
    files = listing(name)
    words = []
    wanted = [name, *sorted((files or {}).values())]
    for one in wanted:
        if not is_whole(store, one):
            state = "is damaged" if stored(store, one) is not None else "is not there"
            words.append(f"{label(files or {}, one)} ({one[:2]}/{one[2:8]}…) {state}")
    return words, len(wanted)


# --- step 1 ------------------------------------------------------------------------------------------------------------


def git_without_data():
    if HEAD is None:
        failed("git-without-data", "This folder is no Git repository with a commit any more.", expected="a repository")
        return
    places = {HEAD: "is in your last commit", None: "is staged for the next commit"}
    for version in TAGS:
        if tag(version):
            places.setdefault(tag(version), f"is in the commit of the tag {TAGS[version]}")
    paths = [(path, blob, where) for commit, where in places.items() for path, blob in tracked(commit)]
    blobs = sorted({blob for _, blob, _ in paths})
    heads = {}
    if blobs:
        told = git("cat-file", "--batch", given="\n".join(blobs).encode() + b"\n") or b""
        at = 0
        while at < len(told):
            end = told.index(b"\n", at)
            name, kind, *size = told[at:end].decode().split()
            at = end + 1
            if kind == "blob":
                heads[name] = told[at : at + len(DELIVERIES)]
                at += int(size[0]) + 1
    for path, blob, where in paths:
        if heads.get(blob) == DELIVERIES or path.startswith(("data/", ".dvc/cache/")):
            failed(
                "git-without-data", f"Git tracks {path}: it {where}.",
                expected="no deliveries in the last commit, and none staged", actual=path, file=path if (HERE / path).is_file() else None,
            )  # fmt: skip
            return
    if not (HERE / "data").is_dir() or not any((HERE / "data").iterdir()):
        failed("git-without-data", "Git holds no data, but neither does the folder data/: it is empty or gone.", expected="the months on your disk")
        return
    passed("git-without-data", f"None of the {len(blobs)} files that Git tracks holds deliveries; data/ is on your disk.")


def first_version():
    check = "first-version-true"
    if HEAD is None:
        failed(check, "There is no commit.", expected=NAMES["first"])
        return
    commits = (git("log", "--full-history", "--format=%H", HEAD, "--", "data.dvc") or b"").decode().split()
    for commit in commits:
        if not against(commit, "first"):
            passed(check, f"Commit {short(commit)} points to version 1: three months, each known by its content.")
            return
    if not commits:
        there = " data.dvc is on your disk, but in no commit." if (HERE / "data.dvc").is_file() else ""
        failed(check, f"No commit of your branch has a data.dvc.{there}", expected=f"a commit whose data.dvc names {NAMES['first']}", actual="none")
        return
    failed(
        check,
        f"No commit of your branch has a data.dvc that names version 1. The oldest that has one ({short(commits[-1])}): {against(commits[-1], 'first')}.",
        expected=NAMES["first"], actual=f"{len(commits)} commits with a data.dvc, none of them right", file="data.dvc",
    )  # fmt: skip


def cache_true():
    check = "cache-true"
    now = pointer(HEAD)
    if now.problem:
        failed(check, f"Nothing to compare the cache with: in your last commit {now.problem}.", expected="a committed data.dvc")
        return
    words, count = incomplete(CACHE, now.hash)
    if words:
        failed(
            check, f"The cache lacks what data.dvc names: {'; '.join(words[:4])}.",
            expected=f"{count} whole files below .dvc/cache/files/md5", actual=f"{count - len(words)} of {count}", file="data.dvc", text="md5",
        )  # fmt: skip
        return
    passed(check, f"All {count} files that data.dvc names are in the cache, and the content of each gives the hash that is its name.")


def analytics_off():
    check = "analytics-off"
    said = committed.get("core", {}).get("analytics")
    if str(said).lower() == "false":
        passed(check, "The committed .dvc/config says `analytics = false`.")
        return
    where = ""
    if said is None and str(private.get("core", {}).get("analytics")).lower() == "false":
        where = " Your .dvc/config.local says so, but that file is yours alone: Git ignores it."
    elif said is None and str(effective.get("core", {}).get("analytics")).lower() == "false":
        where = " The file on your disk says so; it is not committed."
    failed(check, f"The .dvc/config of your last commit does not switch the reports off.{where}", expected="analytics = false below [core]", actual=said or "not set", file=".dvc/config" if (HERE / ".dvc/config").is_file() else None)  # fmt: skip


# --- step 2 ------------------------------------------------------------------------------------------------------------


def drive_for_all():
    check = "drive-for-all"
    at = {"file": ".dvc/config", "text": "remote"} if (HERE / ".dvc/config").is_file() else {}
    name, url = default_remote(committed)
    if url is None:
        sections = [key for key in committed if key.startswith("remote ")]
        if default_remote(private)[1] or any(key.startswith("remote ") for key in private):
            why = "The drive stands in .dvc/config.local, which Git ignores: on this machine `dvc push` works, everywhere else it finds no remote."
        elif sections and name is None:
            why = "A drive is named, but no default is set: `dvc pull` asks everybody for its name."
        elif default_remote(effective)[1]:
            why = "The drive stands in the .dvc/config on your disk, but not in the one of your last commit."
        else:
            why = "The .dvc/config of your last commit names no default drive."
        failed(check, why, expected="a default remote in the committed .dvc/config", actual=f"default: {name or 'none'}", **at)
        return
    folder = folder_of(url)
    if folder is None:
        failed(check, f"The drive is at {url}; in this exercise it is a folder.", expected="a folder beside this one", actual=url, **at)
    elif folder == HERE or HERE in folder.parents:
        inside = folder.relative_to(HERE).as_posix()
        failed(
            check, f"The drive lies inside this folder ({inside}). It goes when the folder goes, and in a clone it is empty.",
            expected="a folder outside of the repository", actual=url, **at,
        )  # fmt: skip
    elif not folder.is_dir():
        failed(check, f"The committed .dvc/config names the drive {url}, but there is no such folder yet.", expected="a drive that was pushed to", actual="no folder", **at)  # fmt: skip
    else:
        passed(check, f"Whoever clones the repository finds the drive `{name}` at {url} (seen from .dvc).")


def on_drive(check, version):
    name = TAGS[version]
    commit = tag(version) or (HEAD if version == "first" else None)
    if commit is None:
        failed(check, f"There is no tag {name} yet, so nobody can say what must be on the drive.", expected=f"a tag {name}", actual="no tag")
        return
    said = pointer(commit)
    where = f"the commit {short(commit)}" + (f" ({name})" if tag(version) else "")
    if said.problem:
        failed(check, f"Nothing to look for on the drive: in {where}, {said.problem}.", expected="a committed data.dvc")
    elif DRIVE is None:
        failed(check, "No drive is set up, so nothing can have been pushed.", expected="a drive with all files of the version", actual="no drive")
    elif DRIVE == CACHE:
        failed(check, "The drive is the cache itself: one disk, one accident.", expected="a drive of its own", actual=str(DRIVE.name))
    else:
        words, count = incomplete(DRIVE, said.hash)
        if words:
            failed(
                check, f"The drive lacks files of {where}: {'; '.join(words[:4])}.",
                expected=f"{count} whole files on the drive", actual=f"{count - len(words)} of {count}",
            )  # fmt: skip
        else:
            passed(check, f"All {count} files of {where} are on the drive, whole.")


def tagged(check, version):
    commit = tag(version)
    if commit is None:
        names = (git("tag", "--list") or b"").decode().split()
        near = f" There is: {', '.join(names[:4])}." if names else ""
        failed(check, f"There is no tag {TAGS[version]}.{near}", expected=f"the tag {TAGS[version]} on a commit whose data.dvc names {NAMES[version]}", actual="no such tag")  # fmt: skip
        return
    words = against(commit, version)
    if words:
        failed(check, f"The tag {TAGS[version]} is on commit {short(commit)}, which does not hold {NAMES[version]}: {words}.", expected=NAMES[version], actual=words)
    else:
        passed(check, f"{TAGS[version]} is commit {short(commit)}: {len(WANTED[version])} months, each with the content that it must have.")


# --- step 3 ------------------------------------------------------------------------------------------------------------


def growth():
    """What the drive really grew by, for the prediction; nothing is judged here."""
    both = {version: {list_hash(files), *files.values()} for version, files in WANTED.items()}
    new = both["second"] - both["first"]
    if all(is_whole(DRIVE, name) for name in both["first"] | both["second"]):
        passed("growth", f"Version 2 names {len(both['second'])} files (four months and a list); {len(new)} of them were not on the drive before.", value=len(new))
    else:
        passed("growth", f"Your drive does not hold both versions yet, so the check counted by their hashes: version 2 names {len(both['second'])} files (four months and a list); {len(new)} of them are not in version 1. When it is pushed, count on the drive with the command on the page.", value=len(new))


def text_of(path):
    """A text that a shell has written: PowerShell takes UTF-16."""
    content = read(path)
    if content is None:
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    return content.decode("utf-8-sig", errors="replace")


def changes_named():
    check, file = "changes-named", "changes.json"
    text = text_of(HERE / file)
    if text is None:
        failed(check, "There is no changes.json.", expected="what `dvc diff data-v1 data-v2 --json` prints", actual="no file")
        return
    try:
        told = json.loads(text)
        found = {
            kind: sorted({str(entry["path"]).replace("\\", "/") for entry in told.get(kind, [])} - {"data/", "data"})
            for kind in ("added", "modified", "deleted", "renamed")
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        failed(check, "changes.json is not what `dvc diff … --json` prints.", expected="JSON with the keys added, deleted, modified, renamed", actual=text[:80], file=file)
        return
    first, second = WANTED["first"], WANTED["second"]
    wanted = {
        "added": [f"data/{name}" for name in sorted(second.keys() - first.keys())],
        "modified": [f"data/{name}" for name in sorted(second.keys() & first.keys()) if first[name] != second[name]],
        "deleted": [],
        "renamed": [],
    }
    say = lambda kinds: "; ".join(f"{kind}: {', '.join(names)}" for kind, names in kinds.items() if names) or "nothing"  # noqa: E731
    if found != wanted:
        why = "changes.json names other changes than those from version 1 to version 2."
        if found["deleted"] == wanted["added"] and found["modified"] == wanted["modified"]:
            why = "changes.json tells the way back, from version 2 to version 1: the older version comes first."
        elif not any(found.values()):
            why = "changes.json names no change: without two versions, `dvc diff` compares the last commit with your folder, and these are the same."
        failed(check, why, expected=say(wanted), actual=say(found), file=file)
        return
    if git("cat-file", "-e", f"{HEAD}:{file}") is None:
        failed(check, "changes.json is right, but not committed.", expected="changes.json in your last commit", actual="not in it", file=file)
        return
    passed(check, f"changes.json tells what version 2 changed: {say(found)}.")


# --- step 4 ------------------------------------------------------------------------------------------------------------


def means(files):
    minutes = {}
    for name in sorted(files):
        header, *rows = files[name].decode().splitlines()
        columns = header.split(",")
        for row in rows:
            values = dict(zip(columns, row.split(",")))
            minutes.setdefault(values["depot"], []).append(float(values["minutes"]))
    return sum(map(len, minutes.values())), {depot: sum(values) / len(values) for depot, values in minutes.items()}


def model_true(check, version):
    file = f"models/{TAGS[version]}.json"
    text = text_of(HERE / file)
    if text is None:
        failed(check, f"There is no {file}.", expected=f"the model that train.py makes of {TAGS[version]}", actual="no file")
        return
    try:
        told = json.loads(text)
        orders, minutes = int(told["orders"]), {str(depot): float(value) for depot, value in told["minutes"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        failed(check, f"{file} is not what train.py writes.", expected="orders, and minutes by depot", actual=text[:80], file=file)
        return
    for other in (version, *(set(CONTENT) - {version})):
        count, wanted = means(CONTENT[other])
        same = orders == count and minutes.keys() == wanted.keys() and all(abs(minutes[depot] - wanted[depot]) < 0.02 for depot in wanted)
        if same:
            break
    else:
        other = None
    count, _ = means(CONTENT[version])
    if other != version:
        of = f"It is the model of {TAGS[other]}: that is what lay in data/ when train.py ran." if other else "It is the model of neither version."
        failed(check, f"{file} has learned from {orders} orders. {of}", expected=f"{count} orders, those of {TAGS[version]}", actual=f"{orders} orders", file=file, text="orders")
        return
    if git("cat-file", "-e", f"{HEAD}:{file}") is None:
        failed(check, f"{file} is right, but not committed.", expected="the model in your last commit", actual="not in it", file=file)
        return
    passed(check, f"{file} is the model of {TAGS[version]}: {count} orders.")


def release():
    """What release.yaml, as committed, says behind `data:` and `because:`, and the line at which it is no YAML, else `None`."""
    text = git("show", f"{HEAD}:release.yaml") if HEAD else None
    told, fault = None, None
    try:
        told = yaml.safe_load(text or b"")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        fault = mark.line + 1 if mark else 1
    told = told if isinstance(told, dict) else {}
    return str(told.get("data") or "").strip(), str(told.get("because") or "").strip(), fault


def release_decided():
    check, file = "release-decided", "release.yaml"
    data, because, fault = release()
    place = {"file": file} if (HERE / file).is_file() else {}
    if fault:
        failed(check, f"release.yaml, as committed, is no valid YAML: line {fault} cannot be read. A colon inside a sentence needs the sentence in quotes.", expected='because: "A sentence: with a colon."', actual=f"a fault at line {fault}", **({**place, "line": fault} if place else {}))
    elif data not in TAGS.values():
        failed(check, f"release.yaml, as committed, says {f'`{data}`' if data else 'nothing'} behind `data:`.", expected="data-v1 or data-v2", actual=data or "nothing", text="data:", **place)
    elif len(because.split()) < 4:
        failed(check, f"release.yaml says `{data}`, but not why.", expected="one sentence behind `because:`", actual=because or "nothing", text="because:", **place)
    else:
        passed(check, f"`{data}` goes out, because: {because[:160]}")


def one_version():
    check = "one-version-everywhere"
    now = pointer(HEAD)
    if now.problem:
        failed(check, f"In your last commit {now.problem}.", expected="a committed data.dvc")
        return
    data, _, _ = release()
    version = next((version for version, name in TAGS.items() if name == data), None)
    if not any(read(HERE / file) for file in ("models/data-v1.json", "models/data-v2.json")) and version is None:
        failed(check, "Nothing is released yet: release.yaml names no version.", expected="data-v1 or data-v2 in release.yaml", actual="nothing", file="release.yaml")
        return
    if version and (words := against(HEAD, version)):
        failed(check, f"release.yaml says {data}, but the data.dvc of your last commit does not: {words}.", expected=NAMES[version], actual=words, file="data.dvc", text="md5")
        return
    named = listing(now.hash)
    if named is None:
        failed(check, "The list that data.dvc names is neither in the cache nor on the drive.", expected="a list that can be read", file="data.dvc")
        return
    disk = {path.relative_to(HERE / "data").as_posix(): md5(path.read_bytes()) for path in sorted((HERE / "data").rglob("*")) if path.is_file()}
    if disk != named:
        words = differences(disk, named)
        failed(
            check, f"data.dvc and the folder data/ are not of the same version: in data/, {words}.",
            expected=f"the {len(named)} files that data.dvc names", actual=words, file="data.dvc", text="md5",
        )  # fmt: skip
        return
    lying = read(HERE / "data.dvc")
    if Pointer(lying).hash != now.hash:
        failed(check, "The data.dvc on your disk is not the one of your last commit.", expected=now.hash, actual=Pointer(lying).hash or "none", file="data.dvc", text="md5")
        return
    passed(check, f"release.yaml, data.dvc and the folder data/ all mean {data or 'the same version'}.")


git_without_data()
first_version()
cache_true()
analytics_off()
drive_for_all()
on_drive("drive-has-first", "first")
tagged("first-tagged", "first")
growth()
tagged("second-tagged", "second")
on_drive("drive-has-second", "second")
changes_named()
model_true("first-model", "first")
model_true("second-model", "second")
release_decided()
one_version()

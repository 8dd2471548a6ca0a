"""What the remote's branches and tags say, and what GitHub would read in them."""

import io
import itertools
import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import PurePosixPath

from mlops_probe import Stopped, attempt, failed, load, run_python

probe = load()
sys.path.insert(0, str(probe.folder / "probes"))
import code_owners

REMOTE = probe.workspace / "origin.git"
CHECKS = """prediction-made work-on-branch main-by-merge colleague-kept local-main-clean owners-found owners-syntax owners-right
template-found template-asks template-boxes feature-merged version-right tag-annotated tag-on-merge""".split()
WORK = ["Count the rush hours in the prediction", "Answer with a window of ten minutes"]
THEIRS = "Take the usual weight where the scale gave none"
ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}


def git(*args, bare=True, binary=False):
    """What git prints in the remote (or the work tree); `None` when it refuses."""
    folder = REMOTE if bare else probe.workspace
    command = ["git", "-c", "safe.directory=*", *args]
    ran = subprocess.run(command, cwd=str(folder), env=ENV, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    if ran.returncode != 0:
        return None
    return ran.stdout if binary else ran.stdout.decode("utf-8", "replace").strip("\r\n")


class Commit:
    def __init__(self, line):
        self.id, parents, self.subject = line.split("\x1f", 2)
        self.parents = parents.split()

    def __str__(self):
        return f"`{self.id[:7]} {self.subject}`"


def log(*args, bare=True):
    printed = git("log", "--format=%H%x1f%P%x1f%s", *args, "--", bare=bare)
    return [Commit(line) for line in (printed or "").split("\n") if line]


def some(things):
    things = list(things)
    return ", ".join(f"`{thing}`" for thing in things[:4]) + (f" and {len(things) - 4} more" if len(things) > 4 else "")


class Tree:
    """The files of a branch, of the remote or of the work tree's own."""

    def __init__(self, shown, revision, bare):
        self.shown, self.revision, self.bare = shown, revision, bare
        listed = (git("ls-tree", "-r", "--full-tree", "-z", revision, bare=bare) or "").split("\0")
        #: The id of the content by path.
        self.files = {path: entry.split()[2] for entry, _, path in (line.partition("\t") for line in listed if line)}

    def text(self, path):
        return (git("show", f"{self.revision}:{path}", bare=self.bare, binary=True) or b"").decode("utf-8-sig", "replace")

    def like(self, pattern):
        """The files whose path matches anywhere, with the id of their content."""
        return {path: content for path, content in self.files.items() if re.search(pattern, path, re.IGNORECASE)}


def judge(pattern, checks):
    """Judges the remote's main; where it does not hold yet, the branch on which the learner stands says what to do next."""
    main, branch = Tree("on the remote's main", "refs/heads/main", True), git("symbolic-ref", "--short", "--quiet", "HEAD", bare=False) or "HEAD"
    head = Tree(f"on `{branch}`", "HEAD", False)
    tip = git("rev-parse", "refs/heads/main")
    parted = git("merge-base", "HEAD", tip, bare=False) or "v1.2.0"
    moved_on = head.like(pattern) not in (main.like(pattern), Tree("", parted, False).like(pattern))
    changed = [line[3:] for line in (git("status", "--porcelain", "--untracked-files=all", bare=False) or "").split("\n") if re.search(pattern, line, re.IGNORECASE)]
    later = f" (What you changed in `{changed[0]}` is in no commit yet.)" if changed else ""
    on_main = checks(main)
    on_head = checks(head) if moved_on else {}
    for check, function in on_main.items():

        @attempt(check)
        def _(check=check, function=function):
            try:
                return function()
            except Stopped as stopped:
                if check not in on_head:
                    raise Stopped(f"{stopped}{later}", **stopped.details) from None
            try:
                said = on_head[check]()
            except Stopped as stopped:
                raise Stopped(f"{stopped}{later}", **stopped.details) from None
            step = "Push it" if branch == "main" else "Merge it on main and push that"
            raise Stopped(f"Not on the remote's main yet, and that is what GitHub reads. {head.shown[0].upper()}{head.shown[1:]} it is right: {said} {step}.{later}")


def here(path):
    """The place of a finding, where the file is in the work tree too."""
    return {"file": path} if (probe.workspace / path).is_file() else {}


def refuse(message):
    for check in CHECKS:
        failed(check, message)


# --- step 1: the branches ----------------------------------------------------------------------------------------------


def look_at_branches():
    main = log("--first-parent", "refs/heads/main")
    everything = {commit.id: commit for commit in log("refs/heads/main")}
    branches = [name for name in git("for-each-ref", "--format=%(refname:short)", "refs/heads").split() if name != "main"]

    @attempt("work-on-branch")
    def _():
        best, lacking = None, WORK
        for branch in branches:
            subjects = [commit.subject for commit in log("--first-parent", f"refs/heads/{branch}")]
            missing = [subject for subject in WORK if subject not in subjects]
            if len(missing) < len(lacking):
                best, lacking = branch, missing
        if not lacking:
            return f"The remote has both commits of the rush hours on the branch `{best}`."
        if best:
            raise Stopped(f"The branch `{best}` of the remote has one of the two commits; `{lacking[0]}` is not on it.", expected="both commits", actual="one of them")
        local = (git("for-each-ref", "--format=%(refname:short)", "refs/heads", bare=False) or "").split()
        yours = [name for name in local if name not in ("main", *branches)]
        more = f" {some(yours)} is on your machine only: `git push -u origin {yours[0]}`." if yours else ""
        raise Stopped(
            f"The remote has the branches {some(['main', *branches])}; on none beside main lie the commits {some(WORK)}.{more}",
            expected="a branch with both commits", actual=some(branches) or "no branch beside main",
        )  # fmt: skip

    @attempt("main-by-merge")
    def _():
        started = git("rev-parse", "--verify", "--quiet", "v1.2.0^{commit}")
        new = []
        for commit in main:
            if commit.id == started:
                break
            new.append(commit)
        direct = [commit for commit in new if len(commit.parents) < 2 and commit.subject != THEIRS]
        if direct:
            raise Stopped(
                f"On the remote's main {direct[-1]} was pushed directly: following the first parent of each commit one meets it, and it is no merge.",
                expected="a merge commit for each branch", actual=", ".join(str(commit) for commit in reversed(direct)),
            )  # fmt: skip
        merges = [commit for commit in new if len(commit.parents) > 1]
        return f"Work of yours came to the remote's main by {len(merges)} merge commit{'' if len(merges) == 1 else 's'}, and in no other way."

    @attempt("colleague-kept")
    def _():
        if not any(commit.subject == THEIRS for commit in everything.values()):
            raise Stopped(
                f"`{THEIRS}`, which B. Colleague had pushed, is no longer on the remote's main.", expected=THEIRS, actual=f"the newest is {main[0]}" if main else "nothing"
            )
        if "USUAL_KG" not in (git("show", "refs/heads/main:src/features.py") or ""):
            raise Stopped(f"The commit `{THEIRS}` is on the remote's main, but what it did to src/features.py is not.")
        return "What B. Colleague pushed is still on the remote's main."

    @attempt("local-main-clean")
    def _():
        tip = git("rev-parse", "--verify", "--quiet", "refs/heads/main", bare=False)
        if tip is None:
            raise Stopped("Your clone has no branch `main`. Make it again: `git branch main origin/main`.")
        alone = [commit for commit in log("refs/heads/main", bare=False) if commit.id not in everything]
        if alone:
            raise Stopped(
                f"Your own main holds {len(alone)} commit{'' if len(alone) == 1 else 's'} that the remote's main lacks, the newest is {alone[0]}.",
                expected="nothing that the remote's main lacks", actual=f"{len(alone)} commits ahead",
            )  # fmt: skip
        return "Your own main holds nothing that the remote's main lacks."


# --- step 2: CODEOWNERS ------------------------------------------------------------------------------------------------

PLATFORM, INES, SCIENCE, MLOPS = "@parcel-post/platform", "@ines-ops", "@parcel-post/data-science", "@parcel-post/mlops"
TEAMS = {PLATFORM, INES, SCIENCE, MLOPS}
EXPECTED = {
    "README.md": [MLOPS],
    "src/predict.py": [MLOPS],
    "src/models/tree.py": [MLOPS],
    "tests/src/train.py": [MLOPS],
    "docs/deploy/howto.md": [MLOPS],
    "docs/notebooks/why.md": [MLOPS],
    "src/train.py": [SCIENCE],
    "src/features.py": [SCIENCE],
    "models/README.md": [SCIENCE],
    "models/2026-07/card.md": [SCIENCE],
    "deploy/service.yaml": [PLATFORM, INES],
    "deploy/production/eu/limits.yaml": [PLATFORM, INES],
    ".github/CODEOWNERS": [PLATFORM],
    ".github/workflows/train.yml": [PLATFORM],
    "notebooks/rain.ipynb": [],
    "notebooks/2026/rain.ipynb": [],
}


def names(owners):
    return " and ".join(f"`{owner}`" for owner in owners) or "nobody"


def owners_checks(tree):
    found = [place for place in code_owners.PLACES if place in tree.files]
    similar = [path for path in tree.files if PurePosixPath(path).name.lower() == "codeowners" and path not in found]
    used = (found + similar)[0] if found + similar else None
    lines = code_owners.read(tree.text(used)) if used else []

    def owners_found():
        if not found:
            near = f" There is `{similar[0]}`, which it passes over." if similar else ""
            raise Stopped(f"{tree.shown[0].upper()}{tree.shown[1:]} GitHub finds no CODEOWNERS file.{near}", expected=some(code_owners.PLACES), actual=some(similar) or "none")
        if len(found) > 1:
            raise Stopped(
                f"There are {some(found)} {tree.shown}. GitHub uses the first, `{found[0]}`; whatever anybody writes into the other does nothing.",
                expected="one file", actual=some(found), **here(found[1]),
            )  # fmt: skip
        return f"GitHub finds one file {tree.shown}: `{found[0]}`."

    def owners_syntax():
        if not lines:
            raise Stopped(f"No CODEOWNERS file {tree.shown} has a line that says anything.", actual=used or "no file")
        bad = []
        for line in lines:
            strange = [owner for owner in line.owners if owner.lower() not in TEAMS]
            if line.wrong:
                bad.append((line, f"is skipped by GitHub: {line.wrong}", "a pattern and its owners", line.text))
            elif strange:
                bad.append((line, f"names `{strange[0]}`, whom nobody knows here: GitHub reports an unknown owner and asks nobody", some(sorted(TEAMS)), strange[0]))
        if bad:
            line, why, expected, actual = bad[0]
            more = f" Line{'s' if len(bad) > 2 else ''} {', '.join(str(each[0].number) for each in bad[1:])} also." if len(bad) > 1 else ""
            raise Stopped(f"Line {line.number} of `{used}` {tree.shown}, `{line.text}`, {why}.{more}", expected=expected, actual=actual, **here(used), text=line.text)
        return f"GitHub understands all {len(lines)} lines of `{used}`."

    def owners_right():
        wrong = []
        for path, wanted in EXPECTED.items():
            owners, line = code_owners.owners_of(path, lines)
            if {owner.lower() for owner in owners} != set(wanted):
                wrong.append((path, wanted, owners, line))
        if wrong:
            path, wanted, owners, line = wrong[0]
            decided = f"line {line.number} of `{used}`, `{line.text}`, is the last that matches" if line else "no line matches"
            more = f" {len(wrong) - 1} more of {len(EXPECTED)} files tried are wrong: {some(each[0] for each in wrong[1:])}." if len(wrong) > 1 else ""
            raise Stopped(
                f"{tree.shown[0].upper()}{tree.shown[1:]}: for `{path}` GitHub asks {names(owners)} ({decided}); the table says {names(wanted)}.{more}",
                expected=names(wanted), actual=names(owners), **(here(used) if used else {}), text=line.text if line else None,
            )  # fmt: skip
        return f"For {len(EXPECTED)} files, most of which are not there yet, GitHub asks whom the table names."

    return {"owners-found": owners_found, "owners-syntax": owners_syntax, "owners-right": owners_right}


def look_at_prediction():
    @attempt("prediction-made")
    def _():
        tree = Tree("at v1.2.0", "refs/tags/v1.2.0", True)
        found = [place for place in code_owners.PLACES if place in tree.files]
        if not found:
            raise Stopped("The remote's tag v1.2.0 is gone, or no longer what it was; the exercise starts with it. *Reset* brings it back and keeps your work.")
        owners, line = code_owners.owners_of("deploy/service.yaml", code_owners.read(tree.text(found[0])))
        options = {(): "nobody", (MLOPS,): "mlops", (INES,): "ines", (PLATFORM,): "platform", (PLATFORM, INES): "platform-and-ines"}
        truth = options.get(tuple(owners), "nobody")
        decided = f"its line {line.number}, `{line.text}`, is the last one that matches" if line else "no line matches"
        return f"GitHub uses `{found[0]}`, and there {decided}: it asks {names(owners)}.", truth


# --- step 3: the pull request template -----------------------------------------------------------------------------------

TEMPLATE = re.compile(r"(?:(?:\.github|docs)/)?pull_request_template(?:\.(?:md|markdown|txt))?", re.IGNORECASE)
TOPICS = {
    "what changes and why": [r"\bwhy\b|\breasons?\b|\bbecause\b|\bmotivation\b"],
    "the data: which months": [r"\bmonths?\b"],
    "the error before and after": [r"\berrors?\b|\bmae\b|\bmetrics?\b", r"\bbefore\b|\bold\b|\bmain\b", r"\bafter\b|\bnow\b|\bnew (?:model|error|value|number)|\bwith this change\b"],
    "how the change is rolled back": [r"\broll(?:ed|s|ing)?[ -]*back\b|\brollback\b|\brevert|\b(?:take|taken|takes|get|go|come|switch|fall)s? (?:\w+ ){0,3}back\b|\bundo(?:ne)?\b|\bway back\b|\bback[ -]?out\b"
        r"|\brestor(?:e|ed|ing)\b|\b(?:old|previous|last|earlier) (?:model|version|release)\b"],
}
BOX = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s+(\S.*)", re.MULTILINE)
BROKEN_BOX = re.compile(r"^\s*(?:[-*+]?\[[ xX]?\]|[-*+]\s+(?:\[\]|\[\s{2,}\]|\[[ xX]\](?=\S)|\([ xX]?\))).*$", re.MULTILINE)


def template_checks(tree):
    found = [path for path in tree.files if TEMPLATE.fullmatch(path)]
    similar = [path for path in tree.files if re.search(r"pull.?request", path, re.IGNORECASE) and path not in found]
    used = (found + similar)[0] if found + similar else None
    text = tree.text(used) if used else ""
    visible = re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL)

    def template_found():
        if not found:
            near = f" `{similar[0]}` is none that it fills in." if similar else ""
            if similar and re.search(r"(?:^|/)pull_request_template/", similar[0], re.IGNORECASE):
                near = f" `{similar[0]}` is one of several to choose from, which GitHub takes only when the address ends in `?template=…`."
            raise Stopped(
                f"There is no template {tree.shown} that GitHub puts into a new pull request by itself.{near}",
                expected=".github/pull_request_template.md, or the same in the top folder or docs/", actual=some(similar) or "none",
            )  # fmt: skip
        all_of_them = found + [path for path in similar if re.search(r"pull_request_templates", path, re.IGNORECASE)]
        if len(all_of_them) > 1:
            raise Stopped(
                f"There are {some(all_of_them)} {tree.shown}. Only one is put in by itself; the other misleads whoever mends it.",
                expected="one template", actual=some(all_of_them), **here(all_of_them[1]),
            )  # fmt: skip
        return f"GitHub puts `{found[0]}` into each new pull request."

    def template_asks():
        if not visible.strip():
            raise Stopped(f"No template {tree.shown} has any text that is seen.", actual=used or "no template")
        for topic, patterns in TOPICS.items():
            if all(re.search(pattern, visible, re.IGNORECASE) for pattern in patterns):
                continue
            hidden = all(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
            why = "it stands in a comment (`<!-- -->`), which is gone when the page is shown" if hidden else "no line speaks of it"
            raise Stopped(f"`{used}` {tree.shown} does not ask for {topic}: {why}.", expected=topic, actual="in a comment" if hidden else "not asked for", **here(used))
        lines = visible.splitlines()
        places = [[number for number, line in enumerate(lines) if re.search(patterns[0], line, re.IGNORECASE)] for patterns in TOPICS.values()]
        if not any(len(set(chosen)) == len(chosen) for chosen in itertools.product(*places)):
            crowded = next(lines[number].strip() for number in places[0])
            raise Stopped(
                f"`{used}` {tree.shown} asks for several of the four in one line, `{crowded[:80]}`: there is no room to answer each.",
                expected="a heading or a line for each of the four", actual=crowded[:80], **here(used), text=crowded,
            )  # fmt: skip
        return f"`{used}` asks for {', '.join(TOPICS)}."

    def template_boxes():
        boxes, broken = BOX.findall(visible), BROKEN_BOX.search(visible)
        if broken:
            box = broken.group(0).strip()
            raise Stopped(
                f"`{box}` in `{used}` {tree.shown} is no box that can be ticked, GitHub shows it as text.",
                expected="- [ ] and a space behind it", actual=box, **here(used), text=box,
            )  # fmt: skip
        ticked = [box for box, _ in boxes if box != " "]
        if ticked:
            raise Stopped(f"{len(ticked)} of {len(boxes)} boxes in `{used}` {tree.shown} are ticked before anybody has done anything.", expected="- [ ]", actual="- [x]", **here(used), text="[x]")
        if len(boxes) < 3:
            what = f"`{used}`" if used else "No template"
            raise Stopped(f"{what} {tree.shown} has {len(boxes)} boxes to tick.", "at least 3", str(len(boxes)), **(here(used) if used else {}))
        told = {" ".join(re.findall(r"\w{2,}", label.lower())) for _, label in boxes}
        empty = next((label.strip() for _, label in boxes if len(re.findall(r"\w{2,}", label)) < 2), None)
        if empty is not None:
            raise Stopped(f"The box `{empty[:60]}` in `{used}` {tree.shown} does not say what was gone through.", expected="a box whose text can be true or not", actual=empty[:60], **here(used), text=empty)
        if len(told) < 3:
            raise Stopped(f"The {len(boxes)} boxes in `{used}` {tree.shown} say only {len(told)} different thing{'' if len(told) == 1 else 's'}.", expected="at least 3", actual=str(len(told)), **here(used))
        return f"`{used}` has {len(boxes)} boxes to tick, all of them open."

    return {"template-found": template_found, "template-asks": template_asks, "template-boxes": template_boxes}


# --- step 4: the release -------------------------------------------------------------------------------------------------

ORDER = {"depot": "north", "vehicle": "van", "distance_km": 3.0, "stops_before": 2, "rain_mm": 0.0, "parcel_kg": 2.0}
MINUTES = {"calm": 20.3, "rush": 26.3}
ASK = """
import contextlib, io, json, runpy, sys
answers = {}
for name in ("calm", "rush"):
    out = io.StringIO()
    sys.argv = ["src/predict.py", name + ".json"]
    with contextlib.redirect_stdout(out):
        runpy.run_path("src/predict.py", run_name="__main__")
    answers[name] = json.loads(out.getvalue())
print("\\x1e" + json.dumps(answers))
"""
answers = {}


def answers_at(commit):
    """What predict.py of a commit answers to a calm and a rush hour; a text when it does not."""
    if commit not in answers:
        answers[commit] = ask(commit)
    return answers[commit]


def ask(commit):
    archive = git("archive", "--format=tar", commit, "src", binary=True)
    if archive is None:
        return "there is no folder `src` in it"
    folder = probe.temporary / commit[:12]
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar.getmembers():
            if member.isfile() and ".." not in PurePosixPath(member.name).parts and not member.name.startswith("/"):
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(tar.extractfile(member).read())
    for name, hour in (("calm", 12), ("rush", 17)):
        (folder / f"{name}.json").write_text(json.dumps({**ORDER, "hour": hour}), encoding="utf-8")
    script = "import sys; sys.path.insert(0, 'src')\n" + ASK
    ran = run_python(["-c", script], cwd=folder, seconds=20)
    if ran.exit_code != 0 or "\x1e" not in ran.stdout:
        return f"`python src/predict.py order.json` fails: {ran.last_error or 'it prints no JSON'}"
    said = json.loads(ran.stdout.split("\x1e")[1])
    return said if all(isinstance(answer, dict) for answer in said.values()) else "the answer is no object"


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def keeps_minutes(said):
    """Whether `minutes` is there and still means the minutes to the door, with or without the rush hours."""
    told = [said[name].get("minutes") for name in MINUTES]
    return all(is_number(value) and any(abs(value - minutes) < 0.11 for minutes in MINUTES.values()) for value in told)


class Tag:
    def __init__(self, line, pushed):
        self.name, kind, tip, peeled = line.split("\x1f")
        self.annotated = kind == "tag"
        self.commit = peeled or tip
        self.pushed = pushed

    @property
    def number(self):
        match = re.fullmatch(r"v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", self.name)
        return tuple(map(int, match.groups())) if match else None


def new_tags():
    """Tags that the exercise did not start with; the remote's first."""
    form = "--format=%(refname:strip=2)%1f%(objecttype)%1f%(objectname)%1f%(*objectname)"
    tags = {}
    for bare in (False, True):
        for line in (git("for-each-ref", form, "refs/tags", bare=bare) or "").split("\n"):
            if not line:
                continue
            tag = Tag(line, bare)
            if tag.name not in ("v1.1.0", "v1.2.0"):
                tags[tag.name] = tag
    return sorted(tags.values(), key=lambda tag: (not tag.pushed, tag.name))


def look_at_release():
    line = log("--first-parent", "refs/heads/main")
    subjects = {commit.subject for commit in log("refs/heads/main")}
    tags = new_tags()
    releases = [tag for tag in tags if tag.number]
    release = (releases + tags)[0] if tags else None
    none = "There is no new tag, neither on the remote nor here."

    @attempt("feature-merged")
    def _():
        missing = [subject for subject in WORK if subject not in subjects]
        if missing:
            raise Stopped(f"The remote's main lacks {some(missing)}.", expected="both commits of the rush hours", actual=f"the newest is {line[0]}" if line else None)
        said = answers_at(line[0].id)
        if isinstance(said, str):
            raise Stopped(f"With what is on the remote's main, {said}.", **here("src/predict.py"))
        windows = [said[name] for name in MINUTES]
        if not all(is_number(answer.get("from")) and is_number(answer.get("to")) for answer in windows):
            raise Stopped(
                f"Both commits are on the remote's main, but it answers {json.dumps(windows[1])}, without the window: the merge left out what they did.",
                expected='"from" and "to" in the answer', actual=json.dumps(windows[1]), **here("src/predict.py"),
            )  # fmt: skip
        if windows[0] == windows[1]:
            raise Stopped(
                f"Both commits are on the remote's main, but at five in the afternoon it answers {json.dumps(windows[1])}, the same as at noon.", **here("src/predict.py")
            )
        return f"The remote's main holds both commits, and answers {json.dumps(windows[0])} at noon and {json.dumps(windows[1])} at five."

    @attempt("version-right")
    def _():
        if not release:
            raise Stopped(none, expected="a new tag vMAJOR.MINOR.PATCH", actual="no new tag")
        old = git("rev-parse", "--verify", "--quiet", "v1.2.0^{commit}")
        if old is None or not any(commit.id == old for commit in line):
            raise Stopped("The remote's tag v1.2.0 is gone or was moved off main. A release that is out stays where it is.")
        if not releases:
            raise Stopped(f"`{release.name}` is no version: three numbers behind a `v` were expected.", expected="vMAJOR.MINOR.PATCH", actual=release.name)
        if len(releases) > 1:
            raise Stopped(
                f"There are {len(releases)} new releases, {some(tag.name for tag in releases)}, for one change. Take the wrong one away: `git tag -d NAME`, `git push origin --delete NAME`.",
                expected="one new release", actual=some(tag.name for tag in releases),
            )  # fmt: skip
        said = answers_at(release.commit)
        if isinstance(said, str):
            raise Stopped(f"At `{release.name}`, {said}.")
        kept = keeps_minutes(said)
        wanted, seen = ("v1.3.0" if kept else "v2.0.0"), json.dumps(said["rush"])
        if release.name != wanted:
            why = "all that could be read before is still there, and something new came" if kept else "`minutes`, which the web shop and the drivers' app read, is gone or means something else"
            raise Stopped(f"At `{release.name}` the service answers {seen}: {why}. The number must say so.", expected=f"the {'MINOR' if kept else 'MAJOR'} number goes up", actual=release.name)
        return f"`{wanted}` fits: it answers {seen}, " + ("which whoever read `minutes` can still read." if kept else "and whoever read `minutes` is warned by the first number.")

    @attempt("tag-annotated")
    def _():
        if not release:
            raise Stopped(none, expected="an annotated tag", actual="no new tag")
        if not release.annotated:
            raise Stopped(
                f"`{release.name}` is a lightweight tag, a mere name for a commit: it has no author, no date and no message.", expected="an annotated tag", actual="a lightweight tag"
            )
        message = git("for-each-ref", "--format=%(contents)", f"refs/tags/{release.name}", bare=release.pushed) or ""
        words = [word for word in re.findall(r"[^\W\d_]{2,}", message) if word.lower() not in ("release", "version", "tag")]
        if len(words) < 4:
            raise Stopped(f"The message of `{release.name}` is `{message[:60]}`: it does not say what changes for those who read the answers.", expected="a sentence", actual=message[:60])
        if release.number and release.number[1:] == (0, 0) and "minutes" not in message:
            raise Stopped(
                f"The message of `{release.name}` does not name `minutes`. The first number says that something is gone; whoever is hit must read what.",
                expected="a sentence that names `minutes`", actual=message[:120],
            )  # fmt: skip
        return f"`{release.name}` is annotated and says: {message.splitlines()[0]}"

    @attempt("tag-on-merge")
    def _():
        if not release:
            raise Stopped(none, expected="a tag on the merge commit", actual="no new tag")
        if not release.pushed:
            raise Stopped(f"`{release.name}` is on your machine only: `git push` does not take tags along.", expected="the tag on the remote", actual="no such tag there")
        on_main = next((commit for commit in line if commit.id == release.commit), None)
        if on_main is None:
            where = log("-1", release.commit)
            raise Stopped(
                f"`{release.name}` stands on {where[0] if where else release.commit[:7]}, which is not in main's own line of commits: what is released there was never together with the rest of main.",
                expected="the merge commit on main", actual=str(where[0]) if where else None,
            )  # fmt: skip
        if len(on_main.parents) < 2:
            raise Stopped(f"`{release.name}` stands on {on_main}, which is no merge commit.", expected="the merge commit on main", actual=str(on_main))
        inside = {commit.subject for commit in log(release.commit)}
        if not any(subject in inside for subject in WORK):
            raise Stopped(f"`{release.name}` stands on {on_main}, before the rush hours were merged.", expected="the merge commit that brought them", actual=str(on_main))
        return f"The remote has `{release.name}` on {on_main}."


if not (REMOTE / "HEAD").is_file() or git("rev-parse", "--verify", "--quiet", "refs/heads/main") is None:
    refuse("The remote `origin.git` is not there, or has no branch `main`. *Reset* brings the exercise back and keeps your work.")
elif git("rev-parse", "--verify", "--quiet", "HEAD", bare=False) is None:
    refuse("This folder is no Git repository with a commit any more. *Reset* brings the exercise back and keeps your work.")
else:
    look_at_prediction()
    look_at_branches()
    judge(r"codeowners", owners_checks)
    judge(r"pull.?request", template_checks)
    look_at_release()

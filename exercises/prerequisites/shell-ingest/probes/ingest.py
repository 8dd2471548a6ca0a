"""Runs ingest.sh as its nights go: odd names, an empty list, downloads that fail, a kill half way, and again. One run reports on all checks."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor

from mlops_probe import Stopped, attempt, load

probe = load()
probe.place = {"file": "ingest.sh"}
sys.path.insert(0, str(probe.folder / "probes"))
from runs import ON_WINDOWS, Trial  # noqa: E402

MONTHS = [file.read_bytes() for file in probe.data.values()]
NAMES = ["2026-01.csv", "deliveries 2026-02.csv", "deliveries  2026-03 (late).csv", "depot [1-2] 2026-04.csv", "driver's 2026-05.csv"]
BIG = MONTHS[0] * (300_000 // len(MONTHS[0]) + 1)


def exports(names, big=None):
    """id -> (name, bytes). Ids are no line numbers; the export `big` is large enough to be seen half way."""
    return {str(41 + at): (name, BIG if name == big else MONTHS[at % len(MONTHS)]) for at, name in enumerate(names)}


FIVE = [f"2026-{month:02}.csv" for month in range(1, 6)]
THREE = FIVE[:3]


# --- the nights ---------------------------------------------------------------------------------------------------------


def odd_names():
    trial = Trial(exports(NAMES), folder="incoming data")
    return {"trial": trial, "first": trial.run(), "whole": trial.whole(), "false": [trial.say(file) for file in trial.in_the_making()]}


def no_line_end():
    trial = Trial(exports(THREE), line_end=False)
    return {"trial": trial, "first": trial.run(), "whole": trial.whole()}


def empty_list():
    trial = Trial({})
    return {"trial": trial, "run": trial.run()}


def some_missing():
    """A night with two exports missing, one when they are repaired, one when a new export has come."""
    trial = Trial(exports(FIVE), {"42": "missing", "44": "missing"})
    server, runs, asked, whole = trial.server, [], [], []

    def night():
        server.asked.clear()
        runs.append(trial.run())
        asked.append(list(server.asked))
        whole.append(trial.whole())

    night()
    false = [file.name for file in trial.false_csv()]
    says = [trial.say(file) for file in trial.false_csv()]
    server.trouble = {}
    night()
    before = trial.stamps()
    server.exports["51"] = ("2026-06.csv", MONTHS[0])
    night()
    touched = [name for name, stamp in trial.stamps().items() if name in before and stamp != before[name]]
    return {"trial": trial, "first": runs[0], "runs": runs, "asked": asked, "whole": whole, "false": false, "says": says, "touched": touched}


def trouble(kind):
    def night():
        trial = Trial(exports(THREE, THREE[1]), {"42": kind})
        return {"trial": trial, "first": trial.run(), "asked": [trial.server.asked], "says": [trial.say(file) for file in trial.false_csv()]}

    return night


def no_list():
    trial = Trial(exports(THREE), {"list": "missing"})
    return {"trial": trial, "run": trial.run()}


def called_wrongly():
    trial = Trial(exports(THREE))
    calls = {
        "no address and no folder": [],
        "no folder": [trial.server.url],
        'an empty text as the address (`bash ingest.sh "" FOLDER`)': ["", trial.folder.name],
        'an empty text as the folder (`bash ingest.sh URL ""`)': [trial.server.url, ""],
    }
    return {"trial": trial, "runs": {what: trial.run(args) for what, args in calls.items()}}


def killed():
    trial = Trial(exports(THREE, THREE[1]), {"42": "stall"})
    trial.until_half()
    parts, seen = trial.in_the_making(), [trial.say(file) for file in trial.false_csv()]
    elsewhere = [trial.say(file) for file in trial.files(trial.temporary)]
    trial.kill()
    trial.server.go_on.set()
    left = trial.false_csv()
    result = {"trial": trial, "parts": parts, "seen": seen or [trial.say(file) for file in left], "elsewhere": elsewhere, "left": [file.name for file in left]}
    trial.server.trouble = {}
    result["second"] = trial.run()
    result["whole"], result["rest"] = trial.whole(), [trial.say(file) for file in trial.in_the_making() if file.name not in result["left"]]
    return result


def withdrawn():
    """The export that was half through is no longer in the list of the next run."""
    trial = Trial(exports(THREE, THREE[1]), {"42": "stall"})
    trial.until_half()
    trial.kill()
    trial.server.go_on.set()
    left = {file.name for file in trial.false_csv()}
    trial.server.trouble = {}
    trial.server.exports = {key: export for key, export in trial.server.exports.items() if key != "42"}
    return {"run": trial.run(), "rest": [trial.say(file) for file in trial.in_the_making() if file.name not in left]}


def told_to_stop():
    if ON_WINDOWS:
        return None
    trial = Trial(exports(THREE, THREE[1]), {"42": "stall"})
    trial.until_half()
    asked = len(trial.server.asked)
    trial.tell_to_stop()
    ended = trial.finish(5)
    result = {"trial": trial, "run": ended, "asked": trial.server.asked[asked:], "rest": [trial.say(file) for file in trial.leftovers()]}
    trial.server.go_on.set()
    return result


NIGHTS = {
    "odd names": odd_names,
    "no line end": no_line_end,
    "empty list": empty_list,
    "missing": some_missing,
    "empty": trouble("empty"),
    "cut": trouble("cut"),
    "no list": no_list,
    "wrong": called_wrongly,
    "killed": killed,
    "withdrawn": withdrawn,
    "told": told_to_stop,
}


def came_of(night):
    try:
        return night()
    except Stopped as stopped:
        return stopped


if (probe.workspace / "ingest.sh").is_file():
    with ThreadPoolExecutor(3) as pool:
        came = dict(zip(NIGHTS, pool.map(came_of, NIGHTS.values())))
else:
    came = {name: Stopped("There is no ingest.sh in the top folder.") for name in NIGHTS}


def after(name):
    """What came of a night, if it came to its end."""
    if isinstance(came[name], Stopped):
        raise came[name]
    return came[name]


# --- step 1: every name -------------------------------------------------------------------------------------------------


def missing_of(names, night):
    absent = [name for name in names if name not in night["whole"]]
    if absent:
        beside = f" Beside the right ones there are {', '.join(night['false'][:3])}." if night["false"] else ""
        raise Stopped(
            f"In the folder `{night['trial'].folder.name}`, {len(absent)} of {len(names)} exports did not arrive whole under their names: {', '.join(f'`{name}`' for name in absent)}.{beside}{night['first'].said}",
            text="$FOLDER/$name", expected=f"{len(names)} files, byte for byte", actual=f"{len(names) - len(absent)}",
        )  # fmt: skip


@attempt("names-kept")
def _():
    night = after("odd names")
    missing_of(NAMES, night)
    if night["false"]:
        raise Stopped(f"All exports are there, and beside them {', '.join(night['false'][:3])}.", expected="the exports and nothing else", actual=night["false"][0])
    return f"{len(NAMES)} exports, with spaces, brackets and an apostrophe in their names arrived byte for byte, in a folder with a space in its name."


@attempt("last-line")
def _():
    night = after("no line end")
    if THREE[-1] not in night["whole"]:
        raise Stopped(
            f"The last line of the list has no line end, and its export `{THREE[-1]}` did not arrive; of the {len(THREE) - 1} before it, {len(night['whole'])} did.{night['first'].said}",
            text="read", expected=f"`{THREE[-1]}`, byte for byte", actual=f"{'asked for' if '43' in night['trial'].server.asked else 'never asked for'}",
        )  # fmt: skip
    return f"`{THREE[-1]}`, whose line in the list has no line end, arrived too."


@attempt("empty-list")
def _():
    night = after("empty list")
    trial, ended = night["trial"], night["run"]
    if trial.server.asked:
        raise Stopped(f"The list was empty, and ingest.sh asked for an export all the same: `/exports/{trial.server.asked[0]}`.", text="read", expected="no request", actual=f"{len(trial.server.asked)}")
    if ended.exit_code != 0:
        raise Stopped(f"With an empty list ingest.sh ended with exit code {ended.exit_code}.{ended.said}", expected="0", actual=str(ended.exit_code))
    files = trial.files(trial.folder)
    if files:
        raise Stopped(f"The list was empty, and there is {trial.say(files[0])}.", expected="no file", actual=files[0].name)
    return "With an empty list nothing was fetched, nothing stored, and the exit code was 0."


# --- step 2: failures ---------------------------------------------------------------------------------------------------

TROUBLES = {
    "missing": "answered 404, with a page that says so",
    "empty": "answered 200 and sent no bytes",
    "cut": "broke off half way through",
}


@attempt("nothing-false-stored")
def _():
    for name, words in TROUBLES.items():
        night = after(name)
        if night["says"]:
            raise Stopped(f"For an export the server {words}. Now there is {', '.join(night['says'])}, which a training run would read.", text="curl", expected="no such file", actual=night["says"][0])
        if not night["asked"][0]:
            raise Stopped(f"ingest.sh asked for no export (exit code {night['first'].exit_code}).{night['first'].said}", text="curl")
    return "A 404, an answer without bytes and a download that broke off left nothing under the name of an export."


@attempt("failure-told")
def _():
    told = 0
    for name, words in TROUBLES.items():
        night = after(name)
        if night["says"]:
            continue  # what was stored as if it were good is the other check's
        ended = night["first"]
        export = FIVE[1]
        fact = f"For `{export}` the server {words}. "
        if ended.exit_code in (0, 2):
            meaning = "all well" if ended.exit_code == 0 else "called wrongly"
            how = "." if name != "missing" else "; a second export was missing too."
            raise Stopped(f"{fact}ingest.sh ended with exit code {ended.exit_code}, which says *{meaning}*{how}", text="done", expected="an exit code that is neither 0 nor 2", actual=str(ended.exit_code))
        if export not in ended.stderr:
            raise Stopped(f"{fact}The exit code is {ended.exit_code}, but the error output does not name the export.{ended.said}", text="curl", expected=f"`{export}` on stderr", actual=ended.stderr.strip()[-200:] or "nothing on stderr")
        told += 1
    if told == 0:
        raise Stopped("Whatever the server answered, 404, nothing or a half, was stored as if it were good, and no failure was told.", text="curl", expected="an exit code that is neither 0 nor 2", actual=str(after("missing")["first"].exit_code))
    return "Each failed download was named on the error output, and the exit code said that something failed."


@attempt("list-failure")
def _():
    night = after("no list")
    trial, ended = night["trial"], night["run"]
    if trial.server.asked:
        raise Stopped(f"For list.txt the server answered 404 with a page, and ingest.sh read the page as a list: it asked for `/exports/{trial.server.asked[0]}`.", text="list.txt", expected="no request for an export", actual=f"{len(trial.server.asked)}")
    if ended.exit_code in (0, 2):
        meaning = "all well" if ended.exit_code == 0 else "called wrongly"
        raise Stopped(f"There was no list to be had, and ingest.sh ended with exit code {ended.exit_code}, which says *{meaning}*.{ended.said}", text="list.txt", expected="an exit code that is neither 0 nor 2", actual=str(ended.exit_code))
    if trial.files(trial.folder):
        raise Stopped(f"There was no list to be had, and there is {trial.say(trial.files(trial.folder)[0])}.", text="list.txt", expected="no file", actual=trial.files(trial.folder)[0].name)
    return f"Without a list nothing was asked for, and the exit code was {ended.exit_code}."


@attempt("usage-code")
def _():
    night = after("wrong")
    for what, ended in night["runs"].items():
        if ended.exit_code != 2:
            raise Stopped(f"Called with {what}, ingest.sh ended with exit code {ended.exit_code}.{ended.said}", text="$1", expected="2", actual=str(ended.exit_code))
        if not ended.stderr.strip():
            raise Stopped(f"Called with {what}, ingest.sh ended with exit code 2 and said nothing on its error output.", text="$1", expected="a line on stderr that says how to call it", actual="nothing")
    return "Called without an address or without a folder, it said how to call it and ended with exit code 2."


# --- step 3: stopped anywhere -------------------------------------------------------------------------------------------


@attempt("no-half-file")
def _():
    night = after("killed")
    if night["seen"]:
        raise Stopped(
            f"When the second export was half through, a reader of *.csv found {', '.join(night['seen'])}; the whole has {len(BIG)} bytes.",
            text="curl", expected="only whole exports under names that end in .csv", actual=night["seen"][0],
        )  # fmt: skip
    if not night["parts"]:
        there = f"It lay in the folder for temporary files: {night['elsewhere'][0]}. " if night["elsewhere"] else ""
        raise Stopped(
            f"When the second export was half through, nothing of it lay in the folder of the exports. {there}From another file system `mv` is a copy, and a copy can be stopped half way.",
            text="curl", expected="the part inside the folder of the exports", actual=night["elsewhere"][0] if night["elsewhere"] else "nothing there",
        )  # fmt: skip
    return "Killed when an export was half through: under names that end in .csv there are only whole exports."


@attempt("goes-on-after")
def _():
    night = after("killed")
    ended = night["second"]
    # A half under the name of an export is no-half-file's; a run cannot know it for what it is.
    absent = [name for name in THREE if name not in night["whole"] and name not in night["left"]]
    if absent or ended.exit_code != 0:
        raise Stopped(
            f"After a run that was killed half way, the next one ended with exit code {ended.exit_code}; {', '.join(f'`{name}`' for name in absent) or 'no export'} is missing.{ended.said}",
            expected="exit code 0 and every export", actual=f"exit code {ended.exit_code}, {len(THREE) - len(absent)} of {len(THREE)} exports",
        )  # fmt: skip
    if night["rest"]:
        raise Stopped(f"After a run that was killed half way and one that came to its end, there is still {', '.join(night['rest'][:3])} in the folder.", text="mktemp", expected="the exports and nothing else", actual=night["rest"][0])
    rest = after("withdrawn")["rest"]
    if rest:
        raise Stopped(
            f"A run was killed half way, then the depots withdrew the export that it was at. A run later there is still {', '.join(rest[:3])} in the folder, and no run will ever overwrite it.",
            text="part=", expected="the exports and nothing else", actual=rest[0],
        )  # fmt: skip
    return "After a run that was killed half way, the next one brought the rest, and nothing of the killed one is left."


@attempt("stops-when-told")
def _():
    night = after("told")
    if night is None:
        return "Not asked on Windows, which has no such signal."
    ended = night["run"]
    if ended.exit_code is None:
        raise Stopped("Five seconds after it was told to stop (SIGTERM), ingest.sh was still running.", text="trap", expected="the end at once", actual="still running")
    if night["asked"]:
        raise Stopped(f"After it was told to stop (SIGTERM), ingest.sh went on and asked for `/exports/{night['asked'][0]}`.", text="trap", expected="no request", actual=f"{len(night['asked'])}")
    if ended.exit_code == 0:
        raise Stopped("Told to stop (SIGTERM) half way through, ingest.sh ended with exit code 0, which says *all well*.", text="trap", expected="an exit code that is not 0", actual="0")
    if night["rest"]:
        raise Stopped(f"Told to stop (SIGTERM) half way through, ingest.sh left {', '.join(night['rest'][:3])} behind.", text="trap", expected="whole exports and nothing else", actual=night["rest"][0])
    code = f"exit code {ended.exit_code}" if ended.exit_code > 0 else f"signal {-ended.exit_code}"
    return f"Told to stop half way through, it ended at once with {code}, and left nothing behind."


# --- step 4: again ------------------------------------------------------------------------------------------------------


@attempt("fetched-once")
def _():
    night = after("missing")
    everything = night["trial"].server.exports
    for at, story in ((1, "After a night with two exports missing, the depots repaired them."), (2, "Then all were there, and the depots added a new one.")):
        there = night["whole"][at - 1] | set(night["false"])
        wanted = [key for key, (name, _) in everything.items() if name not in there and (key != "51" or at == 2)]
        asked, ended = sorted(night["asked"][at]), night["runs"][at]
        if asked != wanted:
            raise Stopped(
                f"{story} The next run asked for the ids {', '.join(asked) or '(none)'}.{ended.said}",
                text="curl", expected=f"exactly what was not there: {', '.join(wanted) or 'none'}", actual=", ".join(asked) or "none",
            )  # fmt: skip
        absent = [everything[key][0] for key in wanted if everything[key][0] not in night["whole"][at]]
        if absent or ended.exit_code != 0:
            raise Stopped(
                f"{story} The next run ended with exit code {ended.exit_code}; {', '.join(absent) or 'no export'} is missing.{ended.said}",
                expected="exit code 0 and every export", actual=str(ended.exit_code),
            )  # fmt: skip
    if night["touched"]:
        raise Stopped(f"`{night['touched'][0]}` was there, and another run wrote it anew: a reader that has it open loses it.", text="mv", expected="an untouched file", actual="another time or another file")
    return "The run after a failed one asked for exactly what was missing, the one after it for nothing but the new export."


COUNTS = re.compile(r"fetched (\d+), already there (\d+), failed (\d+)\.?", re.IGNORECASE)


@attempt("counts-told")
def _():
    night = after("missing")
    broken = {"42", "44"} & set(night["asked"][0])
    failures = len(broken) - len(night["false"])
    new = len(night["whole"][1] - night["whole"][0])
    again = len(set(night["asked"][1]))
    wanted = [
        ("on an empty folder, with exports that are missing at the server,", [(len(night["whole"][0]) + len(night["false"]), 0, failures)]),
        # Who fetches again what was there may say so; that it should not is the other check's.
        ("again, when they are there,", [(new, len(FIVE) - new, 0), (again, len(FIVE) - again, 0)]),
    ]
    for (when, numbers), ended in zip(wanted, night["runs"]):
        lines = [line.strip() for line in ended.stdout.splitlines() if line.strip()]
        said = COUNTS.fullmatch(lines[-1]) if lines else None
        if not said or tuple(map(int, said.groups())) not in numbers:
            last = lines[-1][:120] if lines else ""
            raise Stopped(
                f"Run {when} ingest.sh says {f'`{last}` in its last line on' if last else 'nothing on'} the standard output.",
                text="echo", expected="fetched {}, already there {}, failed {}".format(*numbers[0]), actual=last or "no line",
            )  # fmt: skip
    return "The last line of a run says how many exports were fetched, were there already, and failed."


@attempt("decision-kept")
def _():
    place = {"file": "decisions.yaml", "text": "after-a-failure"}
    file = probe.workspace / "decisions.yaml"
    if not file.is_file():
        raise Stopped("There is no decisions.yaml in the top folder.", expected="after-a-failure: stop or go-on", file=None)
    found = re.search(r"^after-a-failure:[ \t]*[\"']?([^\s\"'#]*)", file.read_text(encoding="utf-8"), re.MULTILINE)
    decision = found.group(1) if found else ""
    if decision not in ("stop", "go-on"):
        raise Stopped(f"`after-a-failure` in decisions.yaml is {f'`{decision}`' if decision else 'not decided yet'}.", expected="stop or go-on", actual=decision or "nothing", **place)
    night = after("missing")
    behind = [name for name in (FIVE[2], FIVE[4]) if name in night["whole"][0]]
    asked = [key for key in night["asked"][0] if key > "42"]
    if "42" not in night["asked"][0]:
        raise Stopped(f"ingest.sh did not even ask for the second export of the list.{night['first'].said}")
    if decision == "stop" and asked:
        raise Stopped(f"decisions.yaml says `stop`; after `{FIVE[1]}` could not be fetched, ingest.sh asked for the ids {', '.join(asked)}.", text="done", expected="no request after the failure", actual=f"{len(asked)}")
    if decision == "go-on" and len(behind) < 2:
        raise Stopped(f"decisions.yaml says `go-on`; after `{FIVE[1]}` could not be fetched, {len(behind)} of the 2 good exports behind it are there.", text="done", expected="2", actual=str(len(behind)))
    words = "fetched nothing more" if decision == "stop" else "fetched the others all the same"
    return f"decisions.yaml says `{decision}`, and so it was: after the failure it {words}."

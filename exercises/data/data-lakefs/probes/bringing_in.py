"""Judges steps 1 and 2: what the ingest left in the lake, what the check let through, and whom the server let into main."""

import hashlib
import json

import yaml
from verdict import at, changed, fails, holds, said, skip, with_one, without, wrong


def judge_ingest(lake, before, runs, months):
    names = ["2026-05", "2026-04", "2026-04, the same file again", "2026-04, a corrected file"]
    head, loose = lake.head(), lake.uncommitted("main")
    if head != before or loose:
        what = f"main is one commit further ({lake.commit(head)['message']})" if head != before else f"main holds uncommitted {loose[0]}"
        fails("main-untouched", f"After `ingest.py` {what}.", expected="main as it was before", file="ingest.py", text="branch(")
        skip(["branch-holds-month", "commit-tells", "runs-again"], "while the ingest goes to main")
        return
    holds("main-untouched", "Four ingests, and main is where it was")
    broken = [(name, each) for name, each in zip(names, runs) if each.exit_code != 0]
    if runs[0].exit_code == 0 and runs[1].exit_code == 0 and broken:
        name, each = broken[0]
        message = f"`ingest.py` ended with code {each.exit_code} when it got {name}: {said(each)}"
        fails("runs-again", message, expected="exit code 0", **(each.place() or {"file": "ingest.py"}))
    wanted = {"2026-05": months["may_of_windows"], "2026-04": months["april_corrected"]}
    for month, content in wanted.items():
        name = f"ingest-{month}"
        held = lake.read(f"{name}@", at(month)) if lake.head(name) else None
        if lake.head(name) is None:
            each = runs[0 if month == "2026-05" else 1]
            message = f"After `ingest.py --month {month}` there is no branch {name}; it said: {said(each)}"
            fails("branch-holds-month", message, expected=name, actual=", ".join(lake.branches()), file="ingest.py", text="branch(")
        elif held is None:
            loose = " It lies there uncommitted." if lake.uncommitted(name) else ""
            fails("branch-holds-month", f"No commit of {name} holds {at(month)}.{loose}", file="ingest.py", text="upload")
        elif held != content and month == "2026-04" and held == months["april"]:
            fails("runs-again", f"After the corrected file for {month} came, {name} still holds the first one.", file="ingest.py", text="branch(")
        elif held != content:
            message = f"{at(month)} on {name} has {len(held)} bytes, not the {len(content)} bytes of the file that came, or others."
            if held == content.replace(b"\r\n", b"\n"):
                message = f"{at(month)} came with the line ends `\\r\\n` ({len(content)} bytes); on {name} they are `\\n` ({len(held)} bytes)."
            fails("branch-holds-month", message, expected="the file as it came, byte for byte", file="ingest.py", text="upload")
    holds("branch-holds-month", "Each month is committed on its branch, byte for byte")
    holds("runs-again", "The same file again and a corrected one end well, and the corrected one counts")
    judge_metadata(lake, wanted, months)


def judge_metadata(lake, wanted, months):
    for month, content in wanted.items():
        told = [lake.commit(each).get("metadata", {}) for each in lake.log(f"ingest-{month}")] if lake.head(f"ingest-{month}") else []
        hashes = [each["sha256"] for each in told if each.get("month") == month and "sha256" in each]
        right = {hashlib.sha256(content).hexdigest(), hashlib.sha256(months["april"]).hexdigest() if month == "2026-04" else ""}
        if not hashes:
            message = f"No commit on ingest-{month} has `month` = {month} and `sha256` in its metadata."
            fails("commit-tells", message, actual=json.dumps(told[0] if told else {}), file="ingest.py", text="commit(")
        elif hashes[0] not in right:
            message = f"The metadata of ingest-{month} says sha256 {hashes[0][:12]}…; the file that came has another."
            fails("commit-tells", message, expected=hashlib.sha256(content).hexdigest(), actual=hashes[0], file="ingest.py", text="sha256")
    holds("commit-tells", "Each commit says its month and the hash of its file")


def branches_to_check(months):
    """Branch name: what it changes, and what is wrong with it (`None`: nothing)."""
    may, june = months["may"], months["june"]
    bare = changed(may, lambda rows: without("minutes", rows))

    def one(change):
        return {at("2026-05"): changed(may, change)}

    return {
        "try-good": ({at("2026-05"): may}, None),
        "try-just-enough": (one(lambda rows: rows[:200]), None),
        "try-two-months": ({at("2026-05"): may, at("2026-06"): june}, None),
        "try-then-changed": ({at("2026-08"): june.replace(b"2026-06", b"2026-08")}, None),
        "try-no-labels": ({at("2026-05"): bare}, "has no column `minutes`"),
        "try-too-few": (one(lambda rows: rows[:199]), "has 199 rows"),
        "try-one-twice": (one(lambda rows: [*rows, rows[17]]), "has one order twice"),
        "try-stranger": (one(lambda rows: with_one(rows, len(rows) - 1, ordered_at="2026-06-01T00:05")), "has an order of June"),
        "try-one-unlabelled": (one(lambda rows: with_one(rows, 99, minutes="")), "has one row without `minutes`"),
        "try-no-time": (one(lambda rows: with_one(rows, 99, minutes="0.0")), "has one row with 0.0 minutes"),
        "try-not-a-number": (one(lambda rows: with_one(rows, 99, minutes="nan")), "has one row with `nan` for `minutes`"),
        "try-removed": ({at("2026-02"): None}, "for February is gone"),
        "try-bad-february": (
            {at("2026-02"): bare.replace(b"2026-05", b"2026-02"), at("2026-05"): may},
            "for February has no column `minutes` (the one for May is fine)",
        ),
    }


def judge_check(tried, runs):
    for (name, (_, fault)), each in zip(tried.items(), runs):
        place = each.place() or {"file": "check.py"}
        if fault is None and each.exit_code != 0:
            what = {"try-just-enough": "a month with exactly 200 rows", "try-two-months": "two good months"}.get(name, "a good month")
            fails("good-passes", f"`check.py` ended with code {each.exit_code} on {what}: {said(each)}", expected="exit code 0", **place)
        if fault and each.exit_code == 0:
            fails("bad-refused", f"`check.py` let a branch through whose file {fault}.", expected="exit code 1", actual="exit code 0", **place)
    holds("good-passes", "Four good branches may go to main")
    holds("bad-refused", "Nine bad branches must not")


def asked_before_merges(gate):
    """The gate's files, with actions that are asked before a merge into main: when they are is another check's word, not that of the hook."""
    mended = {}
    for name, content in gate.items():
        try:
            action = yaml.safe_load(content) if name.startswith("_lakefs_actions/") else None
            on = action and (action.pop(True, None) or action.pop("on", None))
            if on and "main" not in (on.get("pre-merge", {"branches": []}) or {}).get("branches", ["main"]):
                content = yaml.safe_dump({**action, "on": {"pre-merge": {"branches": ["main"]}}}).encode()
        except (yaml.YAMLError, KeyError, TypeError, AttributeError):
            pass
        mended[name] = content
    return mended


def sneaked(lake, source):
    """Asks for a merge that ought to be refused, whatever it says of itself; when it was done, main goes back, for what is asked next."""
    before = lake.head()
    answer = lake.ask("POST", f"/refs/{source}/merge/main", body={"message": "Publish", "metadata": {"checked": "yes", "passed": "true"}})
    if answer.fine:
        lake.ask("PUT", "/branches/main/hard_reset", {"ref": before})
    return answer


def judge_unchecked(lake, tried, runs, months):
    """What `check.py` never saw, and what it saw and refused."""
    lake.branch("sneak", {at("2026-07"): months["june"]})
    lake.branch("sneak-removal", {at("2026-02"): None})
    unseen = {"sneak": "never saw", "sneak-removal": "never saw, and that removes February,"}
    refused = {name: f"refused, because its file {fault}," for (name, (_, fault)), each in zip(tried.items(), runs) if fault and each.exit_code}
    for name, what in {**unseen, **refused}.items():
        place = {"file": "check.py", "text": "def check"} if name in refused else {"file": "gate/hooks/gate.lua"}
        answer = sneaked(lake, name)
        if answer.fine:
            message = f"A branch that `check.py` {what} was merged into main, with `checked: yes` in the metadata of the merge."
            fails("unchecked-refused", message, expected="refused by the hook (412)", actual="merged", **place)
        elif answer.status != 412:
            fails("unchecked-refused", f"The merge was refused, but not by a hook: {answer.status} {answer.words}", **place)


def judge_gate(lake, tried, runs, months, mended):
    """Merges asked of the server itself, as anybody can: unchecked, refused, changed after the check, and checked."""
    as_if = ", if gate.yaml has it asked before each merge into main, as the check did" if mended else ""
    file = {"file": "gate/hooks/gate.lua"}
    judge_unchecked(lake, tried, runs, months)
    changed_later = changed(months["june"].replace(b"2026-06", b"2026-08"), lambda rows: with_one(rows, 0, minutes="1.0"))
    lake.put("try-then-changed", {at("2026-08"): changed_later}, "One more change")
    if sneaked(lake, "try-then-changed").fine:
        fails("stale-refused", "A branch was merged whose file was changed after `check.py` had passed it.", expected="refused by the hook (412)", **file)
    if "good-passes" in wrong:
        skip(["checked-merges"], "while check.py refuses good branches")
    answer = lake.merge("try-two-months")
    if not answer.fine:
        fails("checked-merges", f"A branch that `check.py` had passed could not be merged: {answer.words}", expected="merged", **file)
    else:
        lake.branch("later", {at("2026-06"): changed(months["june"], lambda rows: with_one(rows, 3, minutes="2.0"))})
        if sneaked(lake, "later").fine:
            message = "June had been checked and merged once. Another June, never checked, was merged after it."
            fails("stale-refused", message, expected="refused by the hook (412)", **file)
    holds("unchecked-refused", f"The server refuses what was not checked, and what `check.py` refused{as_if}")
    holds("stale-refused", f"The server refuses what was changed after its check{as_if}")
    holds("checked-merges", f"What was checked is merged{as_if}")

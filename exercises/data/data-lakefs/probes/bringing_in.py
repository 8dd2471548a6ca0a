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
    wanted = {"2026-05": months["may"], "2026-04": months["april_corrected"]}
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
    holds("bad-refused", "Seven bad branches must not")


def declared(gate):
    """Whether the gate is asked before a merge into main; what is wrong with that is another check's word."""
    for name, content in gate.items():
        if name.startswith("_lakefs_actions/"):
            try:
                action = yaml.safe_load(content)
                on = (action.get(True) or action.get("on"))["pre-merge"]
                if "main" in ((on or {}).get("branches") or ["main"]):
                    return True
            except (yaml.YAMLError, KeyError, TypeError, AttributeError):
                pass
    return False


def judge_gate(lake, gate, months):
    """Merges asked of the server itself, as anybody can: unchecked, changed after the check, and checked."""
    if not declared(gate):
        skip(["unchecked-refused", "stale-refused", "checked-merges"], "while no hook is asked before a merge into main")
        return
    file = {"file": "gate/hooks/gate.lua"}
    lake.branch("sneak", {at("2026-07"): months["june"]})
    answer = lake.ask("POST", "/refs/sneak/merge/main", body={"message": "Publish", "metadata": {"checked": "yes", "passed": "true"}})
    if answer.fine:
        message = "A branch that `check.py` never saw was merged into main, with `checked: yes` in the metadata of the merge."
        fails("unchecked-refused", message, expected="refused by the hook (412)", actual="merged", **file)
    elif answer.status != 412:
        fails("unchecked-refused", f"The merge was refused, but not by a hook: {answer.status} {answer.words}", **file)
    changed_later = changed(months["june"].replace(b"2026-06", b"2026-08"), lambda rows: with_one(rows, 0, minutes="1.0"))
    lake.put("try-then-changed", {at("2026-08"): changed_later}, "One more change")
    if lake.merge("try-then-changed").fine:
        fails("stale-refused", "A branch was merged whose file was changed after `check.py` had passed it.", expected="refused by the hook (412)", **file)
    if "good-passes" in wrong:
        skip(["checked-merges"], "while check.py refuses good branches")
    answer = lake.merge("try-two-months")
    if not answer.fine:
        fails("checked-merges", f"A branch that `check.py` had passed could not be merged: {answer.words}", expected="merged", **file)
    else:
        lake.branch("later", {at("2026-06"): changed(months["june"], lambda rows: with_one(rows, 3, minutes="2.0"))})
        if lake.merge("later").fine:
            message = "June had been checked and merged once. Another June, never checked, was merged after it."
            fails("stale-refused", message, expected="refused by the hook (412)", **file)
    holds("unchecked-refused", "The server refuses what was not checked")
    holds("stale-refused", "The server refuses what was changed after its check")
    holds("checked-merges", "What was checked is merged")

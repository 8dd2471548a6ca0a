"""Judges steps 3 and 4: how a branch came to main, what a model learned from, and what was left after an undo."""

import csv
import io
import json

from verdict import at, fails, holds, said, skip, wrong


def steps_since(lake, before):
    """How many commits main is further, counted along first parents; `None` when it did not come from there."""
    at_now, count = lake.head(), 0
    while at_now != before:
        parents = lake.commit(at_now)["parents"]
        if not parents or count > 20:
            return None
        at_now, count = parents[0], count + 1
    return count


def judge_publish(lake, before, run, months):
    steps = steps_since(lake, before)
    if steps == 0:
        fails("one-step", f"After `publish.py` main is where it was; it said: {said(run)}.", expected="one commit further", file="publish.py")
    elif steps != 1:
        message = f"`publish.py` moved main by {'another way' if steps is None else f'{steps} commits'}: who read main meanwhile saw one month without the other."
        fails("one-step", message, expected="1 commit", actual=f"{steps} commits", file="publish.py", text="main")
    elif any(lake.read("main", at(month)) != months[name] for month, name in {"2026-05": "may", "2026-06": "june"}.items()):
        fails("one-step", "After `publish.py` main does not hold both months of the branch.", actual=", ".join(lake.paths()), file="publish.py")
    elif run.exit_code != 0:
        fails("one-step", f"The branch is in main, but `publish.py` ended with code {run.exit_code}: {said(run)}", **(run.place() or {"file": "publish.py"}))
    holds("one-step", "main got both months of the branch in one commit")


def judge_refusal(lake, before, run):
    if "one-step" in wrong:
        skip(["refusal-counts"], "while publish.py does not bring a branch to main in one step")
    elif lake.head() != before or lake.uncommitted("main"):
        message = "The gate refuses every merge, yet `publish.py` brought the branch to main."
        fails("refusal-counts", message, expected="main as it was", actual=lake.commit(lake.head())["message"], file="publish.py", text="main")
    elif run.exit_code == 0:
        fails("refusal-counts", f"The gate refused the merge and `publish.py` ended with code 0, saying: {said(run)}", expected="another exit code than 0", file="publish.py")
    elif lake.head("ingest-2026-05") is None:
        fails("refusal-counts", "After the refusal the branch is gone; nobody can look at what was wrong.", expected="ingest-2026-05", file="publish.py")
    holds("refusal-counts", "What the gate refuses stays out of main, and the exit code says so")


def model_of(lake, ref):
    minutes = {}
    for path in lake.paths(ref):
        for row in csv.DictReader(io.StringIO(lake.read(ref, path).decode())):
            minutes.setdefault(row["depot"], []).append(float(row.get("minutes") or 0))
    return sum(map(len, minutes.values())), {depot: round(sum(each) / len(each), 2) for depot, each in minutes.items()}


def written(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def judge_training(lake, head, run, file):
    model = written(file)
    if run.exit_code != 0 or not isinstance(model, dict):
        message = f"`train.py --ref main` ended with code {run.exit_code} and left no model: {said(run)}."
        fails("commit-named", message, **(run.place() or {"file": "train.py"}))
    elif model.get("commit") != head:
        message = f"The model says `commit`: {json.dumps(model.get('commit'))}. It learned from main when main was at {head}."
        fails("commit-named", message, expected=head, actual=json.dumps(model.get("commit")), file="train.py", text='"orders"')
    holds("commit-named", "The model names the commit that it learned from")


def judge_torn(lake, run, file):
    """While `train.py` read its first file, main moved on. Whatever it wrote must be what the commit that it names gives."""
    model = written(file)
    if "commit-named" in wrong:
        skip(["one-state"], "while the model does not name its commit")
    elif not isinstance(model, dict) or lake.commit(str(model.get("commit"))) is None:
        fails("one-state", f"While main moved, `train.py` left no model that names a commit of the lake: {said(run)}.", file="train.py")
    else:
        orders, minutes = model_of(lake, model["commit"])
        got = model.get("orders"), model.get("minutes")
        if (orders, minutes) != got:
            message = (
                f"main moved on while `train.py` read its first file. The model says it comes from {model['commit']}, but what that commit holds "
                "gives another one: a part was read before, a part after."
            )
            wanted = f"{orders} orders, {json.dumps(minutes)}"
            fails("one-state", message, expected=wanted, actual=f"{got[0]} orders, {json.dumps(got[1])}", file="train.py", text="repository()")
    holds("one-state", "While main moved on, the model still came from one commit")


def judge_undo(lake, told, runs, months):
    """`told` has the commits: `bad` (a merge), `plain` (a commit without a branch), `undone` (main after `undo.py` ran for both)."""
    place = {"file": "undo.py", "text": "def undo"}
    log = lake.log(told["undone"])
    names = {"bad": "the merge of the bad April", "plain": "the plain commit that spoilt March"}
    for name, each in zip(("bad", "plain"), runs):
        if told[name] not in log:
            message = f"After `undo.py`, main's log does not hold {names[name]} any more: models that name it, or a later commit, point to nothing."
            fails("history-kept", message, expected="the bad commit, and after it one that takes it back", **place)
        elif each.exit_code != 0:
            fails("bad-gone", f"`undo.py` ended with code {each.exit_code} for {names[name]}: {said(each)}.", **(each.place() or place))
    if "history-kept" in wrong:
        skip(["bad-gone", "later-kept"], "while the history is cut")
    holds("history-kept", "What happened is still in main's log")
    if lake.read(told["undone"], at("2026-05")) != months["may"]:
        message = "May came after the bad April, through the gate. After `undo.py` it is gone from main too."
        fails("later-kept", message, expected="May as it was", actual=", ".join(lake.paths(told["undone"])), **place)
    holds("later-kept", "The good month that came later is still there")
    if "later-kept" not in wrong:
        judge_gone(lake, told, months, place)
    holds("bad-gone", "Neither the bad merge nor the bad commit has left anything in main")


def judge_gone(lake, told, months, place):
    if lake.read(told["undone"], at("2026-04")) != told["april"]:
        fails("bad-gone", "After `undo.py` for the merge that brought it, the bad April is still in main.", expected="what was there before: no April", **place)
    elif lake.read(told["undone"], at("2026-03")) != months["march"]:
        fails("bad-gone", "After `undo.py` for the plain commit that spoilt it, March is not what it was before.", expected="March as before", **place)


def judge_correction(lake, runs, content):
    """After the revert, the corrected month comes the usual way."""
    earlier = {"main-untouched", "branch-holds-month", "runs-again", "good-passes", "one-step", "history-kept", "bad-gone", "later-kept"}
    if earlier & wrong:
        skip(["corrected-gets-in"], "while what it needs (a branch for the ingest, a good publish, a good undo) does not hold")
    for name, each in zip(("ingest.py", "check.py", "publish.py"), runs):
        if each.exit_code != 0:
            message = f"After the revert a corrected April came. `{name}` ended with code {each.exit_code}: {said(each)}."
            fails("corrected-gets-in", message, expected="the corrected April in main", file="ingest.py", text="branch(")
    held = lake.read("main", at("2026-04"))
    if held != content:
        state = "no April" if held is None else "another April"
        message = f"After the revert a corrected April came and all three programs ended well, but main holds {state}."
        fails("corrected-gets-in", message, expected="the corrected April in main", file="ingest.py", text="branch(")
    holds("corrected-gets-in", "The corrected April came in the usual way")

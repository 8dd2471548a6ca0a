"""Plays a week with the learner's programs and gate, in lakes made for it, and asks the lake itself what became of it.

Two processes: one brings months in and checks branches, one publishes, trains and undoes. Each step has a lake that does not depend on the
steps before: where a program needs a branch, a gate or a bad commit, the probe has made it. One run reports on all checks.
"""

import sys

from mlops_probe import load, passed, run_scripts

probe = load()
sys.path.insert(0, str(probe.folder / "probes"))
import bringing_in  # noqa: E402
import going_out  # noqa: E402
from local_lake import Lake, between, open_lake  # noqa: E402
from verdict import asked, at, changed, fails, on, skip, with_one, without  # noqa: E402

sys.path.pop(0)

ALWAYS_NO = b"""name: never
on:
  pre-merge:
    branches: [main]
hooks:
  - id: refuse
    type: lua
    properties:
      script: error("not today")
"""
FIRST = ["main-untouched", "branch-holds-month", "runs-again", "commit-tells", "good-passes", "bad-refused"]
GATE = ["unchecked-refused", "stale-refused", "checked-merges"]
SECOND = ["one-step", "refusal-counts", "commit-named", "one-state", "history-kept", "bad-gone", "later-kept", "corrected-gets-in"]


class Week:
    def __init__(self):
        self.server, self.kind, is_lakefs = open_lake()
        self.lakes = []
        self.told = {}
        on("lakeFS" if is_lakefs else "the stand-in for lakeFS")
        months = {name: path.read_bytes() for name, path in probe.data.items()}
        months["may_of_windows"] = months["may"].replace(b"\n", b"\r\n")
        months["april_corrected"] = changed(months["april"], lambda rows: with_one(rows, 0, minutes="44.4"))
        self.months = months
        self.old = {at(f"2026-0{number}"): months[name] for number, name in enumerate(("january", "february", "march"), 1)}
        folder = probe.workspace / "gate"
        self.own_gate = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
        self.gate = bringing_in.asked_before_merges(self.own_gate)

    def lake(self, more=None):
        self.lakes.append(Lake(self.server, self.kind, {**self.old, **(more or {})}))
        return self.lakes[-1]

    def file(self, name, content):
        path = probe.temporary / name
        path.write_bytes(content)
        return path

    def run(self, commands, endpoint=None):
        """Runs programs of the learner in one process; `None` when they came to no end."""
        helper = probe.folder / "probes" / "in_repository.py"
        given = [[helper, *command[1:]] if command[0] == "in" else command for command in commands]
        process, runs = run_scripts(given, env=self.server.environment(endpoint), seconds=90)
        if len(runs) < len(given):
            return None
        return [each for command, each in zip(commands, runs) if command[0] != "in"]

    def play(self):
        self.predicted()
        undone = self.lake()
        self.told["plain"] = undone.put("main", {at("2026-03"): changed(self.months["march"], lambda rows: rows[:9])}, "Repair March")
        if self.bring_in(undone):
            self.go_out(undone)

    def predicted(self):
        """The truth behind the prediction: a hook that refuses everything, and a branch that is older than it."""
        lake = self.lake()
        lake.branch("old", {at("2026-04"): self.months["april"]})
        lake.put("main", {"_lakefs_actions/no.yaml": ALWAYS_NO}, "A gate")
        ran = not lake.merge("old").fine
        passed("old-branch", asked("The hook ran" if ran else "The merge was done, no hook ran"), value="runs" if ran else "skipped")

    def bring_in(self, undone):
        months = self.months
        lake, guarded = self.lake(), self.lake(self.gate)
        tried = bringing_in.branches_to_check(months)
        for name, (files, _) in tried.items():
            guarded.branch(name, files)
        before = lake.head()
        files = {name: self.file(f"{name}.csv", months[name]) for name in ("april", "april_corrected", "may_of_windows")}
        files["bad"] = self.file("bad.csv", changed(months["april"], lambda rows: without("minutes", rows)))
        ingests = [("2026-05", "may_of_windows"), ("2026-04", "april"), ("2026-04", "april"), ("2026-04", "april_corrected")]
        runs = self.run([
            ["in", lake.name],
            *[["ingest.py", "--month", month, "--file", files[name]] for month, name in ingests],
            ["in", guarded.name],
            *[["check.py", "--branch", name] for name in tried],
            ["in", undone.name],
            ["ingest.py", "--month", "2026-04", "--file", files["bad"]],
        ])
        if runs is None:
            fails("main-untouched", "`ingest.py` and `check.py` did not come to an end within 90 seconds.", expected="seconds")
            skip([*FIRST, *GATE, *SECOND], "while they do not end")
            return False
        bringing_in.judge_ingest(lake, before, runs[: len(ingests)], months)
        checked = runs[len(ingests) : -1]
        bringing_in.judge_check(tried, checked)
        bringing_in.judge_gate(guarded, tried, checked, months, self.gate != self.own_gate)
        return True

    def go_out(self, undone):
        months, told = self.months, self.told
        self.bad_april(undone)
        two_months = {at("2026-05"): months["may"], at("2026-06"): months["june"]}
        open_one, closed = self.lake(), self.lake({"_lakefs_actions/no.yaml": ALWAYS_NO})
        for lake in (open_one, closed):
            lake.branch("ingest-2026-05", two_months)
        before = {lake: lake.head() for lake in (open_one, closed)}

        def seen(method, path):
            if method == "announced":
                told[path] = undone.head()
            elif "read" in told and not told.get("moved") and method == "GET" and "/objects?" in path and "deliveries" in path:
                told["moved"] = True
                halves = {month: changed(content, lambda rows: rows[: len(rows) // 2]) for month, content in self.old.items()}
                undone.put("main", halves, "The next ingest")

        model, torn = probe.temporary / "model.json", probe.temporary / "torn.json"
        branch = ["--branch", "ingest-2026-04"]
        runs = self.run(
            [
                ["in", open_one.name],
                ["publish.py", "--branch", "ingest-2026-05"],
                ["train.py", "--ref", "main", "--out", model],
                ["in", closed.name],
                ["publish.py", "--branch", "ingest-2026-05"],
                ["in", undone.name],
                ["undo.py", "--commit", told["bad"]],
                ["undo.py", "--commit", told["plain"]],
                ["in", undone.name, "undone"],
                ["ingest.py", "--month", "2026-04", "--file", probe.temporary / "april_corrected.csv"],
                ["check.py", *branch],
                ["publish.py", *branch],
                ["in", undone.name, "read"],
                ["train.py", "--ref", "main", "--out", torn],
            ],
            between(self.server, seen),
        )
        if runs is None:
            fails("one-step", "`publish.py`, `train.py` and `undo.py` did not come to an end within 90 seconds.", expected="seconds")
            skip(SECOND, "while they do not end")
            return
        published, trained, refused, *undo, ingested, checked, corrected, torn_run = runs
        going_out.judge_publish(open_one, before[open_one], published, months)
        going_out.judge_refusal(closed, before[closed], refused)
        going_out.judge_training(open_one, open_one.head(), trained, model)
        going_out.judge_torn(undone, torn_run, torn)
        going_out.judge_undo(undone, told, undo, months)
        going_out.judge_correction(undone, [ingested, checked, corrected], months["april_corrected"])

    def bad_april(self, lake):
        """The bad April in main, through the branch that `ingest.py` made of it if it made one; then May, which is good."""
        name = "ingest-2026-04"
        lake.ask("PUT", "/branches/main", body={"type": "reset"})
        if lake.head(name) is None or lake.read(f"{name}@", at("2026-04")) is None or lake.head() != self.told["plain"]:
            name = "bad-april"
            lake.branch(name, {at("2026-04"): self.months["april"].replace(b"-04-", b"-03-")})
        self.told["april"] = lake.read("main", at("2026-04"))
        self.told["bad"] = lake.merge(name).json()["reference"]
        lake.branch("good-may", {at("2026-05"): self.months["may"]})
        lake.merge("good-may")


week = Week()
try:
    week.play()
finally:
    for each in week.lakes:
        each.remove()

"""Lets the installed Airflow load the learner's DAG and run months of it, against a depot that the check controls.

One process and one fresh metadata database in a temporary folder serve all checks: Airflow takes seconds to start. Runs are made by
`dag.test()`, for the dates that the DAG's own timetable gives. Waiting times between tries are taken out, after they were judged.
"""

import ast
import contextlib
import csv
import gc
import json
import os
import shutil
import sqlite3
import sys
import time
import traceback
from datetime import datetime, timedelta, timezone
from pathlib import Path

from mlops_probe import Stopped, attempt, failed, load

# Nothing lives long here, and looking for garbage among Airflow's many classes costs more than it brings.
gc.disable()

DAG_ID = "monthly_orders"
LOADED = ["loads", "no-work"]
PLANNED = ["every-month-once"]
RUN = ["right-month", "rerun-exact", "others-kept", "stats-true", "retried", "nothing-lost"]
COLUMNS = ["month", "order_id", "ordered_at", "depot", "vehicle", "distance_km", "minutes"]
LIMIT_S = 2.0
DATA = (".csv", ".db", ".parquet", ".sqlite", ".joblib", ".pkl")
DAG_FILE = "dags/monthly_orders.py"

probe = load()
WORKSPACE = Path(os.path.realpath(probe.workspace))
DAGS = WORKSPACE / "dags"
DEPOT = probe.temporary / "depot"
AIRFLOW = probe.temporary / "airflow"
WAREHOUSE = WORKSPACE / "warehouse.db"


def at(text, file=DAG_FILE):
    return {"file": file, "text": text}


def report(check, judge, *given):
    attempt(check)(lambda: judge(*given))


# --- the depot ----------------------------------------------------------------------------------------------------------


def prepare_depot():
    DEPOT.mkdir()
    shutil.copy(probe.data["march"], DEPOT / "2026-03.csv")
    shutil.copy(probe.data["december"], DEPOT / "2026-12.csv")
    shutil.copy(probe.data["any"], DEPOT / "any.csv")
    text = (probe.folder / "probes" / "fake_depot.py").read_text(encoding="utf-8")
    (DAGS / "depot.py").write_text(text.replace('"@HERE@"', repr(str(DEPOT))), encoding="utf-8")
    plan(0)


def plan(breaks):
    """How many of the next calls break off after one page; -1 means all."""
    (DEPOT / "plan.json").write_text(json.dumps({"breaks": breaks}), encoding="utf-8")
    (DEPOT / "calls.jsonl").write_text("", encoding="utf-8")


def calls():
    return [json.loads(line) for line in (DEPOT / "calls.jsonl").read_text(encoding="utf-8").splitlines()]


def orders_of(month):
    """What the depot gives for a month, as rows of the warehouse."""
    if "fake" not in orders_of.__dict__:
        scope = {"__name__": "depot_of_the_check"}
        exec(compile((DAGS / "depot.py").read_text(encoding="utf-8"), "depot.py", "exec"), scope)
        orders_of.fake = scope["orders_of"]
    return sorted(row_of([month, *(order[name] for name in COLUMNS[1:])]) for order in orders_of.fake(month))


def row_of(values):
    *words, distance, minutes = values
    return (*map(str, words), number(distance), number(minutes))


def number(value):
    try:
        return round(float(value), 3)
    except (TypeError, ValueError):
        return -1.0


def correct(month):
    """The depot hands the month in again: one order withdrawn, one with other minutes, one that was forgotten. Returns the three."""
    file = DEPOT / f"{month}.csv"
    rows = list(csv.DictReader((file if file.is_file() else DEPOT / "any.csv").open(encoding="utf-8", newline="")))
    if not file.is_file():
        for order in rows:
            order["order_id"] = month.replace("-", "") + order["order_id"][6:]
            order["ordered_at"] = month + order["ordered_at"][7:]
    withdrawn = rows.pop(40)["order_id"]
    rows[7]["minutes"] = f"{float(rows[7]['minutes']) + 31:.1f}"
    added = {**rows[90], "order_id": rows[90]["order_id"][:7] + "99999"}
    rows.append(added)
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return withdrawn, rows[7]["order_id"], added["order_id"]


# --- the warehouse ------------------------------------------------------------------------------------------------------


def rows_of(query, *values):
    if not WAREHOUSE.is_file():
        raise Stopped("After a run there is no warehouse.db in the top folder.", expected="warehouse.db with the tables orders and month_stats", **at("WAREHOUSE"))
    with contextlib.closing(sqlite3.connect(WAREHOUSE)) as warehouse:
        try:
            return warehouse.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            raise Stopped(f"The warehouse does not answer `{query.split(' from ')[0]} from {query.split(' from ')[1].split()[0]}`: {error}.", **at("create table"))


def orders_in(where="1", *values):
    return sorted(row_of(row) for row in rows_of(f"select {', '.join(COLUMNS)} from orders where {where}", *values))


def stats_in(where="1", *values):
    rows = rows_of(f"select month, depot, orders, mean_minutes from month_stats where {where}", *values)
    return sorted((str(month), str(depot), int(count), number(mean)) for month, depot, count, mean in rows)


def compare(month, seen, wanted):
    """How the orders of a month differ from the depot's, in words; `None` when they are the same."""
    if seen == wanted:
        return None
    have, want = {row[1]: row for row in seen}, {row[1]: row for row in wanted}
    if len(seen) != len(have):
        return f"{month} has {len(seen)} rows for {len(have)} orders: some are there twice"
    surplus, lacking = sorted(set(have) - set(want)), sorted(set(want) - set(have))
    if surplus and not lacking:
        return f"{month} has {len(surplus)} order{'s' * (len(surplus) > 1)} that the depot does not have, such as {surplus[0]}"
    if lacking:
        return f"{month} lacks {len(lacking)} of {len(wanted)} orders, such as {lacking[0]}"
    other = next(key for key in want if have[key] != want[key])
    column = next(name for name, one, two in zip(COLUMNS, have[other], want[other]) if one != two)
    position = COLUMNS.index(column)
    return f"order {other} of {month} has {column} {have[other][position]}, and the depot says {want[other][position]}"


# --- loading ------------------------------------------------------------------------------------------------------------


def mentions_airflow():
    """Whether a file in dags/ imports Airflow at all; asked before the seconds that Airflow takes to start."""
    for file in sorted(DAGS.rglob("*.py")) if DAGS.is_dir() else []:
        try:
            tree = ast.parse(file.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError):
            return True  # let Airflow say what is wrong
        for node in ast.walk(tree):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(name.split(".")[0] == "airflow" for name in names):
                return True
    return False


def prepare_airflow():
    for name in [name for name in os.environ if name.startswith("AIRFLOW")]:
        del os.environ[name]
    AIRFLOW.mkdir()
    os.environ.update(
        AIRFLOW_HOME=str(AIRFLOW),
        AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__LOGGING__LOGGING_LEVEL="ERROR",
        AIRFLOW__CORE__DAGBAG_IMPORT_ERROR_TRACEBACK_DEPTH="50",
    )


class Watch:
    """Notes what the learner's files do while Airflow reads them."""

    def __init__(self):
        self.on = False
        self.seen = []
        sys.addaudithook(self)

    def __call__(self, event, arguments):
        if not self.on or event not in ACTIONS:
            return
        self.on = False
        try:
            what = ACTIONS[event](*arguments)
            frame = sys._getframe(1) if what else None
            while frame is not None and not self.is_learners(frame.f_code.co_filename):
                frame = frame.f_back
            if frame is not None:
                self.seen.append((what, Path(frame.f_code.co_filename).relative_to(WORKSPACE).as_posix(), frame.f_lineno))
        finally:
            self.on = True

    @staticmethod
    def is_learners(file):
        return file.startswith(str(WORKSPACE) + os.sep) and Path(file) != DAGS / "depot.py"


def opened(file, mode=None, flags=0, *_):
    if not isinstance(file, str):
        return None
    path = os.path.realpath(file)
    if path.startswith(str(DEPOT) + os.sep):
        return "asks the depot" if path.endswith("calls.jsonl") else None
    if path.endswith((".pyc", ".py")) or "__pycache__" in path or path.startswith(str(AIRFLOW) + os.sep):
        return None
    writes = any(letter in (mode or "") for letter in "wax+")
    if writes:
        return f"writes {Path(path).name}"
    return f"reads {Path(path).name}" if path.endswith(DATA) else None


def connected(database, *_):
    path = os.path.realpath(os.fsdecode(database)) if isinstance(database, (str, bytes)) else str(database)
    return None if path.startswith(str(AIRFLOW) + os.sep) else f"opens {Path(path).name}"


class Connections:
    """Ends what a task leaves open, as the end of its process does on a worker; here all tasks run in one process."""

    def __init__(self):
        self.opened, self.connect = [], sqlite3.connect
        sqlite3.connect = self.noted

    def noted(self, *arguments, **options):
        connection = self.connect(*arguments, **options)
        self.opened.append(connection)
        return connection

    def end(self):
        while self.opened:
            with contextlib.suppress(sqlite3.ProgrammingError):  # of another thread
                self.opened.pop().close()


connections = Connections()

ACTIONS = {
    "open": opened,
    "sqlite3.connect": connected,
    "socket.connect": lambda *_: "opens a connection",
    "socket.getaddrinfo": lambda *_: "asks for an address in the network",
    "subprocess.Popen": lambda *_: "starts a program",
    "os.system": lambda *_: "starts a program",
    "os.posix_spawn": lambda *_: "starts a program",
}


def load_dags():
    """The DAG bag, what reading did, and how long the learner's files took."""
    prepare_airflow()
    import airflow.providers.standard.operators.bash  # noqa: F401
    import airflow.providers.standard.operators.empty  # noqa: F401
    import airflow.providers.standard.operators.python  # noqa: F401
    import airflow.sdk
    from airflow import settings
    from airflow.dag_processing.dagbag import BundleDagBag

    # Airflow loads its parts when they are first asked for; their time is not the learner's.
    for name in ("DAG", "dag", "task", "task_group", "chain", "CronTriggerTimetable", "CronDataIntervalTimetable", "Asset", "Variable", "get_current_context"):
        getattr(airflow.sdk, name)
    settings.initialize()
    watch = Watch()
    begun = time.monotonic()
    watch.on = True
    bag = BundleDagBag(dag_folder=str(DAGS), bundle_path=DAGS, bundle_name="dags-folder")
    watch.on = False
    return bag, watch.seen, time.monotonic() - begun


def loads(bag):
    for file, said in sorted(bag.import_errors.items()):
        lines = [line.strip() for line in str(said).splitlines() if line.strip()]
        line = next((int(text.split('", line ')[1].split(",")[0]) for text in reversed(lines) if f'{DAGS}{os.sep}' in text and '", line ' in text), None)
        name = Path(file).name
        raise Stopped(
            f"Airflow {version()} cannot load dags/{name}: {lines[-1][:300] if lines else 'no reason given'}",
            file=f"dags/{name}", line=line, expected="no import error", actual=lines[-1][:300] if lines else None,
        )  # fmt: skip
    if DAG_ID not in bag.dags:
        names = ", ".join(f"`{name}`" for name in sorted(bag.dags)) or "none"
        raise Stopped(f"Airflow finds no DAG `{DAG_ID}` in dags/; it finds {names}.", expected=DAG_ID, actual=names, **at("airflow"))
    count = len(bag.dags[DAG_ID].tasks)
    if count == 0:
        raise Stopped(f"The DAG `{DAG_ID}` has no task.", **at("dag"))
    return f"Airflow {version()} loads every file in dags/ and finds `{DAG_ID}` with {count} task{'s' * (count > 1)}."


def no_work(seen, seconds):
    if seen:
        what, file, line = seen[0]
        more = f" ({len(seen)} such steps in all)" if len(seen) > 1 else ""
        raise Stopped(f"While Airflow reads the file, {file}, line {line}, {what}{more}.", expected="nothing but definitions", actual=what, file=file, line=line)
    if seconds > LIMIT_S:
        raise Stopped(f"Reading your files in dags/ takes {seconds:.1f} s, after Airflow itself is loaded.", expected=f"at most {LIMIT_S:.0f} s", actual=f"{seconds:.1f} s", **at("import"))
    return f"Reading dags/ asks nobody, opens no data and takes {seconds:.2f} s."


def version():
    import airflow

    return airflow.__version__


# --- the schedule -------------------------------------------------------------------------------------------------------


def scheduled(dag):
    """The DAG as Airflow's scheduler sees it."""
    from airflow.serialization.serialized_objects import DagSerialization

    return DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dag))


def next_runs(dag, restriction, until):
    info, found = None, []
    while len(found) < 400:
        info = dag.timetable.next_dagrun_info_v2(last_dagrun_info=info, restriction=restriction)
        if info is None or info.run_after > until:
            return found
        found.append(info)
    return found


def every_month_once(dag):
    now = datetime.now(timezone.utc)
    runs = [info.run_after.astimezone(dag.timezone) for info in next_runs(dag, dag._time_restriction, now)]
    said = at("schedule")
    if not runs:
        raise Stopped("Switched on now, Airflow would start no run for the past months.", expected="one for each month since January 2026", actual="none", **said)
    months = [f"{run:%Y-%m}" for run in runs]
    first = f"{runs[0]:%-d %B %Y}"
    if len(runs) == 1:
        raise Stopped(f"Switched on now, Airflow would start one run, that of {first}; the months before would never come.", expected="one run for each month since January 2026, the first in February", actual="1 run", **at("catchup"))
    twice = next((month for month, after in zip(months, months[1:]) if month == after), None)
    if twice:
        dates = [f"{run:%-d %B}" for run in runs if f"{run:%Y-%m}" == twice]
        raise Stopped(f"Airflow would start more than one run in a month: on {', '.join(dates[:4])}.", expected="one a month", actual=f"{len(dates)} in {twice}", **said)
    early = next((run for run in runs if run.day < 8), None)
    if early:
        raise Stopped(f"The run of {early:%-d %B} comes too early: minutes are booked up to seven days late, so a month is complete on the 8th.", expected="a run on the 8th or later", actual=f"{early:%-d %B}", **said)
    if months[0] != "2026-02":
        why = "would ask for December 2025, which the depots do not have" if months[0] < "2026-02" else "leaves out the months before"
        raise Stopped(f"Switched on now, Airflow would start with the run of {first}; that {why}.", expected="the first run in February 2026, which brings January", actual=first, **at("start_date"))
    gap = next((f"{before:%B}" for before, after in zip(runs, runs[1:]) if (after.year * 12 + after.month) - (before.year * 12 + before.month) > 1), None)
    if gap:
        raise Stopped(f"After the run of {gap} a month has none.", expected="one a month", **said)
    return f"Switched on now, Airflow would start {len(runs)} runs, one a month from {first} to {runs[-1]:%-d %B %Y}."


def run_in(dag, year, month):
    """The run that Airflow's scheduler starts in a month."""
    from airflow.timetables.base import TimeRestriction

    begin = datetime(year, month, 1, tzinfo=timezone.utc)
    restriction = TimeRestriction(begin - timedelta(days=70), None, True)
    for info in next_runs(dag, restriction, begin + timedelta(days=40)):
        if info.run_after >= begin and info.logical_date is not None:
            return info
    raise Stopped(f"Airflow would start no run in {begin:%B %Y}, or one without a logical date.", expected="a run with a logical date in each month", **at("schedule"))


# --- running ------------------------------------------------------------------------------------------------------------


class Ended:
    """How a run of the DAG ended."""

    def __init__(self, state, tries, error, asked):
        self.state, self.tries, self.error, self.asked = state, tries, error, asked

    @property
    def good(self):
        return self.state == "success"

    @property
    def months(self):
        return sorted({call["month"] for call in self.asked})

    def reason(self):
        """What the last failing task raised, in words, and where."""
        if self.error is None:
            return f"the run ended as {self.state}", {}
        task, error = self.error
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Watch.is_learners(frame.filename)]
        place = {"file": Path(frames[-1].filename).relative_to(WORKSPACE).as_posix(), "line": frames[-1].lineno} if frames else {}
        first = (str(error).strip().splitlines() or [""])[0][:250].rstrip(".")
        return f"task `{task}` failed: {type(error).__name__}: {first}", place


def start_database():
    """The database of Airflow, fresh, and of its API only the newest version: building all of them takes longer than the runs."""
    from airflow.utils.db import initdb

    initdb()
    with contextlib.suppress(Exception):
        from airflow.api_fastapi.execution_api import versions
        from cadwyn import HeadVersion, Version, VersionBundle

        known = versions.bundle.versions
        changes = [change for each in known for change in each.changes]
        for change in changes:
            change._bound_version_bundle = None
        versions.bundle = VersionBundle(HeadVersion(), Version(known[0].value, *changes), Version(known[-1].value))


def no_waiting(dag):
    for task in dag.tasks:
        for name, value in (("retry_delay", timedelta(0)), ("retry_exponential_backoff", 0)):
            if hasattr(task, "partial_kwargs"):
                task.partial_kwargs[name] = value
            else:
                setattr(task, name, value)


def few_tries(dag):
    for task in dag.tasks:
        if task.retries and task.retries > 1:
            if hasattr(task, "partial_kwargs"):
                task.partial_kwargs["retries"] = 1
            else:
                task.retries = 1


def run(dag, info, breaks=0):
    """One run by `dag.test()`, for the date and the interval that the scheduler would give it."""
    import airflow.sdk.definitions.dag as definitions
    from airflow.serialization import encoders

    plan(breaks)
    errors = []
    run_task, coerce = definitions._run_task, encoders.coerce_to_core_timetable

    def noted(*, ti, task, **more):
        connections.opened.clear()
        result = run_task(ti=ti, task=task, **more)
        connections.end()
        if result is not None and result.error is not None:
            errors.append((task.task_id, result.error))
        return result

    class AsScheduled:
        """`dag.test()` takes the interval of a manual run, which for some timetables is the one before."""

        @staticmethod
        def infer_manual_data_interval(*, run_after):
            return info.data_interval

    definitions._run_task, encoders.coerce_to_core_timetable = noted, lambda timetable: AsScheduled
    try:
        done = dag.test(logical_date=info.logical_date)
    finally:
        definitions._run_task, encoders.coerce_to_core_timetable = run_task, coerce
        os.chdir(WORKSPACE)
    tries = max((instance.try_number for instance in done.get_task_instances()), default=0)
    return Ended(str(getattr(done.state, "value", done.state)), tries, errors[-1] if errors else None, calls())


def right_month(april, january, snapshots):
    for ended, run_date, month in ((april, "8 April 2026", "2026-03"), (january, "8 January 2027", "2026-12")):
        date = run_date.split(" ", 1)[1]
        if not ended.good:
            said, place = ended.reason()
            raise Stopped(f"In the run of {date} {said}.", expected=f"the orders of {month}", **(place or at("logical_date")))
        if ended.months != [month]:
            asked = ", ".join(ended.months) or "no month"
            raise Stopped(f"The run that Airflow starts in {date} asks the depot for {asked}.", expected=month, actual=asked, **at("month"))
        difference = compare(month, snapshots[month], orders_of(month))
        if difference:
            raise Stopped(f"After the run of {date} {difference}.", expected=f"{len(orders_of(month))} orders, as the depot has them", **at("insert"))
    return "The run of April 2026 brings March, the run of January 2027 brings December 2026, each whole and whenever it is made."


def snapshot(month):
    """The orders of a month as they are now; a Stopped when the warehouse cannot say."""
    try:
        return orders_in("month = ?", month)
    except Stopped as stopped:
        return stopped


def whole(seen, month):
    if isinstance(seen, Stopped):
        raise seen
    return compare(month, seen, orders_of(month))


def retried(ended, waits, seen, month):
    if not ended.good:
        said, place = ended.reason()
        hint = "Airflow made no second try" if ended.tries <= 1 else f"Airflow made {ended.tries} tries"
        raise Stopped(f"The depot broke off once, and then worked. {said[0].upper()}{said[1:]}. {hint}, and the month did not come.", expected="a second try by Airflow", actual=f"{ended.tries} tr{'y' if ended.tries == 1 else 'ies'}", **(place or at("retries")))
    if ended.tries <= 1 and len(ended.asked) > 1:
        raise Stopped("The depot broke off once. Your task asked again by itself, so Airflow knows of no failure.", expected="a second try by Airflow", actual="1 try", **at("depot.pages"))
    difference = whole(seen, month)
    if difference:
        raise Stopped(f"The depot broke off once. The run ended as success, but {difference}.", expected=f"{len(orders_of(month))} orders", **at("depot.pages"))
    for task, (tries, wait) in sorted(waits.items()):
        if tries < 2:
            raise Stopped(f"Task `{task}`, which asks the depot, is tried again {tries} time{'s' * (tries != 1)}.", expected="at least 2 times", actual=str(tries), **at("retries"))
        if wait < 60:
            raise Stopped(f"Task `{task}`, which asks the depot, is tried again after {wait:.0f} s. A service that is being restarted is still away then.", expected="at least 60 s", actual=f"{wait:.0f} s", **at("retry_delay"))
    return f"The depot broke off once, Airflow tried again, and {month} came whole."


def rerun_exact(same, same_seen, corrected, corrected_seen, month, changes):
    withdrawn, changed, added = changes
    for ended, seen, words in ((same, same_seen, "Run a second time"), (corrected, corrected_seen, "Run again after the depot corrected it")):
        if not ended.good:
            said, place = ended.reason()
            raise Stopped(f"{words}, {said}.", **(place or at("insert")))
        if isinstance(seen[0], Stopped):
            raise seen[0]
        difference = compare(month, *seen)
        if difference:
            more = f" The depot has withdrawn {withdrawn}, changed the minutes of {changed} and added {added}." if ended is corrected else ""
            raise Stopped(f"{words}, {difference}.{more}", expected=f"exactly the {len(seen[1])} orders that the depot has now", actual=f"{len(seen[0])} rows", **at("insert"))
    return f"Run again {month} is the same, and after a correction it is what the depot has now."


def others_kept(before, after, month):
    for seen in (before, after):
        if isinstance(seen, Stopped):
            raise seen
    lost = len(before) - len(after)
    if before != after:
        months = sorted({row[0] for row in before} ^ {row[0] for row in after} or {row[0] for row in before})
        raise Stopped(f"A second run of {month} changed other months: {', '.join(months)} had {len(before)} orders before and {len(after)} after.", expected="as before", actual=f"{-lost:+d} rows", **at("delete"))
    return f"A second run of {month} left the orders of all other months as they were."


def judge_stats(moments, month):
    for words, orders, stats in moments:
        for seen in (orders, stats):
            if isinstance(seen, Stopped):
                raise seen
        groups = {}
        for row in orders:
            groups.setdefault(row[3], []).append(row[-1])
        wanted = sorted((month, depot, len(minutes), round(sum(minutes) / len(minutes), 3)) for depot, minutes in groups.items())
        if [row[:3] for row in stats] != [row[:3] for row in wanted] or any(abs(one[3] - two[3]) > 0.011 for one, two in zip(stats, wanted)):
            if len(stats) > len({row[1] for row in stats}):
                raise Stopped(f"{words}, month_stats has {len(stats)} rows of {month} for {len({row[1] for row in stats})} depots.", expected="one a depot", actual=f"{len(stats)} rows", **at("month_stats"))
            one = next((row for row in stats if row not in wanted), None)
            two = next((row for row in wanted if one is None or row[1] == one[1]), None)
            raise Stopped(f"{words}, month_stats says {one[1:] if one else 'nothing'} of {month}, and the table orders says {two[1:] if two else 'nothing'}.", expected=str(two), actual=str(one), **at("month_stats"))
    return f"After each run month_stats says of {month} what the table orders says."


def nothing_lost(ended, before, after, month):
    for seen in (*before, *after):
        if isinstance(seen, Stopped):
            raise seen
    kept, now = before[0], after[0]
    if kept != now:
        there = set(now)
        lost = len([row for row in kept if row not in there])
        change = f"{lost} of its {len([row for row in kept if row[0] == month])} orders are gone" if lost else f"it has {len(now) - len(kept)} rows more"
        raise Stopped(f"{month} was in the warehouse. It was run again while the depot was down, and now {change}.", expected="as before", actual=f"{len(kept)} rows before, {len(now)} after", **at("delete"))
    if before[1] != after[1]:
        raise Stopped(f"{month} was run again while the depot was down, and month_stats is not as before.", expected=f"{len(before[1])} rows as before", actual=f"{len(after[1])} rows", **at("month_stats"))
    if ended.good:
        raise Stopped("The depot was down through all tries, and Airflow shows the run as success. Nobody will look.", expected="a failed run", actual=ended.state, **at("trigger_rule"))
    return f"While the depot was down the run failed, and {month} stayed in the warehouse as it was."


def stats_now(month=None):
    try:
        return stats_in() if month is None else stats_in("month = ?", month)
    except Stopped as stopped:
        return stopped


def orders_now(where, *values):
    try:
        return orders_in(where, *values)
    except Stopped as stopped:
        return stopped


def run_all(dag, plan_of):
    waits_of = {task.task_id: (task.retries or 0, task.retry_delay.total_seconds()) for task in dag.tasks}
    no_waiting(dag)
    start_database()
    april, january = run_in(plan_of, 2026, 4), run_in(plan_of, 2027, 1)

    first = run(dag, april)
    month = first.months[0] if first.months else "2026-03"
    snapshots = {"2026-03": snapshot("2026-03")}
    moments = [("After the first run", orders_now("month = ?", month), stats_now(month))]
    second = run(dag, january)
    snapshots["2026-12"] = snapshot("2026-12")
    report("right-month", right_month_or_stop, first, second, snapshots)

    others = orders_now("month <> ?", month)
    same = run(dag, april)
    same_seen = (snapshot(month), orders_of(month))
    moments.append(("After a second run", same_seen[0], stats_now(month)))
    others_after = orders_now("month <> ?", month)
    changes = correct(month)
    corrected = run(dag, april)
    corrected_seen = (snapshot(month), orders_of(month))
    moments.append(("After the depot corrected the month and it was run again", corrected_seen[0], stats_now(month)))
    report("rerun-exact", rerun_exact, same, same_seen, corrected, corrected_seen, month, changes)
    report("others-kept", others_kept, others, others_after, month)
    report("stats-true", judge_stats, moments, month)

    few_tries(dag)
    before = (orders_now("1"), stats_now())
    down = run(dag, april, breaks=-1)
    report("nothing-lost", nothing_lost, down, before, (orders_now("1"), stats_now()), month)

    # Last and in a new warehouse, so that what a broken try leaves counts here and nowhere else.
    WAREHOUSE.unlink(missing_ok=True)
    broken = run(dag, april, breaks=1)
    waits = {call["task"]: waits_of[call["task"]] for call in broken.asked if call["task"] in waits_of}
    report("retried", retried, broken, waits, snapshot(month), month)


def right_month_or_stop(first, second, snapshots):
    for seen in snapshots.values():
        if isinstance(seen, Stopped):
            raise seen
    return right_month(first, second, snapshots)


def fail_all(checks, message, **details):
    for check in checks:
        failed(check, message, **details)


def main():
    if sys.platform == "win32":
        fail_all(LOADED + PLANNED + RUN, "Airflow does not run on Windows. Open this folder in WSL (Windows Subsystem for Linux) and check there.")
        return
    if not mentions_airflow():
        fail_all(LOADED + PLANNED + RUN, "No file in dags/ makes a DAG: none imports Airflow.", expected=f"a DAG `{DAG_ID}`", **({"file": DAG_FILE, "line": 1} if (WORKSPACE / DAG_FILE).is_file() else {}))
        return
    WAREHOUSE.unlink(missing_ok=True)
    prepare_depot()
    bag, seen, seconds = load_dags()
    report("loads", loads, bag)
    dag = bag.dags.get(DAG_ID)
    if dag is None and not seen:
        failed("no-work", "Airflow does not come to the end of your file, so what reading it would do cannot be seen.", **at("airflow"))
    else:
        report("no-work", no_work, seen, seconds)
    if dag is None:
        fail_all(PLANNED + RUN, f"There is no DAG `{DAG_ID}` to run: Airflow could not load it.", **at("airflow"))
        return
    WAREHOUSE.unlink(missing_ok=True)
    try:
        plan_of = scheduled(dag)
        report("every-month-once", every_month_once, plan_of)
        run_all(dag, plan_of)
    except Stopped as stopped:
        stopped.fail(*RUN)


main()

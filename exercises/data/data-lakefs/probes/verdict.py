"""What the parts of the probe share: results, each check judged once, and months made different."""

import csv
import io

from mlops_probe import failed, passed

wrong = set()
_judged = set()
_where = []


def on(server_name):
    """Says, in each message, which server it was that was asked."""
    _where[:] = [server_name]


def asked(message):
    return f"{message} (on {_where[0]})."


def holds(check, message):
    if check not in _judged:
        _judged.add(check)
        passed(check, asked(message))


def fails(check, message, **more):
    if check not in _judged:
        _judged.add(check)
        wrong.add(check)
        failed(check, f"{message} (Asked on {_where[0]}.)", **more)


def skip(checks, reason):
    for check in checks:
        holds(check, f"Not judged {reason}")


def said(run):
    """The last words of a program."""
    return run.last_error or (run.stdout.strip().splitlines() or ["nothing"])[-1]


def at(month):
    return f"deliveries/{month}.csv"


def changed(content, change):
    """A month with other rows: `change` takes the list of rows and gives one."""
    rows = change(list(csv.DictReader(io.StringIO(content.decode()))))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def without(name, rows):
    """Rows without a column."""
    return [{key: text for key, text in row.items() if key != name} for row in rows]


def with_one(rows, place, **values):
    """Rows, one of them with other values."""
    return [*rows[:place], {**rows[place], **values}, *rows[place + 1 :]]

"""Runs the learner's rotate.sh under a service that has its log open, and on a host where the service does not run."""

import glob
import gzip
import os
import re
import sys

from mlops_probe import failed, load, passed

sys.path.append(str(load().folder / "probes"))
from host import lives, ready, side_by_side, unusable, until  # noqa: E402

CHECKS = ("writes-on", "keeps-every-line", "keeps-five", "leaves-small", "signals-only-ours")
HERE = {"file": "host/srv/eta/bin/rotate.sh", "text": "mv"}


def read(file):
    """The text of a log, a packed one too; None when it is not there."""
    for name in (file, f"{file}.gz"):
        if os.path.exists(name):
            with (gzip.open if name.endswith(".gz") else open)(name, "rt", encoding="utf-8", errors="replace") as text:
                return text.read()
    return None


def fill(host):
    """A log of 30 kB, and five that were put away before."""
    for number in range(1, 6):
        with open(f"{host.log}.{number}", "w", encoding="utf-8") as file:
            file.write(f"put away as number {number}\n")
    with open(host.log, "w", encoding="utf-8") as file:
        file.writelines(f"2026-05-0{1 + n % 9}T00:00:00 200 /predict?distance_km={n}\n" for n in range(700))


def state(host):
    return {file: (os.stat(file).st_ino, read(file)) for file in sorted(glob.glob(glob.escape(host.log) + "*"))}


def under_a_service(host):
    fill(host)
    service = host.service()
    ready(service)
    host.write_pid(service.pid)
    host.ask("/predict?stops_before=1")
    before, number_of = read(host.log), os.stat(host.log).st_ino
    ran = host.run("rotate.sh")
    if ran.code != 0:
        for check in ("writes-on", "keeps-every-line", "keeps-five"):
            failed(check, f"The log was larger than `ETA_LOG_LIMIT`, and rotate.sh was run from another folder: {ran.how}", expected="exit code 0", actual=ran.code, **HERE)
    else:
        check_rotated(host, service, before, number_of)
    # A young log: nothing is to be done now, whatever was left before.
    with open(host.log, "a", encoding="utf-8") as file:
        file.write("2026-05-01T00:00:00 200 /predict\n")
    if os.path.getsize(host.log) > 20_000:
        os.truncate(host.log, 1000)
    small = state(host)
    ran = host.run("rotate.sh")
    check = "leaves-small"
    if ran.code != 0:
        failed(check, f"The log had {len(small[host.log][1])} bytes, the limit is 20000: {ran.how}", expected="exit code 0, nothing done", actual=ran.code, **HERE)
    elif state(host) != small:
        failed(check, f"The log had {len(small[host.log][1])} bytes, `ETA_LOG_LIMIT` was 20000, and rotate.sh put it away all the same.", expected="nothing is done", actual="the files changed", **HERE)
    else:
        passed(check, "A log below `ETA_LOG_LIMIT` is left as it is.")


def check_rotated(host, service, before, number_of):
    asked = 0

    def arrives():
        nonlocal asked
        asked += 1
        host.ask(f"/predict?stops_before={1000 + asked}")
        return f"stops_before={1000 + asked}\n" in (read(host.log) or "")

    alive = lives(service)
    wrote = alive and until(arrives, 1.5)
    check = "writes-on"
    if not alive:
        failed(check, "rotate.sh ended the service.", expected="it runs on", actual="it is gone", **HERE)
    elif not wrote:
        put_away = next((os.path.basename(file) for file in state(host) if f"stops_before={1000 + asked}\n" in (read(file) or "")), None)
        seen = f"into `{put_away}`" if put_away else "into a file that has no name any more"
        failed(check, f"After rotate.sh the service still writes {seen}: it keeps the old file open, whatever its name is.", expected="new lines in eta.log", actual=seen, **HERE)
    else:
        passed(check, "New lines arrive in the new eta.log.")

    check = "keeps-every-line"
    newest = f"{host.log}.1"
    everything = "\n".join(text or "" for _, text in state(host).values()) + "\n" + (read(newest) or "")
    lost = [line for line in before.splitlines() if line not in everything]
    if alive:
        lost += [f"stops_before={1000 + n}" for n in range(1, asked + 1) if f"stops_before={1000 + n}\n" not in everything]
    if lost:
        failed(check, f"{len(lost)} lines are in no file any more, e.g. `{lost[0][:80]}`.", expected="every line in eta.log or eta.log.1", actual=f"{len(lost)} lines lost", **HERE)
    elif not os.path.exists(newest) or os.stat(newest).st_ino != number_of:
        failed(check, "eta.log.1 is a copy of the log, not the log itself. What the service writes between the copy and the emptying is in neither file; this time it was lucky.", expected="the file itself, under a new name", actual="a copy", **HERE)
    else:
        passed(check, f"All {len(before.splitlines())} old lines and {asked} new ones are there, and eta.log.1 is the very file that eta.log was.")

    check = "keeps-five"
    numbers = sorted(int(found[1]) for file in state(host) if (found := re.fullmatch(r"eta\.log\.(\d+)(?:\.gz)?", os.path.basename(file))))
    moved = [number for number in range(1, 5) if read(f"{host.log}.{number + 1}") != f"put away as number {number}\n"]
    other = [os.path.basename(file) for file in state(host) if not re.fullmatch(r"eta\.log(\.\d+(\.gz)?)?", os.path.basename(file))]
    if other:
        failed(check, f"There is a file `{other[0]}` beside the logs, which nobody will ever remove.", expected="eta.log and eta.log.1 to eta.log.5", actual=", ".join(other), **HERE)
    elif moved:
        first = moved[0]
        failed(check, f"The log that was eta.log.{first} is not eta.log.{first + 1} now: there is {(read(f'{host.log}.{first + 1}') or 'nothing').splitlines()[0][:60]}.", expected=f"eta.log.{first} becomes eta.log.{first + 1}", **HERE)
    elif numbers != [1, 2, 3, 4, 5]:
        failed(check, f"The logs put away have the numbers {', '.join(map(str, numbers)) or 'none'}.", expected="1 to 5, the oldest gone", actual=", ".join(map(str, numbers)), **HERE)
    else:
        passed(check, "Five old logs are kept, each one number older; the oldest is gone.")


def without_a_service(host):
    fill(host)
    training = host.stranger("training/train.py")
    ready(training)
    host.write_pid(training.pid)
    ran = host.run("rotate.sh")
    check = "signals-only-ours"
    where = f"The service did not run, and the old pid file had the number {training.pid} of a training."
    if not lives(training):
        failed(check, f"{where} rotate.sh sent it a signal, and the training is gone.", expected="the training lives", actual="it is gone", **HERE)
    elif ran.code != 0:
        failed(check, f"{where} {ran.how[0].upper()}{ran.how[1:]}", expected="exit code 0, the log put away", actual=ran.code, **HERE)
    elif "distance_km=699" not in (read(f"{host.log}.1") or ""):
        failed(check, f"{where} rotate.sh ended with 0, but the log was not put away.", expected="the old log as eta.log.1", **HERE)
    else:
        passed(check, "With the service down the log is put away, and the process in the old pid file is left alone.")


if not unusable("rotate.sh", CHECKS):
    side_by_side(under_a_service, without_a_service)

"""Runs the learner's start.sh on four hosts: a quiet one, one whose service is slow, one whose port is taken, and one whose model is broken."""

import os
import sys

from mlops_probe import failed, load, passed

sys.path.append(str(load().folder / "probes"))
from host import LISTEN, SERVER, lives, ready, side_by_side, unusable, until  # noqa: E402

CHECKS = ("starts-anywhere", "pid-is-true", "starts-once", "says-when-not")
HERE = {"file": "host/srv/eta/bin/start.sh", "text": "server.py"}
honest = []
answering = []
SLOW_SECONDS = 5


def quiet(host):
    ran = host.run("start.sh")
    answer = host.ask()
    check = "starts-anywhere"
    if ran.code != 0:
        failed(check, f"Nothing ran, the port was free, and start.sh was run from another folder: {ran.how}", expected="exit code 0", actual=ran.code, **HERE)
    elif answer is None:
        later = until(lambda: host.ask() is not None, 1.5)
        seen = "it answers only later" if later else "nothing answers"
        failed(check, f"start.sh ended with 0, but on port {host.port} (`ETA_PORT`) {seen}. It was run from another folder, and said: {ran.said}", expected="GET /health answers when start.sh ends", actual=seen, **HERE)
        answer = host.ask()
    else:
        answering.append(host.port)
    for check in ("pid-is-true", "starts-once"):
        if answer is None:
            failed(check, "This cannot be seen, since the service does not answer.", expected="GET /health answers", **HERE)
    if answer is None:
        return
    pid, written = answer["pid"], host.pid_written()
    if written != pid:
        seen = "no number" if written is None else written
        failed("pid-is-true", f"Process {pid} answers on the port, but the pid file has {seen}.", expected=pid, actual=seen, **HERE)
    else:
        passed("pid-is-true", "The pid file has the number of the very process that answers.")
    again = host.run("start.sh")
    answer = host.ask() or {"pid": None}
    check = "starts-once"
    if again.code != 0:
        failed(check, f"The service ran already, and start.sh was run again: {again.how}", expected="exit code 0: what was asked for holds already", actual=again.code, **HERE)
    elif answer["pid"] != pid:
        failed(check, f"Process {pid} served; after a second start.sh it is {answer['pid']}: somebody's request was cut.", expected=pid, actual=answer["pid"], **HERE)
    elif host.pid_written() != written:
        failed(check, f"Process {pid} serves, but a second start.sh wrote {host.pid_written()} into the pid file: now it lies.", expected=written, actual=host.pid_written(), **HERE)
    else:
        passed(check, "A second start.sh leaves the running service and its pid file as they are.")


def slow(host):
    """A model that takes its time to load: the port is free for a while after the process lives."""
    server = host.path(SERVER)
    with open(server, encoding="utf-8") as file:
        text = file.read()
    with open(server, "w", encoding="utf-8") as file:
        file.write(text.replace("    log = Log(arguments.log)\n", f"    log = Log(arguments.log)\n    time.sleep({SLOW_SECONDS})\n", 1))
    ran = host.run("start.sh")
    check, where = "starts-anywhere", f"This time the service needed {SLOW_SECONDS} seconds until it answered."
    if ran.code != 0:
        failed(check, f"{where} start.sh: {ran.how}", expected="exit code 0 after about 5 seconds", actual=ran.code, **HERE)
    elif host.ask() is None:
        failed(check, f"{where} start.sh ended with 0 before that, and said: {ran.said}", expected="GET /health answers when start.sh ends", actual="nothing answers", **HERE)
    else:
        answering.append(host.port)


def taken(host):
    stranger = host.stranger("staging/" + SERVER, LISTEN, host.port)
    ready(stranger)
    where = f"Port {host.port} is held by a stranger, process {stranger.pid}."
    refused(host, host.run("start.sh"), where)
    if not lives(stranger):
        failed("says-when-not", f"{where} start.sh ended it.", expected="the stranger lives", actual="it is gone", **HERE)


def broken(host):
    with open(host.path("srv/eta/models/eta.json"), "w", encoding="utf-8") as file:
        file.write('{"start": 9.5, "per_')
    refused(host, host.run("start.sh"), "The model file is cut in the middle, so that the service ends at once.")


def refused(host, ran, where):
    check = "says-when-not"
    if ran.code == 0:
        failed(check, f"{where} start.sh ended with 0 all the same, and said: {ran.said}", expected="another exit code than 0", actual=0, **HERE)
    elif ran.code is None:
        failed(check, f"{where} start.sh: {ran.how}", expected="a message and an exit code within 15 seconds", **HERE)
    elif not ran.output:
        failed(check, f"{where} start.sh ended with {ran.code}, but said nothing.", expected="a line that says why", actual="no output", **HERE)
    elif os.path.exists(host.pid_file):
        failed(check, f"{where} start.sh ended with {ran.code}, but left a pid file with {host.pid_written()}: no such service runs.", expected="no pid file", actual=host.pid_written(), **HERE)
    else:
        honest.append(where)


if not unusable("start.sh", CHECKS):
    side_by_side(quiet, slow, taken, broken)
    if len(answering) == 2:
        passed("starts-anywhere", f"Run from another folder, start.sh ends when the service answers, at once or after {SLOW_SECONDS} seconds.")
    if len(honest) == 2:
        passed("says-when-not", "With the port taken, and with a broken model, start.sh says why, ends with an error and leaves no pid file.")

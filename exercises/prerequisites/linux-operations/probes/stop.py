"""Runs the learner's stop.sh on three hosts: an orderly one, one whose pid file lies, and one whose port a stranger holds."""

import os
import sys

from mlops_probe import failed, load, passed

sys.path.append(str(load().folder / "probes"))
from host import CLIENT, LISTEN, SERVER, free_port, gone, lives, ready, side_by_side, unusable  # noqa: E402

CHECKS = ("stops-the-service", "ends-gracefully", "spares-others", "frees-the-port", "names-the-stranger")
HERE = {"file": "host/srv/eta/bin/stop.sh", "text": "kill"}
spared = []


def look(others):
    """Notes which of the innocent processes are still there; to be asked after each run of the script."""
    for what, process in others.items():
        if lives(process):
            spared.append(what)
        else:
            failed("spares-others", f"stop.sh ended {what}.", expected="only the service ends", actual=f"process {process.pid} is gone", **HERE)


def orderly(host):
    service = host.service()
    editor = host.stranger("host/" + SERVER)
    staging = host.stranger("staging/" + SERVER, LISTEN, free_port())
    ready(service, editor, staging)
    client = host.stranger("monitoring.py", CLIENT, host.port)
    ready(client)
    host.write_pid(service.pid)
    ran = host.run("stop.sh")
    ended = gone(service, 0.15)
    file_left = os.path.exists(host.pid_file)
    check = "stops-the-service"
    if ran.code != 0:
        failed(check, f"The service ran, and stop.sh was run from another folder: {ran.how}", expected="exit code 0", actual=ran.code, **HERE)
    elif not ended:
        failed(check, f"stop.sh ended with 0, but the service still runs as process {service.pid}. It takes half a second to finish its work. stop.sh was run from another folder, and said: {ran.said}", expected="the process is gone when stop.sh ends", actual="it still runs", **HERE)
    elif file_left:
        failed(check, "The service is gone, but its pid file is still there, with a number that soon belongs to another process.", expected="no host/srv/eta/run/eta.pid", actual="it is there", **HERE)
    else:
        again = host.run("stop.sh")
        if again.code != 0:
            failed(check, f"Nothing ran any more, and stop.sh was run once again: {again.how}", expected="exit code 0: what was asked for holds already", actual=again.code, **HERE)
        else:
            passed(check, "When stop.sh ends, the process, its port and its pid file are gone. A second run ends with 0 as well.")
    check = "ends-gracefully"
    if not gone(service, 2):
        failed(check, "The service was not asked to end: it still runs.", expected="SIGTERM", **HERE)
    elif service.returncode != 0:
        failed(check, f"The service was ended by signal {-service.returncode}, in the middle of its work: the log has no line `stopped`.", expected="SIGTERM, and time to finish", actual=f"signal {-service.returncode}", **HERE)
    else:
        passed(check, "The service got SIGTERM, finished its work and wrote `stopped` as its last line.")
    look({"an editor that has server.py open": editor, "the server.py of the staging folder": staging, "the monitoring, which was connected to the port": client})


def lying_pid_file(host):
    service = host.service()
    training = host.stranger("training/train.py")
    ready(service, training)
    host.write_pid(training.pid)
    ran = host.run("stop.sh")
    check = "frees-the-port"
    where = f"The service holds port {host.port} as process {service.pid}; the pid file says {training.pid}, which is a training."
    if not gone(service, 2 if ran.code == 0 else 0):
        failed(check, f"{where} After stop.sh the port is still held: {ran.how}", expected=f"process {service.pid} ends", actual="it still runs", **HERE)
    elif ran.code != 0:
        failed(check, f"{where} The port is free now, but {ran.how}", expected="exit code 0", actual=ran.code, **HERE)
    else:
        passed(check, "Though the pid file named another process, the service that held the port ended.")
    look({"a training whose number stood in the old pid file": training})


def foreign_port(host):
    stranger = host.stranger("staging/" + SERVER, LISTEN, host.port)
    ready(stranger)
    ran = host.run("stop.sh")
    check = "names-the-stranger"
    where = f"Port {host.port} is held by process {stranger.pid}, the server.py of another folder."
    if ran.code == 0:
        failed(check, f"{where} stop.sh ended with 0, as if the port were free.", expected="another exit code than 0", actual=ran.code, **HERE)
    elif ran.code is None:
        failed(check, f"{where} stop.sh waited for it: {ran.how}", expected="a message and an exit code at once", **HERE)
    elif str(stranger.pid) not in ran.output:
        failed(check, f"{where} stop.sh does not say which process that is: {ran.how}", expected=f"{stranger.pid} in its output", actual=ran.output[-200:], **HERE)
    else:
        passed(check, f"stop.sh says that process {stranger.pid} holds the port, and ends with {ran.code}.")
    look({"the server.py of another folder, which held the port": stranger})


if not unusable("stop.sh", CHECKS):
    side_by_side(orderly, lying_pid_file, foreign_port)
    if len(spared) == 5:
        passed("spares-others", f"Still there: {'; '.join(sorted(spared))}.")

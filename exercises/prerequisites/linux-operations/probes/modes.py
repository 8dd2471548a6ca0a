"""Looks at the modes of the host's files: the owner deploys, the group `eta` is the service, everybody else is a stranger."""

import stat
import sys

from mlops_probe import failed, load, passed

SECRET = "host/etc/eta/eta.env"
SCRIPTS = [f"host/srv/eta/bin/{name}.sh" for name in ("start", "stop", "rotate")]
READ = ["host/srv/eta/app/server.py", "host/srv/eta/models/eta.json"]
WRITE = ["host/srv/eta/run", "host/var/log/eta"]
CHECKS = ("secret-closed", "scripts-run", "service-reaches", "nobody-else-writes")

probe = load()


def mode(file):
    """The permissions, or None where there is nothing."""
    try:
        return stat.S_IMODE((probe.workspace / file).stat().st_mode)
    except OSError:
        return None


def show(file):
    """The mode as `ls -l` and `chmod` write it."""
    found = (probe.workspace / file).stat().st_mode
    return f"{stat.S_IMODE(found):o} ({stat.filemode(found)})"


def missing(check, files):
    gone = [file for file in files if mode(file) is None]
    if gone:
        failed(check, f"There is no `{gone[0]}`.", expected=f"`{gone[0]}` as in the starter", file=gone[0])
    return bool(gone)


def check_secret():
    check = "secret-closed"
    if missing(check, [SECRET]):
        return
    has = mode(SECRET)
    if has & 0o007:
        who = "read" if has & 0o004 else "use"
        failed(check, f"Everybody on the host may {who} `{SECRET}`: its mode is {show(SECRET)}.", expected="nothing for others: 640 or 600", actual=show(SECRET), file=SECRET)
    elif not has & 0o400:
        failed(check, f"Not even its owner may read `{SECRET}`: its mode is {show(SECRET)}.", expected="640 or 600", actual=show(SECRET), file=SECRET)
    else:
        passed(check, f"`{SECRET}` has {show(SECRET)}: strangers cannot read the token.")


def check_scripts():
    check = "scripts-run"
    if missing(check, SCRIPTS):
        return
    for file in SCRIPTS:
        has = mode(file)
        for bit, who in ((0o100, "Its owner"), (0o010, "The group")):
            if not has & bit:
                failed(check, f"{who} may not run `{file}`: its mode is {show(file)}.", expected="x for owner and group", actual=show(file), file=file)
                return
    passed(check, "Owner and group may run the three scripts.")


def check_reach():
    """Folders need x to be passed, and for what is made in them w as well."""
    check = "service-reaches"
    if missing(check, READ + WRITE):
        return
    for file in READ + WRITE:
        parts = file.split("/")
        for folder in ("/".join(parts[:end]) for end in range(1, len(parts))):
            if not mode(folder) & 0o010:
                failed(check, f"The group may not pass through the folder `{folder}`, so it cannot reach `{file}`: the mode is {show(folder)}.", expected="x for the group on every folder on the way", actual=show(folder))
                return
    for file in READ:
        if not mode(file) & 0o040:
            failed(check, f"The group may not read `{file}`: its mode is {show(file)}.", expected="r for the group, e.g. 640", actual=show(file), file=file)
            return
    for folder in WRITE:
        if mode(folder) & 0o070 != 0o070:
            failed(check, f"The group may not make files in `{folder}`: its mode is {show(folder)}.", expected="rwx for the group, e.g. 770", actual=show(folder))
            return
    passed(check, "The service reads its code and its model, and writes its logs and its process id.")


def check_writers():
    check = "nobody-else-writes"
    root = probe.workspace / "host"
    if missing(check, ["host", *WRITE]):
        return
    # What the service itself writes inside its two folders is its own affair.
    own = tuple(f"{folder}/" for folder in WRITE)
    everything = [root, *sorted(root.rglob("*"))]
    for found in everything:
        if found.is_symlink():
            continue
        file = found.relative_to(probe.workspace).as_posix()
        has = mode(file)
        if has & 0o002:
            failed(check, f"Everybody on the host may change `{file}`: its mode is {show(file)}.", expected="no w for others anywhere", actual=show(file), file=file if found.is_file() else None)
            return
        if has & 0o020 and file not in WRITE and not file.startswith(own):
            failed(check, f"The service may change `{file}`, which it only has to read: its mode is {show(file)}.", expected=f"w for the group on {' and '.join(WRITE)} only", actual=show(file), file=file if found.is_file() else None)
            return
    passed(check, f"Of {len(everything)} files and folders the service may write in two, and strangers in none.")


if sys.platform == "win32":
    for name in CHECKS:
        failed(name, "Windows has no such modes. Do this exercise in WSL: open the folder there with `code .`.", expected="Linux or macOS")
else:
    check_secret()
    check_scripts()
    check_reach()
    check_writers()

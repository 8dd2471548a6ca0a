"""Reads the service file by systemd's own rules, and asks what a host would do with it."""

import difflib
import re
import shlex

from mlops_probe import failed, load, passed

FILE = "host/etc/systemd/system/eta.service"
CHECKS = ("known-to-systemd", "runs-as-eta", "starts-directly", "secret-outside", "comes-back", "limit-decided")
SECONDS = {"us": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "minute": 60, "minutes": 60, "h": 3600, "hr": 3600, "hour": 3600, "hours": 3600, "d": 86400, "day": 86400, "days": 86400}
SHELLS = ("sh", "bash", "dash", "zsh")

probe = load()


class Unit:
    """Sections with their assignments in order: a key given again adds to a list and overrides a single value, an empty value takes all back."""

    def __init__(self, text):
        self.given = []  # (section, key, value, line)
        self.sections = []
        self.strays = []
        section, begun, held = None, 0, ""
        for number, line in enumerate(text.splitlines(), 1):
            line = line.strip()
            if line.startswith(("#", ";")):
                continue  # within a continued line, too
            if not held:
                begun = number
            line = held + line
            if line.endswith("\\"):
                held = line[:-1] + " "
                continue
            held = ""
            if not line:
                continue
            if line.startswith("[") and line.endswith("]"):
                section = line[1:-1]
                self.sections.append((section, begun))
            elif "=" in line and section is not None:
                key, _, value = line.partition("=")
                self.given.append((section, key.strip(), value.strip(), begun))
            else:
                self.strays.append((line, begun))

    def all(self, section, key):
        values = []
        for its_section, its_key, value, line in self.given:
            if (its_section, its_key) == (section, key):
                values = [*values, (value, line)] if value else []
        return values

    def last(self, section, *keys):
        """The value that counts, and its line; None where there is none."""
        found = [entry for key in keys for entry in self.all(section, key)]
        return max(found, key=lambda entry: entry[1]) if found else None


def known_keys():
    keys, section = {}, ""
    for line in (probe.folder / "probes" / "unit-keys.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line[1:-1]
            keys[section] = set()
        elif line and not line.startswith("#"):
            keys[section].add(line)
    return keys


def time_span(text):
    """Seconds of `5`, `500ms`, `1min 30s`; None when it is no time."""
    if text == "infinity":
        return float("inf")
    parts = re.findall(r"(\d+(?:\.\d+)?)\s*([a-z]*)", text)
    if not parts or re.sub(r"(\d+(?:\.\d+)?)\s*([a-z]*)", "", text).strip() or any(unit and unit not in SECONDS for _, unit in parts):
        return None
    return sum(float(number) * SECONDS[unit or "s"] for number, unit in parts)


def words(value):
    try:
        return shlex.split(value)
    except ValueError:
        return value.split()


def on_host(file):
    """Where a path of the host lies in the workspace."""
    return probe.workspace / "host" / file.lstrip("/")


def tell(check, message, line=None, **more):
    failed(check, message, file=FILE, line=line, **more)


def check_known(unit):
    check = "known-to-systemd"
    keys = known_keys()
    for section, line in unit.sections:
        if section not in keys and not section.startswith("X-"):
            near = difflib.get_close_matches(section, keys, 1, 0.5)
            tell(check, f"systemd knows no section `[{section}]` in a service and skips all that stands in it.", line, expected=f"[{near[0]}]" if near else "[Unit], [Service] or [Install]", actual=f"[{section}]")
            return
    if unit.strays:
        text, line = unit.strays[0]
        tell(check, f"`{text[:60]}` is no assignment in a section; systemd skips the line.", line, expected="Key=value below a [Section]", actual=text[:60])
        return
    for section, key, _, line in unit.given:
        if key in keys.get(section, ()) or section.startswith("X-") or key.startswith("X-"):
            continue
        elsewhere = [name for name in keys if key in keys[name]]
        near = difflib.get_close_matches(key, keys.get(section, ()), 1, 0.8)
        if elsewhere:
            tell(check, f"`{key}` belongs into [{elsewhere[0]}]; in [{section}] systemd skips it.", line, expected=f"{key} in [{elsewhere[0]}]", actual=f"in [{section}]")
            return
        if near:
            tell(check, f"systemd knows no `{key}` and skips the line.", line, expected=near[0], actual=key)
            return
    wanted = [word for key in ("WantedBy", "RequiredBy") for value, _ in unit.all("Install", key) for word in value.split()]
    if "multi-user.target" not in wanted:
        seen = ", ".join(wanted) or "nothing"
        tell(check, f"`systemctl enable` would link the service to {seen}: a host does not start it when it boots.", expected="WantedBy=multi-user.target in [Install]", actual=seen)
        return
    passed(check, f"systemd knows all {len(unit.given)} keys where they stand, and starts the service when the host boots.")


def check_user(unit):
    check = "runs-as-eta"
    user = unit.last("Service", "User")
    group = unit.last("Service", "Group")
    if user is None:
        tell(check, "No `User` is given, so that the service runs as root.", expected="User=eta", actual="root")
    elif user[0] != "eta":
        why = " A comment stands on a line of its own; behind a value it becomes part of it." if "#" in user[0] or ";" in user[0] else ""
        tell(check, f"The service would run as the user `{user[0]}`.{why}", user[1], expected="eta", actual=user[0])
    elif group and group[0] != "eta" and not any("eta" in value.split() for value, _ in unit.all("Service", "SupplementaryGroups")):
        tell(check, f"The service would run in the group `{group[0]}`; its files are readable for the group `eta`.", group[1], expected="eta", actual=group[0])
    else:
        passed(check, "The service runs as the user eta.")


def check_start(unit):
    check = "starts-directly"
    folder = unit.last("Service", "WorkingDirectory")
    if folder is None or not folder[0].startswith("/"):
        seen = folder[0] if folder else "/"
        what = f"`WorkingDirectory={seen}` is not absolute: systemd refuses the whole unit." if folder else "No `WorkingDirectory` is given, so that it is `/`."
        tell(check, what, folder and folder[1], expected="/srv/eta", actual=seen)
        return
    if not on_host(folder[0]).is_dir():
        tell(check, f"`{folder[0]}` is no folder of the host (host{folder[0]}).", folder[1], expected="a folder that is there, e.g. /srv/eta", actual=folder[0])
        return
    kind = unit.last("Service", "Type")
    if kind and kind[0] not in ("simple", "exec"):
        tell(check, f"`Type={kind[0]}` does not fit: server.py stays in the foreground and tells systemd nothing.", kind[1], expected="exec or simple (or no Type)", actual=kind[0])
        return
    starts = unit.all("Service", "ExecStart")
    if len(starts) != 1:
        tell(check, f"There are {len(starts)} lines `ExecStart`; a service that stays has one.", starts[-1][1] if starts else None, expected="one", actual=len(starts))
        return
    value, line = starts[0]
    program, *args = words(value.lstrip("@-:+!|")) or [""]
    if not program.startswith("/"):
        tell(check, f"`{program}` is no absolute path. systemd looks it up in a list of its own, not in your PATH: which Python that is, nobody decided.", line, expected="/usr/bin/python3", actual=program)
        return
    if program.rsplit("/", 1)[-1] in SHELLS:
        tell(check, f"`{program}` stands between systemd and the service: signals and the exit code end there.", line, expected="the program itself: /usr/bin/python3 /srv/eta/app/server.py …", actual=program)
        return
    signs = [word for word in args if re.fullmatch(r"(\d?(>>?|<)(&\d|.*)?|\|{1,2}|&{1,2})", word) or "$(" in word or "`" in word]
    if signs:
        tell(check, f"No shell reads this line: `{signs[0]}` reaches server.py as an argument, and it ends with a usage error.", line, expected="no redirection, no pipe", actual=signs[0])
        return
    served = [arg if arg.startswith("/") else f"{folder[0].rstrip('/')}/{arg}" for arg in args if arg.endswith("server.py")]
    if not served or not on_host(served[0]).is_file():
        seen = served[0] if served else "no server.py"
        tell(check, f"The line starts {seen}; on the host it lies in /srv/eta/app/server.py.", line, expected="/srv/eta/app/server.py", actual=seen)
        return
    options = dict(zip(args, args[1:])) | dict(arg.split("=", 1) for arg in args if arg.startswith("--") and "=" in arg)
    if options.get("--port") != "8700" or not options.get("--log", "").startswith("/var/log/eta/"):
        tell(check, f"The service would use port {options.get('--port')} and the log {options.get('--log')}.", line, expected="--port 8700 --log /var/log/eta/eta.log", actual=f"{options.get('--port')}, {options.get('--log')}")
        return
    passed(check, f"systemd runs `{program}` with server.py itself, in `{folder[0]}`.")


def check_secret(unit, text):
    check = "secret-outside"
    found = re.search(r"dpt_live_\w+", text)
    if found:
        line = text[: found.start()].count("\n") + 1
        tell(check, "The token stands in the service file, which everybody may read: `systemctl cat eta` shows it to each user of the host. A comment is no better.", line, expected="no token in this file", actual=f"{found[0][:11]}…")
        return
    for value, line in unit.all("Service", "Environment"):
        for word in words(value):
            name, _, content = word.partition("=")
            if content and re.search(r"TOKEN|SECRET|PASSW|(^|_)KEY", name, re.I):
                tell(check, f"`Environment={name}=…` puts a secret into the service file; `systemctl show eta` prints it.", line, expected="EnvironmentFile=/etc/eta/eta.env", actual=f"Environment={name}=…")
                return
    files = unit.all("Service", "EnvironmentFile")
    right = [(value, line) for value, line in files if value.lstrip("-") == "/etc/eta/eta.env"]
    if not right:
        seen = ", ".join(value for value, _ in files) or "no EnvironmentFile"
        tell(check, f"The service would run without `ETA_TOKEN`: the unit has {seen}.", expected="EnvironmentFile=/etc/eta/eta.env", actual=seen)
        return
    if right[0][0].startswith("-"):
        tell(check, "The `-` says: start without the file when it is missing. Then the service runs, looks healthy, and cannot ask the depots.", right[0][1], expected="EnvironmentFile=/etc/eta/eta.env", actual=right[0][0])
        return
    secret = on_host("/etc/eta/eta.env")
    if not secret.is_file() or not re.search(r"^ETA_TOKEN=\S+", secret.read_text(encoding="utf-8", errors="replace"), re.M):
        failed(check, "`host/etc/eta/eta.env` does not set `ETA_TOKEN` any more.", expected="ETA_TOKEN=… as in the starter", file="host/etc/eta/eta.env")
        return
    passed(check, "The token comes from /etc/eta/eta.env; the service file can be shown to everybody.")


def pause(unit):
    """Seconds before a restart, and the line that says so."""
    given = unit.last("Service", "RestartSec")
    return (time_span(given[0]), given[1]) if given else (0.1, None)


def check_restart(unit):
    check = "comes-back"
    restart = unit.last("Service", "Restart")
    seconds, line = pause(unit)
    if restart is None or restart[0] not in ("on-failure", "always"):
        seen = restart[0] if restart else "no"
        tell(check, f"`Restart={seen}`: when the service ends with an error, nobody starts it again.", restart and restart[1], expected="on-failure or always", actual=seen)
    elif seconds is None or not 1 <= seconds <= 60:
        seen = "not a time" if seconds is None else f"{seconds:g} s{'' if line else ' (the default)'}"
        tell(check, f"Between an end and the next start lie {seen}. Less than a second burns the log and the processor; more than a minute is an outage.", line, expected="RestartSec from 1 to 60 seconds", actual=seen)
    else:
        passed(check, f"After an error the service is started again, {seconds:g} seconds later.")


def check_limit(unit):
    """systemd refuses the start number burst + 1 within the interval."""
    check = "limit-decided"
    seconds, _ = pause(unit)
    interval = unit.last("Unit", "StartLimitIntervalSec", "StartLimitInterval") or unit.last("Service", "StartLimitInterval")
    burst = unit.last("Unit", "StartLimitBurst") or unit.last("Service", "StartLimitBurst")
    if interval is None:
        tell(check, "No `StartLimitIntervalSec` in [Unit]: what holds is 5 starts in 10 seconds, which nobody here has decided.", expected="StartLimitIntervalSec=… in [Unit]; 0 means never give up", actual="not given")
        return
    window = time_span(interval[0])
    starts = int(burst[0]) if burst and burst[0].isdigit() else 5 if burst is None else None
    if window is None or starts is None or seconds is None:
        tell(check, f"StartLimitIntervalSec={interval[0]}, StartLimitBurst={burst[0] if burst else 5}: this is no time, or no number.", interval[1], expected="e.g. 10min, and a number")
    elif window == 0 or starts == 0:
        passed(check, "Decided: the service is started again for ever, however often it fails.")
    elif starts * seconds >= window:
        tell(
            check,
            f"{starts} starts, {seconds:g} seconds apart, take {starts * seconds:g} seconds; the limit counts only what happens within {window:g}. It is never reached: the service fails for ever, and `systemctl --failed` stays empty.",
            interval[1], expected=f"an interval of more than {starts * seconds:g} seconds, or 0 for never giving up", actual=f"{window:g} seconds",
        )  # fmt: skip
    else:
        passed(check, f"Decided: after {starts} starts, in about {starts * seconds:g} seconds, systemd gives up and shows the unit as failed.")


path = probe.workspace / FILE
if not path.is_file():
    for name in CHECKS:
        failed(name, f"There is no `{FILE}`.", file=FILE)
else:
    content = path.read_text(encoding="utf-8", errors="replace")
    read = Unit(content)
    check_known(read)
    check_user(read)
    check_start(read)
    check_secret(read, content)
    check_restart(read)
    check_limit(read)

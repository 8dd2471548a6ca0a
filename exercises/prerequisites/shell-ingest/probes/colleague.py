"""Runs ingest.sh as the colleague left it, against a server that has one export less than its list says."""

import sys

from mlops_probe import Stopped, failed, load, passed

CHECK = "prediction-made"
probe = load()
sys.path.insert(0, str(probe.folder / "probes"))
from runs import Trial  # noqa: E402


def main():
    month = next(iter(probe.data.values())).read_bytes()
    exports = {str(number): (f"2026-0{number}.csv", month) for number in (1, 2, 3)}
    trial = Trial(exports, {"2": "missing"}, script=probe.folder / "starter" / "ingest.sh")
    try:
        ended = trial.run([trial.server.url, "incoming"])
    except Stopped as stopped:
        failed(CHECK, f"The colleague's script: {stopped}")
        return
    stored = trial.cwd / "incoming" / "2026-02.csv"
    begins = stored.read_text(encoding="utf-8", errors="replace")[:40] if stored.is_file() else ""
    passed(
        CHECK,
        f"The export of February was not there. The exit code is {ended.exit_code}, the last line says `{ended.stdout.strip().splitlines()[-1]}`, "
        f"and 2026-02.csv begins with `{begins}`.",
        value=str(ended.exit_code),
        actual=str(ended.exit_code),
    )


main()

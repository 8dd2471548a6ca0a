"""Deletes a file that a process keeps open, and looks when its space is free."""

import os
import subprocess
import sys

from mlops_probe import failed, load, passed

CHECK = "prediction-made"
probe = load()
log = probe.temporary / "eta.log"
log.write_bytes(b"x" * 5_000_000)
HOLDER = """
import os, sys
file = open(sys.argv[1], "a")
print("open", flush=True)
sys.stdin.readline()
file.write("one more line")
file.flush()
found = os.fstat(file.fileno())
print(found.st_nlink, found.st_blocks * 512, found.st_size, flush=True)
"""
if sys.platform == "win32":
    failed(CHECK, "Windows does not let anybody delete an open file. Do this exercise in WSL.")
else:
    holder = subprocess.Popen([sys.executable, "-S", "-c", HOLDER, str(log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    holder.stdout.readline()
    os.remove(log)
    names, taken, size = map(int, holder.communicate("\n", timeout=30)[0].split())
    value = "when-it-is-closed" if names == 0 and size == 5_000_013 and taken > 0 else "at-once"
    passed(
        CHECK,
        f"A process had a log of 5.0 MB open; `rm` took its last name away ({names} names). The process wrote on, and {taken / 1e6:.1f} MB of the disk were still taken, by a file that `ls` and `du` no longer show. "
        "They were free once the process had closed it.",
        value=value,
        actual=value,
    )

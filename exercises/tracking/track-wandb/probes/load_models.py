"""Loads the model of each run as another program would, from what W&B keeps for the upload, and asks it about raw rows.

    load_models.py OUT TEMPORARY FILE FILE

Writes a JSON list: for each run its error on the last quarter of its file, or a text that says why there is none.
"""

import json
import sys
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
from offline_runs import OfflineRun, logs  # noqa: E402

sys.path.pop(0)


def load(file, name):
    if not name.endswith(".skops"):
        import joblib

        return joblib.load(file)
    from skops.io import get_untrusted_types, load

    return load(file, trusted=get_untrusted_types(file=file))


def error_of(run, file):
    models = run.of_type("model")
    if not models:
        types = ", ".join(f"`{artifact.type}`" for artifact in run.artifacts) or "none"
        return f"The run has logged no artifact of the type `model`; its artifacts: {types}. (A file saved with `run.save` has no version and no name by which others find it.)"
    entry = next((each for each in models[-1].files if each.get("path", "").endswith((".skops", ".joblib", ".pkl"))), None)
    if entry is None:
        names = ", ".join(each.get("path", "?") for each in models[-1].files) or "nothing"
        return f"The model artifact holds {names}, and no model.skops or model.joblib."
    content = models[-1].local(entry)
    if content is None:
        return f"The content of {entry['path']} is not where W&B keeps it for the upload, or not what the manifest says."
    rows = pd.read_csv(file)
    held_out = rows[len(rows) * 3 // 4 :]
    try:
        answers = list(load(content, entry["path"]).predict(held_out.drop(columns=["minutes", "arrival_hour"])))
        predicted = pd.Series(answers, index=held_out.index, dtype=float)
    except Exception as wrong:
        lines = str(wrong).strip().splitlines() or [""]
        return f"Loaded by another program, the model does not predict from raw rows: {type(wrong).__name__}: {lines[0][:200]}"
    if predicted.isna().any():
        return "For some orders the model gives no number."
    return float((predicted - held_out["minutes"]).abs().mean())


out, temporary, *files = map(Path, sys.argv[1:])
made = sorted(logs(Path.cwd()), key=lambda log: log.stat().st_mtime_ns)
out.write_text(json.dumps([error_of(OfflineRun(log, temporary), file) for log, file in zip(made, files)]), encoding="utf-8")

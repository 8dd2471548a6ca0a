"""Runs the script as the colleague left it, and measures it where it will work: on orders whose arrival nobody knows yet."""

import csv
import json
import shutil

from mlops_probe import failed, load, passed, run_scripts

CHECK = "prediction-made"
probe = load()


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    script = probe.temporary / "colleague"
    shutil.copytree(probe.folder / "starter", script)
    data = script / "data"
    data.mkdir()
    for number in (1, 2, 3):
        shutil.copy(probe.data[f"month_{number}"], data / f"2026-0{number}.csv")
    hidden = read(probe.data["hidden"])
    orders = script / "orders.csv"
    with open(orders, "w", newline="", encoding="utf-8") as file:
        known = [name for name in hidden[0] if name not in ("minutes", "arrival_hour")]
        writer = csv.DictWriter(file, known, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(hidden)
    commands = [
        ["train.py", "--data", "data", "--out", "model.joblib"],
        ["predict.py", "--model", "model.joblib", "--orders", "orders.csv", "--out", "predictions.csv"],
    ]
    process, runs = run_scripts(commands, cwd=script, env={"OMP_NUM_THREADS": "1"}, seconds=100)
    stopped = next((run.stderr.strip().splitlines() for run in runs or [process] if run.exit_code != 0 or not runs), None)
    if stopped is not None:
        failed(CHECK, f"The colleague's script did not run: {(stopped or ['no answer within 100 seconds'])[-1]}")
        return

    reported = json.loads((script / "metrics.json").read_text(encoding="utf-8"))["mae"]
    true = [float(row["minutes"]) for row in hidden]
    answers = [float(row["minutes"]) for row in read(script / "predictions.csv")]
    error = sum(abs(a - t) for a, t in zip(answers, true)) / len(true)
    past = [float(row["minutes"]) for number in (1, 2, 3) for row in read(probe.data[f"month_{number}"])]
    average = sum(past) / len(past)
    baseline = sum(abs(average - t) for t in true) / len(true)
    value = "same" if error < reported + 1 else "a-bit-worse" if error < 0.9 * baseline else "no-better-than-average"
    passed(
        CHECK,
        f"The script reports {reported:.2f} minutes. On {len(true)} new orders, whose arrival nobody knows yet, it is off by "
        f"{error:.1f}; telling everybody the average is off by {baseline:.1f}.",
        value=value,
        actual=value,
    )


main()

"""Runs the comparison as the colleague left it, and holds it against October: the first month with electric bikes."""

import json
import shutil

from mlops_probe import failed, load, passed, run_python

CHECK = "prediction-made"
probe = load()


def main():
    folder = probe.temporary / "colleague"
    shutil.copytree(probe.folder / "starter", folder)
    data = folder / "data"
    data.mkdir()
    for name, file in probe.data.items():
        shutil.copy(file, data / f"2026-{name[-2:]}.csv")
    code = (
        "import glob, json, sys\n"
        "import pandas as pd\n"
        "import validate\n"
        "sys.argv = ['validate.py', '--data', 'data', '--out', 'report.json']\n"
        "validate.main()\n"
        "orders = validate.load('data')\n"
        "when = pd.to_datetime(orders['ordered_at'])\n"
        "past, month = orders[when < '2026-09-24'], orders[when.dt.month == 10]\n"
        "model = validate.candidates()['linear'].fit(past, past['minutes'])\n"
        "error = (month['minutes'] - model.predict(month)).abs().mean()\n"
        "json.dump({'random': json.load(open('report.json'))['mae']['linear'], 'october': error}, open('said.json', 'w'))\n"
    )
    run = run_python(["-c", code], cwd=folder, env={"OMP_NUM_THREADS": "1", "PYTHONPATH": str(folder)}, seconds=100)
    said = folder / "said.json"
    if run.exit_code != 0 or not said.is_file():
        failed(CHECK, f"The colleague's script did not run: {run.last_error or 'no answer within 100 seconds'}")
        return
    numbers = json.loads(said.read_text(encoding="utf-8"))
    ratio = numbers["october"] / numbers["random"]
    value = "about-the-same" if ratio < 1.1 else "clearly-larger" if ratio < 2 else "doubled"
    passed(
        CHECK,
        f"Five random parts say that `linear` is off by {numbers['random']:.2f} minutes. With what was known before October it is "
        f"off by {numbers['october']:.2f} minutes in October: {ratio:.2f} times as much.",
        value=value,
        actual=value,
    )


main()

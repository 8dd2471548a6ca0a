"""Runs the colleague's notebook.py twice, each time as a new program on the same data, and compares what it wrote."""

import json
import shutil

from mlops_probe import failed, load, passed, run_python

CHECK = "prediction-made"
probe = load()


def run(number):
    folder = probe.temporary / f"run-{number}"
    shutil.copytree(probe.folder / "starter", folder)
    (folder / "data").mkdir()
    for name, file in probe.data.items():
        shutil.copy(file, folder / "data" / f"2026-{name[-2:]}.csv")
    # Each program draws such a number when it begins, unless it is told one. These two are told, so that the check shows the same to everybody.
    ended = run_python(["notebook.py"], cwd=folder, env={"PYTHONHASHSEED": str(number)}, seconds=60)
    model = folder / "model.json"
    if ended.exit_code != 0 or not model.is_file():
        failed(CHECK, f"The colleague's script did not run: {ended.last_error or 'no answer within 60 seconds'}")
        return None
    return json.loads(model.read_text(encoding="utf-8"))


def main():
    models = {}
    for number in range(1, 9):
        model = run(number)
        if model is None:
            return
        models.setdefault(tuple(model["depots"]), model)
        if len(models) == 2:
            break
    if len(models) < 2:
        failed(CHECK, "Eight runs of the colleague's script listed the depots in the same order, which is very unlikely.")
        return
    first, second = models.values()
    by_depot = [dict(zip(model["depots"], model["weights"][-len(model["depots"]) :])) for model in (first, second)]
    depot = max(by_depot[0], key=lambda name: abs(by_depot[0][name] - by_depot[1][name]))
    passed(
        CHECK,
        f"One run listed the depots as {', '.join(first['depots'])}, the other as {', '.join(second['depots'])}. The weight of {depot} is "
        f"{by_depot[0][depot]:.4f} in one model and {by_depot[1][depot]:.4f} in the other.",
        value="other-numbers",
        actual="other-numbers",
    ) if by_depot[0][depot] != by_depot[1][depot] else passed(CHECK, "The depots came in another order.", value="only-the-order")


main()

"""Asks the model about the newest month: models/model.json, prepared/test.csv -> reports/metrics.json, reports/by_hour.csv."""

import json
from pathlib import Path

import orders

LATE_AFTER = 10  # minutes


def main() -> None:
    model = json.loads(Path("models/model.json").read_text(encoding="utf-8"))
    weights = [model[name] for name in orders.NAMES]
    rows = orders.read("prepared/test.csv")
    hours: dict[int, list[float]] = {}
    for order in rows:
        late = float(order["minutes"]) - orders.predict(weights, order)
        hours.setdefault(int(order["hour"]), []).append(late)
    every = [late for values in hours.values() for late in values]
    metrics = {
        "mae": round(sum(map(abs, every)) / len(every), 3),
        "late_share": round(sum(late > LATE_AFTER for late in every) / len(every), 4),
    }
    Path("reports").mkdir(exist_ok=True)
    Path("reports/metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8", newline="\n")
    lines = ["hour,mae"]
    lines += [f"{hour},{sum(map(abs, values)) / len(values):.3f}" for hour, values in sorted(hours.items())]
    Path("reports/by_hour.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"evaluate: {len(rows)} orders, {metrics}")


if __name__ == "__main__":
    main()

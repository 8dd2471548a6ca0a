import argparse
import csv
import io
import json
from statistics import mean

from lake import repository

parser = argparse.ArgumentParser()
parser.add_argument("--ref", default="main")
parser.add_argument("--out", default="model.json")
arguments = parser.parse_args()
state = repository().commit(repository().ref(arguments.ref).get_commit().id)
depots = {}
for found in state.objects(prefix="deliveries/"):
    for row in csv.DictReader(io.TextIOWrapper(io.BytesIO(state.object(found.path).reader("rb").read()))):
        depots.setdefault(row["depot"], []).append(float(row.get("minutes") or 0))
model = {
    "minutes": {depot: round(sum(each) / len(each), 2) for depot, each in depots.items()},
    "orders": sum(map(len, depots.values())),
    "mean": round(mean(minute for each in depots.values() for minute in each), 3),
    "commit": state.id,
}
with open(arguments.out, "w") as out:
    json.dump(model, out)

"""Exports the last epoch: its number was fixed before anybody looked at the newest month, so the error there is an honest one.

    python export.py --checkpoint run/checkpoint.pt --out model.pt2
"""

import argparse
import json

import torch
from torch import export

from network import Network
from orders import COLUMNS

parser = argparse.ArgumentParser()
parser.add_argument("--checkpoint", default="run/checkpoint.pt")
parser.add_argument("--out", default="model.pt2")
arguments = parser.parse_args()
state = torch.load(arguments.checkpoint)
network = Network(len(COLUMNS))
network.load_state_dict(state["network"])
program = export.export(network.eval(), args=(torch.rand(5, len(COLUMNS)),), dynamic_shapes={"features": {0: export.Dim.DYNAMIC}})
last = json.loads(state["history"])[-1]
export.save(program, arguments.out, extra_files={"about.json": json.dumps({"rule": "last", "epoch": last["epoch"], "mae": round(last["mae"], 2), "columns": COLUMNS})})

"""Looks at what PyTorch does while the learner's training runs: each pass, each gradient, each step, each write of the checkpoint.

The hooks are PyTorch's own and see every module and optimizer, however the learner's code is laid out.
"""

import contextlib
import hashlib
import io
import os
import shutil
import sys
from pathlib import Path

import torch
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.dropout import _DropoutNd
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook
from torch.optim.optimizer import register_optimizer_step_post_hook

watch = None
save, backward = torch.save, torch.autograd.backward


class Watch:
    def __init__(self, job):
        self.job = job
        self.checkpoint = os.path.abspath(job["checkpoint"])
        self.depth, self.network, self.current = 0, None, None
        self.passes, self.open = [], []
        self.first = self.last = None
        self.parameters, self.stepped, self.steps, self.stale = [], False, 0, []

    @property
    def batches(self):
        return sum(each["learned"] for each in self.passes)

    def begins(self, module, given):
        self.depth += 1
        if self.depth == 1 and any(True for _ in module.parameters()):
            rows = next((each for each in given if isinstance(each, torch.Tensor)), torch.zeros(0, 0))
            self.network = module
            self.last = weights(module)
            self.first = self.first or self.last
            self.current = {"rows": rows.detach().clone(), "on": [], "graph": False, "learned": False}
            if self.batches == self.job.get("snapshot_after") and os.path.exists(self.checkpoint):
                shutil.copy(self.checkpoint, self.job["snapshot"])
        if self.current and isinstance(module, (_DropoutNd, _BatchNorm)):
            self.current["on"].append(module.training)

    def ends(self, output):
        self.depth -= 1
        if self.depth == 0 and self.current:
            node = output.grad_fn if isinstance(output, torch.Tensor) else None
            self.current["graph"] = node is not None
            self.passes.append(self.current)
            self.open.append((node, self.current))
            self.current = None

    def learns(self, losses):
        """Before a backward pass: which passes of the network the loss comes from, and what is left of the gradients before."""
        if self.stepped:
            left = sum(float(each.grad.abs().sum()) for each in self.parameters if each.grad is not None)
            if left > 0:
                self.stale.append([self.steps, left])
            self.stepped = False
        reached, todo = set(), [each.grad_fn for each in losses if each.grad_fn is not None]
        while todo:
            node = todo.pop()
            if node not in reached:
                reached.add(node)
                todo += [before for before, _ in node.next_functions if before is not None]
        for node, each in self.open:
            each["learned"] = node in reached
        self.open = []

    def steps_once(self, optimizer):
        self.parameters = [each for group in optimizer.param_groups for each in group["params"]]
        self.stepped = True
        self.steps += 1

    def writes(self, file, half):
        """Whoever is about to write over the checkpoint is killed in the middle of it, once the time has come."""
        after = self.job.get("kill_after")
        if after is None or self.batches < after or os.path.abspath(os.fsdecode(file)) != self.checkpoint:
            return
        self.job.pop("kill_after")
        if half is not None:
            Path(self.checkpoint).write_bytes(half[: len(half) // 2])
        os._exit(9)

    def told(self):
        measured = []
        for each in reversed(self.passes):
            if each["learned"]:
                break
            measured.insert(0, each)
        learned = [each for each in self.passes if each["learned"]]
        told = {
            "steps": self.steps,
            "batches": len(learned),
            "stale": self.stale[:3],
            "stale_count": len(self.stale),
            "layers": max((len(each["on"]) for each in self.passes), default=0),
            "learned_off": [index for index, each in enumerate(learned) if not all(each["on"])],
            "measured": len(self.passes) - len(learned),
            "measured_on": sum(any(each["on"]) for each in self.passes if not each["learned"]),
            "measured_graph": sum(each["graph"] for each in self.passes if not each["learned"]),
            "first": plain(self.first),
            "weights": plain(weights(self.network)) if self.network else {},
            "order": [[key(row) for row in each["rows"]] for each in learned],
        }
        if measured and measured[0]["rows"].dim() == 2:
            rows = torch.cat([each["rows"] for each in measured])
            self.network.eval()
            with torch.inference_mode():
                answers = torch.func.functional_call(self.network, self.last, (rows,)).flatten()
            told |= {"rows": rows.tolist(), "answers": answers.tolist()}
        return told


def weights(module):
    return {name: values.detach().clone() for name, values in module.state_dict().items()}


def plain(state):
    return {name: values.tolist() for name, values in (state or {}).items()}


def key(row):
    return hashlib.md5(row.numpy().tobytes()).hexdigest()[:8]


def save_watched(state, file, *rest, **more):
    if watch and isinstance(file, (str, os.PathLike)):
        whole = io.BytesIO()
        save(state, whole, *rest, **more)
        watch.writes(file, whole.getvalue())
    return save(state, file, *rest, **more)


def backward_watched(tensors, *rest, **more):
    if watch:
        watch.learns([tensors] if isinstance(tensors, torch.Tensor) else list(tensors))
    return backward(tensors, *rest, **more)


def heard(event, given):
    if not watch:
        return
    if event == "open" and isinstance(given[0], (str, bytes, os.PathLike)):
        written = set(given[1] or "") & set("wax+") or (given[2] or 0) & (os.O_WRONLY | os.O_RDWR)
        if written:
            old = os.path.getsize(given[0]) if os.path.exists(given[0]) else 0
            watch.writes(given[0], bytes(old))
    elif event == "os.rename":
        watch.writes(given[1], None)


@contextlib.contextmanager
def watching(new):
    global watch
    watch = new
    try:
        yield new
    finally:
        watch = None


register_module_forward_pre_hook(lambda module, given: watch and watch.begins(module, given) or None)
register_module_forward_hook(lambda module, given, output: watch and watch.ends(output) or None, always_call=True)
register_optimizer_step_post_hook(lambda optimizer, *_: watch and watch.steps_once(optimizer) or None)
torch.save, torch.autograd.backward = save_watched, backward_watched
sys.addaudithook(heard)

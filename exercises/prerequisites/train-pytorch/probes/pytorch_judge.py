"""What the trainings told, held against what the guide asks for."""

import json
import math
import re

from mlops_probe import failed, passed
from pytorch_facts import SAME, Wrong, apart, error, is_whole, mean_error, place, reason, steady
from pytorch_months import read

LIMIT = 8.0
LOOP, TRAIN, PREDICT, EXPORT = ({"file": f"{name}.py"} for name in ("loop", "train", "predict", "export"))


def explained(error):
    """An error of PyTorch, with what it means in this exercise."""
    if "Constraints violated" in error:
        return f"{error.splitlines()[0][:200]} (An example of one order makes the number of orders a constant: take two or more.)"
    return error


class Judge:
    def __init__(self, probe, months, told, killed):
        self.probe, self.months, self.told, self.killed = probe, months, told, killed
        self.stopped = None

    def job(self, name, script, where):
        """What a job told, when its script came to its end."""
        told = self.told.get(name)
        if told is None:
            raise Wrong(self.stopped or f"`python {script}` was not reached: the process ended before.", where)
        if told.get("exit_code", 0) != 0:
            raise Wrong(f"`python {script}` failed: {explained(reason(told['stderr']))}", place(told["stderr"], self.probe.workspace, where))
        return told

    def history(self, run):
        file = self.probe.temporary / run / "metrics.json"
        try:
            lines = json.loads(file.read_text(encoding="utf-8"))["history"]
            return [{"epoch": int(each["epoch"]), "loss": float(each["loss"]), "mae": float(each["mae"])} for each in lines]
        except (OSError, ValueError, KeyError, TypeError):
            raise Wrong("There is no metrics.json in the folder of the run with a list `history` of `epoch`, `loss` and `mae`.", {**TRAIN, "text": "metrics.json"}) from None

    def judge(self, more):
        self.told |= more
        for check in (
            self.gradients_fresh, self.modes_right, self.small_error, self.error_true, self.any_number, self.same_seed, self.seed_matters, self.new_order,
            self.weights_only, self.reloads_same, self.survives_kill, self.resumes_exactly, self.history_whole, self.runs_alone, self.any_batch,
            self.choice_true, self.same_after_kill,
        ):  # fmt: skip
            name = check.__name__.replace("_", "-")
            try:
                passed(name, check())
            except Wrong as wrong:
                failed(name, str(wrong), **wrong.where, **wrong.more)

    # The loop.

    def gradients_fresh(self):
        told, where = self.told["long"], {**LOOP, "text": "backward"}
        if told["steps"] < 2:
            raise Wrong(f"In 12 epochs {told['steps']} steps of an optimizer of `torch.optim` were seen.", where, "a step for each batch", told["steps"])
        if told["stale"]:
            step, left = told["stale"][0]
            raise Wrong(
                f"After step {step} the gradients were still there when the next batch's were computed (together {left:.1f}), and that one's were added to them. "
                f"So it went {told['stale_count']} times in {told['steps']} steps.",
                where, "no gradients, or zeros, before each batch", f"{told['stale_count']} times gradients of before",
            )  # fmt: skip
        return f"Before each of {told['steps']} steps the gradients of the step before were gone."

    def modes_right(self):
        told, where = self.told["long"], {**LOOP, "text": "model.eval"}
        if not told["layers"]:
            raise Wrong("In no pass a layer of dropout or batch norm was run; the network should keep those it has.", {"file": "network.py"})
        off, batches = told["learned_off"], told["batches"]
        if off:
            raise Wrong(
                f"Of {batches} batches {len(off)} were learned with dropout or batch norm switched off, the first of them in epoch {off[0] * 12 // batches + 1}.",
                where, "`train()` for each batch that is learned", f"{len(off)} of {batches} in `eval()`",
            )  # fmt: skip
        if not told["measured"]:
            raise Wrong("The network was never run beside the learning, so it was not measured.", where)
        if told["measured_on"]:
            raise Wrong(f"Of {told['measured']} passes that measure, {told['measured_on']} ran with dropout or batch norm on.", where, "`eval()` for each measuring", f"{told['measured_on']} in `train()`")
        if told["measured_graph"]:
            raise Wrong(
                f"Of {told['measured']} passes that measure, {told['measured_graph']} recorded a graph for gradients that nobody asks for. It takes memory for each order.",
                where, "measuring under `torch.inference_mode()` or `torch.no_grad()`", f"{told['measured_graph']} graphs",
            )  # fmt: skip
        return f"All {batches} batches were learned in training mode, all {told['measured']} measurings made in evaluation mode and without a graph."

    def small_error(self):
        said = self.predictions("all")
        found = error(self.months.hidden, said)
        average = sum(float(row["minutes"]) for row in self.months.newest["long"]) / len(self.months.newest["long"])
        baseline = sum(abs(float(row["minutes"]) - average) for row in self.months.hidden) / len(self.months.hidden)
        words = f"After 12 epochs the network is off by {found:.1f} minutes on a month it has not seen; telling everybody the same is off by {baseline:.1f}."
        if not found <= LIMIT:
            raise Wrong(words, {**LOOP, "text": "L1Loss"}, f"at most {LIMIT:.0f} minutes", f"{found:.1f} minutes")
        return words

    def true_error(self):
        """How far the network of the last epoch is off on the newest month, in evaluation mode; `None` when it was not asked about that."""
        answers, newest = self.told["long"].get("answers", []), self.months.newest["long"]
        return mean_error(answers, newest) if len(answers) == len(newest) else None

    def error_true(self):
        said = self.history("long")[-1]["mae"]
        true = self.true_error()
        if true is None:
            asked = len(self.told["long"].get("answers", []))
            raise Wrong(f"After the last batch the network was asked about {asked} orders; the newest month has {len(self.months.newest['long'])}.", {**LOOP, "text": "def mean_error"})
        # What was measured in training mode is the matter of another check.
        if not abs(true - said) <= SAME and not self.told["long"]["measured_on"]:
            raise Wrong(f"metrics.json says {said:.2f} minutes for the last epoch. That network, in evaluation mode, is off by {true:.2f} on those orders.", {**LOOP, "text": "def mean_error"}, f"{true:.2f}", f"{said:.2f}")
        return f"metrics.json says {said:.2f} minutes for the last epoch; that network is off by {true:.2f}."

    def any_number(self):
        told = self.told.get("odd")
        if told and told["exit_code"] != 0:
            raise Wrong(f"With 33 orders and `--batch-size 32` train.py failed: {reason(told['stderr'])}", place(told["stderr"], self.probe.workspace, LOOP), "33 orders are learned from", "an error")
        self.job("odd", "train.py", LOOP)
        return "33 orders in batches of 32 were learned from."

    # The seed.

    def same_seed(self):
        one, two = (self.job(name, "train.py --seed 5", TRAIN) for name in ("whole", "repeated"))
        if apart(one["first"], two["first"]) > 0:
            raise Wrong("Two processes with `--seed 5` begin with different weights.", {**TRAIN, "text": "manual_seed"}, "the same first weights", f"up to {apart(one['first'], two['first']):.2g} apart")
        if one["order"] != two["order"]:
            raise Wrong("Two processes with `--seed 5` begin with the same weights, but see the orders in different batches.", {**LOOP, "text": "perm"}, "the same batches", "others")
        if apart(one["weights"], two["weights"]) > 1e-5:
            raise Wrong("Two processes with `--seed 5` have the same first weights and the same batches, and end with different weights: dropout draws from a generator that was not seeded.", TRAIN, "the same weights", f"up to {apart(one['weights'], two['weights']):.2g} apart")
        return "Two processes with `--seed 5` had the same first weights and the same batches, and ended with the same weights."

    def seed_matters(self):
        one, two = self.job("whole", "train.py --seed 5", TRAIN), self.job("other", "train.py --seed 6", TRAIN)
        if apart(one["first"], two["first"]) == 0:
            raise Wrong("`--seed 5` and `--seed 6` begin with the very same weights.", {**TRAIN, "text": "manual_seed"}, "other first weights", "the same")
        if one["order"] == two["order"]:
            raise Wrong("`--seed 5` and `--seed 6` see the orders in the very same batches.", {**LOOP, "text": "perm"}, "other batches", "the same")
        return "With `--seed 5` and `--seed 6` the first weights and the batches are different."

    def new_order(self):
        told = self.job("whole", "train.py", TRAIN)
        where, batches = {**LOOP, "text": "perm"}, told["order"]
        if not batches or len(batches) % 4:
            raise Wrong(f"In 4 epochs {len(batches)} batches were learned, which is no whole number for each.", where)
        size = len(batches) // 4
        epochs = [[row for batch in batches[start : start + size] for row in batch] for start in range(0, len(batches), size)]
        known = len({row for epoch in epochs for row in epoch})
        for number, epoch in enumerate(epochs, 1):
            if len(set(epoch)) < known - 32 or len(epoch) > self.months.steady_orders:
                raise Wrong(f"Epoch {number} shows {len(epoch)} orders, {len(set(epoch))} of them different ones; there are {self.months.steady_orders}.", where, "each order once", f"{len(set(epoch))} different ones")
        for number, (one, two) in enumerate(zip(epochs, epochs[1:]), 1):
            if one == two:
                raise Wrong(f"Epoch {number + 1} shows the orders in the very order of epoch {number}.", where, "an order of its own for each epoch", "the same order")
        return "Each of 4 epochs showed each order once, in an order of its own."

    # The checkpoint.

    def weights_only(self):
        where, told = {**TRAIN, "text": "save"}, self.job("checkpoint", "train.py", TRAIN)
        if "error" in told:
            named = re.search(r"Unsupported (?:global|class|operand)[^\n]*?\b((?:\w+\.)+\w+)|GLOBAL ((?:\w+\.)+\w+)", told["error"])
            found = f"it holds an object of the class `{named[1] or named[2]}`" if named else (told["error"].splitlines() or ["it said nothing"])[0][:200]
            raise Wrong(f"A fresh process without your code cannot load checkpoint.pt with `torch.load(file)`: {found}.", where, "tensors, numbers, texts, lists and dictionaries", "an error")
        if told["missing"]:
            raise Wrong(f"checkpoint.pt holds {told['tensors']} tensors, but not the weights that the training ended with, e.g. `{told['missing'][0]}`.", where, "all weights after the last epoch", f"{len(told['missing'])} are missing")
        return f"checkpoint.pt loads with the defaults of torch.load, without your code, and holds the trained weights among its {told['tensors']} tensors."

    def reloads_same(self):
        all_, again, one = (self.predictions(name) for name in ("all", "again", "one"))
        where = {**PREDICT, "text": "model"}
        moved = max(abs(all_[order] - again[order]) for order in all_)
        if not moved <= SAME:
            raise Wrong(f"Asked twice about the same orders, predict.py gives minutes up to {moved:.1f} apart.", where, "the same minutes", f"up to {moved:.1f} apart")
        order, alone = next(iter(one.items()))
        if not abs(alone - all_[order]) <= SAME:
            raise Wrong(f"Order {order} gets {alone:.1f} minutes alone and {all_[order]:.1f} among {len(all_)}.", where, "the same minutes", f"{abs(alone - all_[order]):.1f} apart")
        found, history = error(self.months.newest["long"], all_), self.history("long")
        # What the network is really off: whether metrics.json says so is the matter of another check.
        last, best = self.true_error() or history[-1]["mae"], min(each["mae"] for each in history)
        if not min(abs(found - last), abs(found - best)) <= SAME:
            raise Wrong(f"On the newest month predict.py is off by {found:.2f} minutes. The network of the last epoch is off by {last:.2f}, and metrics.json says {best:.2f} for the best one: this is neither.", where, f"{last:.2f} or {best:.2f}", f"{found:.2f}")
        return f"In a fresh process predict.py is off by {found:.2f} minutes on the newest month, as the trained network is, and gives an order the same minutes twice, alone and among {len(all_)}."

    def keeps_a_whole_checkpoint(self, snapshot):
        """Right after the kill: looks at what it left, and puts back what was there when only the writing was at fault."""
        self.checkpoint = self.probe.temporary / "killed" / "checkpoint.pt"
        self.before = snapshot.is_file()
        there = self.checkpoint.read_bytes() if self.checkpoint.is_file() else None
        self.whole = there is not None and (self.before and there == snapshot.read_bytes() or is_whole(self.checkpoint))
        self.left = "none" if there is None else f"{len(there)} bytes"
        if self.killed and self.before and not self.whole:
            self.checkpoint.write_bytes(snapshot.read_bytes())
            self.size = snapshot.stat().st_size

    def survives_kill(self):
        where = {**TRAIN, "text": "save"}
        if not self.before:
            raise Wrong("When epoch 3 of 4 began, there was no checkpoint.pt in the folder of the run.", where, "a checkpoint after each epoch", "none")
        if not self.killed:
            raise Wrong("After epoch 3 of 4 checkpoint.pt was not written.", where, "a checkpoint after each epoch", "none after epoch 3")
        if not self.whole:
            raise Wrong(f"Killed while it wrote checkpoint.pt after epoch 3, train.py left {self.left} of it. The whole one of epoch 2, with {self.size} bytes, was written over.", where, f"the old checkpoint or the new one, {self.size} bytes", self.left)
        return "Killed while it saved after epoch 3, train.py left a whole checkpoint."

    def resumed(self):
        if not self.before:
            raise Wrong("Killed in epoch 3 of 4, train.py had left no checkpoint.pt, so nothing can be resumed.", {**TRAIN, "text": "save"}, "a checkpoint after each epoch", "none")
        return self.job("whole", "train.py", TRAIN), self.job("resumed", "train.py --resume", TRAIN)

    def comparable(self):
        """Whether a resumed training can be held against another: not as long as a loop carries over what no checkpoint holds, or no two trainings are equal."""
        one, two, loop = self.told["whole"], self.told.get("repeated", {"order": [], "weights": {}}), self.told["long"]
        return not loop["stale"] and not loop["learned_off"] and one["order"] == two["order"] and apart(one["weights"], two["weights"]) <= 1e-5

    def resumes_exactly(self):
        whole, resumed = self.resumed()
        where, done, wanted = {**TRAIN, "text": "arguments.resume"}, resumed["batches"], whole["batches"] // 2
        if done != wanted:
            raise Wrong(f"Killed after epoch 2 was saved, and resumed with `--epochs 4`, it learned {done} batches; the two epochs that were left have {wanted}.", where, f"{wanted} batches", f"{done} batches")
        if apart(resumed["first"], whole["first"]) == 0:
            raise Wrong("The resumed training begins with the first weights of a new one.", where, "the weights of the checkpoint", "those of the beginning")
        if not self.comparable():
            return f"Killed and resumed, it learned the {done} batches that were left. Whether it ends with the same weights can be said once the loop is sound and a training can be repeated."
        if resumed["order"] != whole["order"][-wanted:]:
            raise Wrong("The resumed training sees other batches than the one that was never stopped: its random numbers begin somewhere else.", where, "the same batches", "others")
        off = apart(whole["weights"], resumed["weights"])
        if not off <= 1e-5:
            raise Wrong(f"After epoch 4 the weights of the resumed training are up to {off:.2g} away from those of the one that was never stopped.", where, "the same weights", f"up to {off:.2g} apart")
        return f"Killed, and resumed for {done} batches, it ended with the very weights of the training that was never stopped."

    def history_whole(self):
        whole, resumed = self.resumed()
        wanted, found = self.history("whole"), self.history("killed")
        where, numbers = {**TRAIN, "text": "history"}, [each["epoch"] for each in found]
        if numbers != [1, 2, 3, 4]:
            raise Wrong(f"After the resumed training metrics.json tells of the epochs {', '.join(map(str, numbers))}.", where, "1, 2, 3, 4", ", ".join(map(str, numbers)))
        # Where the weights went apart, that is the matter of another check.
        same = (4 if apart(whole["weights"], resumed["weights"]) <= 1e-5 else 2) if self.comparable() else 0
        for one, two in zip(wanted[:same], found):
            for name in ("loss", "mae"):
                if not abs(one[name] - two[name]) <= 1e-3:
                    raise Wrong(f"For epoch {one['epoch']} the resumed training says {name} {two[name]:.3f}, the one that was never stopped {one[name]:.3f}.", where, f"{one[name]:.3f}", f"{two[name]:.3f}")
        return "After the resumed training metrics.json tells of the epochs 1 to 4, with the numbers of the training that was never stopped."

    # The export.

    def asked(self, run="long"):
        self.job(f"export-{run}", "export.py", EXPORT)
        told = self.job(f"ask-{run}", "export.py", EXPORT)
        if "error" in told:
            raise Wrong(f"A fresh process without your code cannot load model.pt2: {told['error'].splitlines()[0][:250]}", {**EXPORT, "text": "save"}, "a program that `torch.export.load` loads", "an error")
        return told

    def runs_alone(self):
        told = self.asked()
        if told["problem"]:
            raise Wrong(f"model.pt2 loads without your code, but {told['problem']}.", {**EXPORT, "text": "torch.export.save"}, "the columns of the network, in their order, e.g. `distance_km` and `depot=north`")
        return "model.pt2 loads without your code, and about.json names the columns that the network was trained on, in their order."

    def any_batch(self):
        told, where = self.asked(), {**EXPORT, "text": "torch.export.export"}
        refused = [(size, found) for size, found in told["sizes"] if isinstance(found, str)]
        if refused:
            size, said = refused[0]
            raise Wrong(f"Asked about {size} order{'s' if size > 1 else ''}, model.pt2 says `{said[:200]}`.", where, "answers for 1, 2, 8 and 200 orders", f"none for {', '.join(str(size) for size, _ in refused)}")
        answers = [found for _, found in told["sizes"]]
        off = max(abs(one - two) for found in answers for one, two in zip(found, answers[-1]))
        if not off <= SAME:
            raise Wrong(f"An order gets answers up to {off:.1f} minutes apart, depending on the orders that it is asked with: dropout and batch norm are on in the program.", where, "the same answer", f"up to {off:.1f} apart")
        return f"model.pt2 answers {', '.join(str(size) for size, _ in told['sizes'])} orders, each the same alone and among others."

    def choice_true(self):
        # Of the training whose newest month makes an early epoch the best, so that best and last are different ones.
        told, history, where = self.asked("whole"), self.history("whole"), {**EXPORT, "text": "about"}
        try:
            about = json.loads(told["about"])
            rule, epoch, mae = about["rule"], int(about["epoch"]), float(about["mae"])
        except (ValueError, KeyError, TypeError):
            raise Wrong("about.json in model.pt2 does not say `rule`, `epoch` and `mae`.", where, "e.g. best, 9, 4.41", (told["about"] or "no about.json")[:200]) from None
        wanted = {"best": min(history, key=lambda each: each["mae"]), "last": history[-1]}.get(rule)
        if wanted is None:
            raise Wrong(f"about.json says the rule `{rule}`.", where, "best or last", rule)
        if epoch != wanted["epoch"]:
            raise Wrong(f"about.json says rule `{rule}` and epoch {epoch}. By the history the {rule} one is epoch {wanted['epoch']}.", where, wanted["epoch"], epoch)
        if not abs(mae - wanted["mae"]) <= 0.006:
            raise Wrong(f"about.json says {mae:.2f} minutes, and the history says {wanted['mae']:.2f} for epoch {epoch}.", where, f"{wanted['mae']:.2f}", f"{mae:.2f}")
        newest, answers = self.months.newest["whole"], told.get("all", [])
        true = mean_error(answers, newest) if len(answers) == len(newest) else math.nan
        # What was measured in training mode, or with a program whose answers move, is the matter of another check.
        if steady(told) and not self.told["long"]["measured_on"] and not abs(true - mae) <= SAME:
            raise Wrong(f"about.json says that epoch {epoch} was shipped, with {mae:.2f} minutes. The program in model.pt2 is off by {true:.2f} there: these are other weights.", where, f"{mae:.2f}", f"{true:.2f}")
        return f"model.pt2 is the {rule} epoch, {epoch}, and off by {mae:.2f} minutes on the orders that chose it, as its about.json says."

    def same_after_kill(self):
        self.resumed()
        whole, killed = self.asked("whole"), self.asked("killed")
        off = max((abs(one - two) for one, two in zip(whole.get("all", []), killed.get("all", []))), default=math.nan)
        if off <= SAME:
            return "Killed, resumed and exported, the training ships the program of the one that was never stopped."
        try:
            self.choice_true()
        except Wrong:
            return "Resumed, the training ships a program. Whether it is the same can be said once the file tells truly which epoch it holds."
        if not self.comparable() or not steady(whole):
            return "Resumed, the training ships a program. Whether it is the same can be said once a training can be repeated, and an order gets one answer."
        best = min(self.history("whole"), key=lambda each: each["mae"])["epoch"]
        raise Wrong(
            f"Shipped after a kill in epoch 3, the program answers up to {off:.1f} minutes away from the one of the training that was never stopped, whose best epoch was {best}.",
            {**TRAIN, "text": "best"}, "the same program", f"up to {off:.1f} minutes apart",
        )  # fmt: skip

    def predictions(self, name):
        self.job(f"predict-{name}", "predict.py", PREDICT)
        file = self.probe.temporary / f"{name}.csv"
        rows = read(file) if file.is_file() else []
        if not rows or not {"order_id", "minutes"} <= set(rows[0]):
            raise Wrong("predict.py wrote no file with the columns `order_id` and `minutes`.", {**PREDICT, "text": "to_csv"})
        return {row["order_id"]: float(row["minutes"]) for row in rows}

"""Repositories of the stand-in: commits, branches, tags, and how two sides are merged."""

import hashlib
import json
import re
import time
from dataclasses import dataclass, field


class Refused(Exception):
    """An answer that is not what was asked for: status and words."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Conflict(Exception):
    """Both sides changed one object; lakeFS's answer has no words."""


@dataclass
class Branch:
    commit: str
    # What is uploaded (or, with None, deleted) and not committed.
    staged: dict = field(default_factory=dict)


@dataclass
class Repository:
    namespace: str
    default: str
    created: int
    commits: dict = field(default_factory=dict)
    trees: dict = field(default_factory=dict)
    branches: dict = field(default_factory=dict)
    tags: dict = field(default_factory=dict)

    def add(self, tree, parents, message, metadata):
        commit = {
            "parents": parents,
            "committer": "quickstart",
            "message": message,
            "metadata": metadata or {},
            "creation_date": int(time.time()),
            "meta_range_id": hash_of({path: stat["checksum"] for path, stat in tree.items()}),
            "generation": 1 + max((self.commits[parent]["generation"] for parent in parents), default=0),
            "version": 1,
        }
        name = hash_of([commit, len(self.commits)])
        self.commits[name] = {"id": name, **commit}
        self.trees[name] = tree
        return name

    def branch(self, name):
        if name not in self.branches:
            raise Refused(404, "branch not found")
        return self.branches[name]

    def commit_of(self, ref):
        """The id of the commit that a branch, a tag, an id or its beginning means, with `@`, `~N` and `^N` behind it."""
        name, steps = re.fullmatch(r"([^~^@]*)@?((?:[~^]\d*)*)", ref).groups() if ref else ("", "")
        if name in self.branches:
            found = self.branches[name].commit
        elif name in self.tags:
            found = self.tags[name]
        else:
            ids = [each for each in self.commits if len(name) >= 6 and each.startswith(name)]
            if len(ids) != 1:
                raise Refused(404, "ref not found")
            found = ids[0]
        for kind, count in re.findall(r"([~^])(\d*)", steps):
            for parent in [0] * int(count or 1) if kind == "~" else [int(count or 1) - 1]:
                parents = self.commits[found]["parents"]
                if parent >= len(parents):
                    raise Refused(404, "ref not found")
                found = parents[parent]
        return found

    def tree_of(self, ref):
        """The objects that a ref shows: of a branch with what is not committed, of all else as committed."""
        tree = self.trees[self.commit_of(ref)]
        if ref not in self.branches:
            return tree
        merged = {**tree, **self.branches[ref].staged}
        return {path: stat for path, stat in merged.items() if stat}

    def ancestors(self, commit):
        seen, todo = set(), [commit]
        while todo:
            each = todo.pop()
            if each not in seen:
                seen.add(each)
                todo += self.commits[each]["parents"]
        return seen

    def base_of(self, one, other):
        common = self.ancestors(one) & self.ancestors(other)
        return max(common, key=lambda each: self.commits[each]["generation"])


def hash_of(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def mark(tree, path):
    return tree[path]["checksum"] if path in tree else None


def three_way(base, ours, theirs, strategy=None):
    """Both sides' changes against the base; refuses where both changed one object and no strategy says who wins."""
    result = dict(ours)
    for path in sorted({*base, *theirs}):
        if mark(theirs, path) in (mark(base, path), mark(ours, path)):
            continue
        if mark(ours, path) != mark(base, path):
            if strategy == "dest-wins":
                continue
            if strategy != "source-wins":
                raise Conflict
        if path in theirs:
            result[path] = theirs[path]
        else:
            result.pop(path, None)
    return result


def changes(before, after):
    kinds = []
    for path in sorted({*before, *after}):
        if mark(before, path) != mark(after, path):
            kind = "added" if path not in before else "removed" if path not in after else "changed"
            kinds.append({"type": kind, "path": path, "path_type": "object", "size_bytes": after.get(path, {}).get("size_bytes", 0)})
    return kinds

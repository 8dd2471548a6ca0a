"""What each call of lakeFS's API that the stand-in knows does, as its documentation says."""

import hashlib
import re
import threading
import time
from email.utils import formatdate
from urllib.parse import unquote

from .hooks import run_hooks
from .repository import Branch, Conflict, Refused, Repository, changes, three_way
from .request import Request, described

VERSION = "stand-in"


class Lake:
    """All repositories, and what each documented call does to them."""

    def __init__(self):
        self.repositories = {}
        self.contents = {}
        self.lock = threading.RLock()

    def answer(self, method, path, query=None, body=b"", headers=None):
        """Status, content and further headers of one call below /api/v1."""
        with self.lock:
            for verb, pattern, call in CALLS:
                found = re.fullmatch(pattern, path)
                if verb == method and found:
                    words = {name: unquote(text) for name, text in found.groupdict().items()}
                    if "repository" in words:
                        if words["repository"] not in self.repositories:
                            return 404, {"message": "repository not found"}, {}
                        words["repository"] = self.repositories[words["repository"]]
                    try:
                        return call(self, Request(query or {}, body, headers or {}), **words)
                    except Conflict:
                        return 409, {"reference": ""}, {}
                    except Refused as refused:
                        return refused.status, {"message": str(refused)}, {}
        return 501, {"message": f"This is a stand-in for lakeFS: it does not know {method} {path}."}, {}

    def name_of(self, repository):
        return next(name for name, each in self.repositories.items() if each is repository)

    # --- server and repositories

    def config(self, request):
        storage = {
            "blockstore_type": "mem",
            "blockstore_namespace_example": "mem://example",
            "blockstore_namespace_ValidityRegex": "^mem://",
            "pre_sign_support": False,
            "pre_sign_support_ui": False,
            "import_support": False,
            "import_validity_regex": "^mem://",
            "blockstore_id": "",
        }
        return 200, {"version_config": {"version": VERSION}, "storage_config": storage}, {}

    def list_repositories(self, request):
        return request.page([described(name, each) for name, each in sorted(self.repositories.items())], "id")

    def create_repository(self, request):
        wanted = request.json()
        name = wanted["name"]
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{2,62}", name):
            raise Refused(400, "invalid repository name")
        if name in self.repositories:
            raise Refused(409, "error creating repository: not unique")
        if any(each.namespace == wanted["storage_namespace"] for each in self.repositories.values()):
            raise Refused(400, "failed to create repository: found lakeFS objects in the storage namespace: storage namespace already in use")
        repository = Repository(wanted["storage_namespace"], wanted.get("default_branch") or "main", int(time.time()))
        first = repository.add({}, [], "Repository created", {})
        repository.branches[repository.default] = Branch(first)
        self.repositories[name] = repository
        return 201, described(name, repository), {}

    def get_repository(self, request, repository):
        return 200, described(self.name_of(repository), repository), {}

    def delete_repository(self, request, repository):
        del self.repositories[self.name_of(repository)]
        return 204, None, {}

    # --- branches and tags

    def list_branches(self, request, repository):
        return request.page([{"id": name, "commit_id": each.commit} for name, each in sorted(repository.branches.items())], "id")

    def create_branch(self, request, repository):
        wanted = request.json()
        if wanted["name"] in repository.branches:
            raise Refused(409, "branch already exists: not unique")
        commit = repository.commit_of(wanted["source"])
        repository.branches[wanted["name"]] = Branch(commit)
        return 201, commit, {}

    def get_branch(self, request, repository, branch):
        return 200, {"id": branch, "commit_id": repository.branch(branch).commit}, {}

    def delete_branch(self, request, repository, branch):
        repository.branch(branch)
        if branch == repository.default:
            raise Refused(403, "cannot delete repository default branch")
        del repository.branches[branch]
        return 204, None, {}

    def reset_branch(self, request, repository, branch):
        wanted, staged = request.json(), repository.branch(branch).staged
        for path in list(staged):
            kind = wanted["type"]
            if kind == "reset" or path == wanted.get("path") or (kind == "common_prefix" and path.startswith(wanted["path"])):
                del staged[path]
        return 204, None, {}

    def hard_reset(self, request, repository, branch):
        target = repository.branch(branch)
        if target.staged:
            raise Refused(400, "uncommitted changes (dirty branch)")
        target.commit = repository.commit_of(request.query["ref"])
        return 204, None, {}

    def list_tags(self, request, repository):
        return request.page([{"id": name, "commit_id": each} for name, each in sorted(repository.tags.items())], "id")

    def create_tag(self, request, repository):
        wanted = request.json()
        if wanted["id"] in repository.tags:
            raise Refused(409, "tag already exists: not unique")
        repository.tags[wanted["id"]] = repository.commit_of(wanted["ref"])
        return 201, {"id": wanted["id"], "commit_id": repository.tags[wanted["id"]]}, {}

    def get_tag(self, request, repository, tag):
        if tag not in repository.tags:
            raise Refused(404, "tag not found")
        return 200, {"id": tag, "commit_id": repository.tags[tag]}, {}

    def delete_tag(self, request, repository, tag):
        self.get_tag(request, repository, tag)
        del repository.tags[tag]
        return 204, None, {}

    # --- objects

    def upload(self, request, repository, branch):
        target, path = repository.branch(branch), request.query.get("path", "")
        if not path:
            raise Refused(400, "path is required")
        if "multipart/form-data" in request.headers.get("content-type", ""):
            raise Refused(501, "This is a stand-in for lakeFS: it takes an object as the body of the request only.")
        if request.headers.get("if-none-match") == "*" and path in repository.tree_of(branch):
            raise Refused(412, "path already exists")
        checksum = hashlib.md5(request.body).hexdigest()
        self.contents[checksum] = request.body
        metadata = {name[14:]: text for name, text in request.headers.items() if name.startswith("x-lakefs-meta-")}
        target.staged[path] = {
            "path": path,
            "path_type": "object",
            "physical_address": f"{repository.namespace}/data/{checksum}",
            "checksum": checksum,
            "size_bytes": len(request.body),
            "mtime": int(time.time()),
            "metadata": metadata,
            "content_type": request.headers.get("content-type", "application/octet-stream"),
        }
        return 201, target.staged[path], {}

    def delete_object(self, request, repository, branch):
        repository.branch(branch).staged[request.query["path"]] = None
        return 204, None, {}

    def delete_objects(self, request, repository, branch):
        for path in request.json()["paths"]:
            repository.branch(branch).staged[path] = None
        return 200, {"errors": []}, {}

    def stat(self, request, repository, ref):
        found = repository.tree_of(ref).get(request.query["path"])
        if not found:
            raise Refused(404, "not found")
        return 200, found, {}

    def content(self, request, repository, ref):
        found = self.stat(request, repository, ref)[1]
        told = {"ETag": f'"{found["checksum"]}"', "Last-Modified": formatdate(found["mtime"], usegmt=True)}
        whole = self.contents[found["checksum"]]
        part = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("range", ""))
        if not part:
            return 200, whole, told
        start, end = int(part[1]), min(int(part[2] or len(whole)), len(whole) - 1)
        if start >= len(whole):
            return 416, {"message": "requested range not satisfiable"}, {"Content-Range": f"bytes */{len(whole)}"}
        return 206, whole[start : end + 1], {**told, "Content-Range": f"bytes {start}-{end}/{len(whole)}"}

    def list_objects(self, request, repository, ref):
        tree, prefix = repository.tree_of(ref), request.query.get("prefix", "")
        delimiter = request.query.get("delimiter", "")
        found = {}
        for path in sorted(path for path in tree if path.startswith(prefix)):
            head, cut, _ = path[len(prefix) :].partition(delimiter) if delimiter else (path, "", "")
            shown = prefix + head + cut if cut else path
            folder = {"path": shown, "path_type": "common_prefix", "physical_address": "", "checksum": "", "mtime": 0}
            found[shown] = folder if cut else tree[path]
        return request.page(list(found.values()), "path")

    # --- commits

    def commit(self, request, repository, branch):
        wanted, target = request.json(), repository.branch(branch)
        tree, before = repository.tree_of(branch), repository.trees[target.commit]
        if not changes(before, tree) and not wanted.get("allow_empty"):
            raise Refused(400, "commit: no changes")
        told = {"message": wanted["message"], "metadata": wanted.get("metadata") or {}, "parents": [target.commit]}
        run_hooks(self, repository, "pre-commit", branch, branch, told)
        target.commit = repository.add(tree, told["parents"], told["message"], told["metadata"])
        target.staged = {}
        run_hooks(self, repository, "post-commit", branch, target.commit, told, target.commit)
        return 201, repository.commits[target.commit], {}

    def get_commit(self, request, repository, commit):
        return 200, repository.commits[repository.commit_of(commit)], {}

    def log(self, request, repository, ref):
        seen = repository.ancestors(repository.commit_of(ref))
        found = sorted((repository.commits[each] for each in seen), key=lambda each: -each["generation"])
        return request.page(found, "id", keep_order=True)

    def uncommitted(self, request, repository, branch):
        before = repository.trees[repository.branch(branch).commit]
        return request.page(changes(before, repository.tree_of(branch)), "path")

    def diff(self, request, repository, left, right):
        before, after = repository.commit_of(left), repository.commit_of(right)
        if request.query.get("type", "three_dot") == "three_dot":
            base = repository.trees[repository.base_of(before, after)]
            return request.page(changes(base, repository.trees[after]), "path")
        return request.page(changes(repository.trees[before], repository.trees[after]), "path")

    def merge(self, request, repository, source, destination):
        wanted, target = request.json(), repository.branch(destination)
        theirs = repository.commit_of(source)
        if target.staged:
            raise Refused(400, "uncommitted changes (dirty branch)")
        trees, base = repository.trees, repository.base_of(target.commit, theirs)
        tree = three_way(trees[base], trees[target.commit], trees[theirs], wanted.get("strategy"))
        if not changes(trees[target.commit], tree) and not wanted.get("allow_empty"):
            raise Refused(400, f"update branch {destination}: no changes")
        parents = [target.commit] if wanted.get("squash_merge") else [target.commit, theirs]
        message = wanted.get("message") or f"Merge '{source}' into '{destination}'"
        told = {"message": message, "metadata": wanted.get("metadata") or {}, "parents": parents}
        # As in lakeFS: the hooks are those of the commit that is merged, and they run before the branch moves.
        run_hooks(self, repository, "pre-merge", destination, theirs, told)
        target.commit = repository.add(tree, parents, message, told["metadata"])
        run_hooks(self, repository, "post-merge", destination, target.commit, told, target.commit)
        return 200, {"reference": target.commit}, {}

    def revert(self, request, repository, branch):
        wanted, target = request.json(), repository.branch(branch)
        bad = repository.commits[repository.commit_of(wanted["ref"])]
        number = wanted.get("parent_number") or 0
        if len(bad["parents"]) > 1 and number == 0:
            raise Refused(409, "must specify 1-based parent number for reverting merge commit")
        if number > len(bad["parents"]):
            raise Refused(400, f"given commit does not have the given parent number: parent {number}")
        if target.staged:
            raise Refused(400, "uncommitted changes (dirty branch)")
        before = repository.trees[bad["parents"][max(number - 1, 0)]] if bad["parents"] else {}
        ours = repository.trees[target.commit]
        tree = three_way(repository.trees[bad["id"]], ours, before)
        if not changes(ours, tree):
            raise Refused(400, "update branch: no changes")
        target.commit = repository.add(tree, [target.commit], f"Revert {wanted['ref']}", {})
        return 204, None, {}


R, B, REF = "/repositories/(?P<repository>[^/]+)", "/branches/(?P<branch>[^/]+)", "/refs/(?P<ref>[^/]+)"
CALLS = [
    ("GET", "/config", Lake.config),
    ("GET", "/repositories", Lake.list_repositories),
    ("POST", "/repositories", Lake.create_repository),
    ("GET", R, Lake.get_repository),
    ("DELETE", R, Lake.delete_repository),
    ("GET", f"{R}/branches", Lake.list_branches),
    ("POST", f"{R}/branches", Lake.create_branch),
    ("GET", R + B, Lake.get_branch),
    ("DELETE", R + B, Lake.delete_branch),
    ("PUT", R + B, Lake.reset_branch),
    ("PUT", f"{R}{B}/hard_reset", Lake.hard_reset),
    ("GET", f"{R}/tags", Lake.list_tags),
    ("POST", f"{R}/tags", Lake.create_tag),
    ("GET", f"{R}/tags/(?P<tag>[^/]+)", Lake.get_tag),
    ("DELETE", f"{R}/tags/(?P<tag>[^/]+)", Lake.delete_tag),
    ("POST", f"{R}{B}/objects", Lake.upload),
    ("DELETE", f"{R}{B}/objects", Lake.delete_object),
    ("POST", f"{R}{B}/objects/delete", Lake.delete_objects),
    ("GET", f"{R}{REF}/objects/stat", Lake.stat),
    ("GET", f"{R}{REF}/objects", Lake.content),
    ("HEAD", f"{R}{REF}/objects", Lake.content),
    ("GET", f"{R}{REF}/objects/ls", Lake.list_objects),
    ("POST", f"{R}{B}/commits", Lake.commit),
    ("GET", f"{R}/commits/(?P<commit>[^/]+)", Lake.get_commit),
    ("GET", f"{R}{REF}/commits", Lake.log),
    ("GET", f"{R}{B}/diff", Lake.uncommitted),
    ("GET", f"{R}/refs/(?P<left>[^/]+)/diff/(?P<right>[^/]+)", Lake.diff),
    ("POST", f"{R}/refs/(?P<source>[^/]+)/merge/(?P<destination>[^/]+)", Lake.merge),
    ("POST", f"{R}{B}/revert", Lake.revert),
]

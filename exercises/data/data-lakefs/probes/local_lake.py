"""A lake for the checks: on the lakeFS that runs on this machine, else on the stand-in. And what they ask of it."""

import base64
import http.client
import json
import os
import sys
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import yaml
from mlops_probe import load

sys.path.insert(0, str(load().folder / "starter"))
from standin import server as standin  # noqa: E402

sys.path.pop(0)

KEYS = {
    "endpoint_url": "LAKECTL_SERVER_ENDPOINT_URL",
    "access_key_id": "LAKECTL_CREDENTIALS_ACCESS_KEY_ID",
    "secret_access_key": "LAKECTL_CREDENTIALS_SECRET_ACCESS_KEY",
}


class Answer:
    def __init__(self, status, body):
        self.status = status
        self.body = body

    @property
    def fine(self):
        return self.status < 300

    @property
    def words(self):
        """What a refusal says; a conflict says nothing."""
        return " ".join(str(self.json().get("message", "conflict" if self.status == 409 else self.body)).split())[:300]

    def json(self):
        return json.loads(self.body)


class Server:
    """Where a lake answers, and what lets one in."""

    def __init__(self, settings):
        self.settings = settings
        self.address = urlsplit(settings["endpoint_url"])
        pair = f"{settings['access_key_id']}:{settings['secret_access_key']}"
        self.let_in = "Basic " + base64.b64encode(pair.encode()).decode()

    def ask(self, method, path, query=None, body=None, headers=None):
        """One call; `body` is sent as it is when it is bytes, else as JSON."""
        connection = http.client.HTTPConnection(self.address.hostname, self.address.port or 80, timeout=30)
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        try:
            path = f"/api/v1{path}" + (f"?{urlencode(query)}" if query else "")
            connection.request(method, path, data, {"Authorization": self.let_in, "Content-Type": kind, **(headers or {})})
            answer = connection.getresponse()
            return Answer(answer.status, answer.read())
        finally:
            connection.close()

    def environment(self, endpoint=None):
        """What tells lakeFS's client where to go."""
        given = {**self.settings, **({"endpoint_url": endpoint} if endpoint else {})}
        return {KEYS[name]: given[name] for name in KEYS}


def settings_of_learner():
    """As the learner's programs find them: the file, then the variables."""
    file = Path(os.environ.get("LAKECTL_CONFIG_FILE", load().workspace / "lakectl.yaml"))
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        found = {**told["server"], **told["credentials"]}
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        found = {}
    found.update({name: os.environ[variable] for name, variable in KEYS.items() if variable in os.environ})
    found["endpoint_url"] = str(found.get("endpoint_url", "")).rstrip("/").removesuffix("/api/v1")
    return found if all(found.get(name) for name in KEYS) else None


def open_lake():
    """The server, how its storage is named, and whether it is lakeFS itself. A lake elsewhere than on this machine is never touched."""
    settings = settings_of_learner()
    if settings and urlsplit(settings["endpoint_url"]).hostname in ("127.0.0.1", "localhost", "::1"):
        server = Server(settings)
        try:
            answer = server.ask("GET", "/config")
            config = answer.json() if answer.fine else {}
        except (OSError, http.client.HTTPException, ValueError):
            config = {}
        kind = config.get("storage_config", {}).get("blockstore_type")
        if kind in ("local", "mem") and config["version_config"]["version"] != "stand-in":
            return server, kind, True
    own = standin.serve()
    endpoint = f"http://127.0.0.1:{own.server_address[1]}"
    return Server({"endpoint_url": endpoint, "access_key_id": standin.KEY, "secret_access_key": standin.SECRET}), "mem", False


class Lake:
    """One repository, made for the checks and removed by `remove`."""

    def __init__(self, server, kind, files):
        self.server = server
        self.name = f"check-{uuid.uuid4().hex[:12]}"
        answer = server.ask("POST", "/repositories", body={"name": self.name, "storage_namespace": f"{kind}://{self.name}"})
        if not answer.fine:
            raise RuntimeError(f"no repository for the check could be made: {answer.status} {answer.body!r}")
        self.put("main", files, "What was there")

    def ask(self, method, path, query=None, body=None):
        return self.server.ask(method, f"/repositories/{self.name}{path}", query, body)

    def remove(self):
        self.ask("DELETE", "", {"force": "true"})

    def put(self, branch, files, message):
        """Uploads files (`None` deletes) to a branch and commits them; the id of the commit."""
        for path, content in files.items():
            verb = "DELETE" if content is None else "POST"
            self.ask(verb, f"/branches/{branch}/objects", {"path": path}, content)
        answer = self.ask("POST", f"/branches/{branch}/commits", body={"message": message})
        if not answer.fine:
            raise RuntimeError(f"the check could not commit to {branch}: {answer.status} {answer.body!r}")
        return answer.json()["id"]

    def branch(self, name, files, source="main"):
        """A branch from `source` with one commit."""
        self.ask("POST", "/branches", body={"name": name, "source": source})
        return self.put(name, files, f"Files of {name}")

    def merge(self, source):
        return self.ask("POST", f"/refs/{source}/merge/main", body={})

    def head(self, branch="main"):
        """The id of a branch's newest commit; `None` when there is no such branch."""
        answer = self.ask("GET", f"/branches/{branch}")
        return answer.json()["commit_id"] if answer.fine else None

    def branches(self):
        return [each["id"] for each in self.ask("GET", "/branches").json()["results"]]

    def commit(self, ref):
        answer = self.ask("GET", f"/commits/{quote(ref, safe='')}")
        return answer.json() if answer.fine else None

    def log(self, ref="main"):
        """Ids of all commits that are in a ref."""
        return [each["id"] for each in self.ask("GET", f"/refs/{ref}/commits").json()["results"]]

    def paths(self, ref="main", prefix="deliveries/"):
        return [each["path"] for each in self.ask("GET", f"/refs/{ref}/objects/ls", {"prefix": prefix}).json()["results"]]

    def read(self, ref, path):
        """The content of an object; `None` when it is not there."""
        answer = self.ask("GET", f"/refs/{ref}/objects", {"path": path})
        return answer.body if answer.fine else None

    def uncommitted(self, branch):
        answer = self.ask("GET", f"/branches/{branch}/diff")
        return [each["path"] for each in answer.json()["results"]] if answer.fine else []


class Between(BaseHTTPRequestHandler):
    """Stands between the learner's client and the lake, and passes everything on; see `between`."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def pass_on(self):
        if self.path.startswith("/announce/"):
            self.server.seen("announced", self.path[len("/announce/") :])
            self.send_response(204)
            self.end_headers()
            return
        body = standin.Handler.body(self)
        connection = http.client.HTTPConnection(self.server.target.hostname, self.server.target.port or 80, timeout=30)
        kept = ("authorization", "content-type", "range", "if-none-match", "accept")
        headers = {name: text for name, text in self.headers.items() if name.lower() in kept}
        connection.request(self.command, self.path, body or (b"" if self.command in ("POST", "PUT") else None), headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self.server.seen(self.command, self.path)
        self.send_response(answer.status)
        for name, text in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "content-length", "connection", "date", "server"):
                self.send_header(name, text)
        if answer.status != 204:
            self.send_header("Content-Length", answer.getheader("Content-Length") if self.command == "HEAD" else str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = pass_on

    def log_message(self, *_):
        pass


def between(server, seen):
    """An address that passes all on to `server` and tells `seen(method, path)` of each call before its answer goes back.

    `/announce/WORD` goes nowhere: `seen("announced", WORD)`.
    """
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    proxy.daemon_threads = True
    proxy.target, proxy.seen = server.address, seen
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{proxy.server_address[1]}"

"""The stand-in over HTTP, on this machine only."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from .lake import Lake

# What lakeFS's own quickstart lets in, so that both can be asked with the same settings.
KEY, SECRET = "AKIAIOSFOLQUICKSTART", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
PREFIX = "/api/v1"
LET_IN = "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()


def serve(port=0):
    """Starts it on a port of 127.0.0.1 (0: a free one), in a thread; `server_address` says where, `shutdown` ends it."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.lake = Lake()
    server.thread = threading.Thread(target=server.serve_forever, daemon=True)
    server.thread.start()
    return server


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # One packet an answer: headers and body sent apart make some systems wait between the two.
    wbufsize = -1
    disable_nagle_algorithm = True

    def respond(self):
        body = self.body()
        address = urlsplit(self.path)
        headers = {name.lower(): text for name, text in self.headers.items()}
        if headers.get("authorization") != LET_IN:
            status, content, more = 401, {"message": "error authenticating request"}, {}
        elif not address.path.startswith(PREFIX + "/"):
            status, content, more = 404, {"message": f"The API of lakeFS lies below {PREFIX}."}, {}
        else:
            query = dict(parse_qsl(address.query, keep_blank_values=True))
            status, content, more = self.server.lake.answer(self.command, address.path[len(PREFIX) :], query, body, headers)
        kind = {bytes: "application/octet-stream", str: "text/html"}.get(type(content), "application/json")
        data = content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        for name, text in {"Content-Type": kind, **more}.items():
            self.send_header(name, text)
        self.send_header("X-Lakefs-Stand-In", "true")
        empty = content is None
        if status != 204:
            self.send_header("Content-Length", "0" if empty else str(len(data)))
        self.end_headers()
        if not empty and self.command != "HEAD":
            self.wfile.write(data)

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            parts = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = respond

    def log_message(self, *_):
        """Nothing: the terminal belongs to the learner."""

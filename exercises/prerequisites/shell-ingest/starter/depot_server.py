"""A stand-in for the depots' server, to try ingest.sh against.

    python depot_server.py                 serves the files of exports/ on http://127.0.0.1:8017
    python depot_server.py --missing 2     answers 404 for the export with id 2
    python depot_server.py --empty 2       answers with no bytes at all
    python depot_server.py --cut 2         breaks off half way through
    python depot_server.py --stall 2       stops half way through, and keeps the line open

Ctrl+C ends it. GET /list.txt gives on each line an id, a tab, and a name; GET /exports/<id> gives an export.
"""

import argparse
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORT = 8017


class DepotServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32

    def __init__(self, port, exports, trouble=None, line_end=False, log=False):
        super().__init__(("127.0.0.1", port), Handler)
        self.line_end = line_end  # after the last line of the list; the depots' server has none
        self.log = log
        self.exports = exports  # id -> (name, bytes), in the order of the list
        self.trouble = trouble or {}  # id -> missing, empty, cut or stall; "list" -> missing
        self.asked = []  # ids, in the order in which somebody asked for them
        self.half_sent = threading.Event()
        self.go_on = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def list_text(self):
        lines = [f"{key}\t{name}" for key, (name, _) in self.exports.items()]
        return "\n".join(lines) + ("\n" if lines and self.line_end else "")

    def handle_error(self, request, client_address):
        pass  # the other side has hung up


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/list.txt":
            self.answer("list", self.server.list_text().encode("utf-8"))
            return
        key = self.path.removeprefix("/exports/")
        self.server.asked.append(key)
        if self.path != f"/exports/{key}" or key not in self.server.exports:
            self.page_not_found()
            return
        self.answer(key, self.server.exports[key][1])

    def answer(self, key, body):
        trouble = self.server.trouble.get(key)
        if trouble == "missing":
            self.page_not_found()
            return
        if trouble == "empty":
            body = b""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if trouble in ("cut", "stall"):
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            if trouble == "stall":
                self.server.half_sent.set()
                self.server.go_on.wait()
            self.close_connection = True
            return
        self.wfile.write(body)

    def page_not_found(self):
        page = b"<html>\n<h1>404</h1>\nThere is no such export.\n</html>\n"
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format, *args):
        if self.server.log:
            super().log_message(format, *args)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for trouble in ("missing", "empty", "cut", "stall"):
        parser.add_argument(f"--{trouble}", metavar="ID")
    arguments = vars(parser.parse_args())
    files = sorted(Path("exports").glob("*.csv"), key=lambda file: file.name[-11:])
    exports = {str(number): (file.name, file.read_bytes()) for number, file in enumerate(files, 1)}
    try:
        server = DepotServer(PORT, exports, {key: trouble for trouble, key in arguments.items() if key}, log=True)
    except OSError as error:
        sys.exit(f"port {PORT} cannot be had ({error}): is another depot_server.py still running?")
    print(f"{len(exports)} exports on {server.url}; Ctrl+C ends it")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()

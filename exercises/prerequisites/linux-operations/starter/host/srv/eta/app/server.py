"""Minutes to the door, over HTTP. Needs nothing but Python.

    python3 server.py --port 8700 --log /var/log/eta/eta.log

SIGTERM: finish what was begun, then end. SIGHUP: close the log file and open it again by its name.
"""

import argparse
import json
import os
import signal
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

MODEL = Path(__file__).resolve().parent.parent / "models" / "eta.json"
DRAIN_SECONDS = 0.4


class Log:
    """Appends lines to a file that it keeps open, as nearly every service does."""

    def __init__(self, path):
        self.path = path
        self.lock = threading.RLock()
        self.file = open(path, "a", encoding="utf-8")

    def write(self, text):
        with self.lock:
            self.file.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S')} {text}\n")
            self.file.flush()

    def reopen(self):
        with self.lock:
            self.file.close()
            self.file = open(self.path, "a", encoding="utf-8")


def minutes(model, order):
    return round(
        model["start"]
        + model["per_km"] * float(order.get("distance_km", 0))
        + model["per_stop"] * float(order.get("stops_before", 0))
        + model["per_mm_rain"] * float(order.get("rain_mm", 0)),
        1,
    )


def handler(model, log):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            address = urlsplit(self.path)
            if address.path == "/health":
                self.answer(200, {"status": "ok", "pid": os.getpid(), "orders": bool(os.environ.get("ETA_TOKEN"))})
            elif address.path == "/predict":
                try:
                    self.answer(200, {"minutes": minutes(model, dict(parse_qsl(address.query)))})
                except ValueError as error:
                    self.answer(400, {"error": str(error)})
            else:
                self.answer(404, {"error": "there are /predict and /health"})

        def answer(self, status, body):
            log.write(f"{status} {self.path}")
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    return Handler


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self):
        # Without the look-up of the host's name, which can take seconds.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[:2]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--log", required=True)
    arguments = parser.parse_args()
    log = Log(arguments.log)
    try:
        model = json.loads(MODEL.read_text(encoding="utf-8"))
        server = Server(("127.0.0.1", arguments.port), handler(model, log))
    except (OSError, ValueError) as error:
        log.write(f"cannot start: {error}")
        sys.exit(f"cannot start: {error}")
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    signal.signal(signal.SIGHUP, lambda *_: log.reopen())
    log.write(f"listening on port {arguments.port} as process {os.getpid()}")
    print(f"listening on port {arguments.port}", flush=True)
    server.serve_forever(poll_interval=0.05)
    time.sleep(DRAIN_SECONDS)  # requests in flight come to their end
    server.server_close()
    log.write("stopped")


main()

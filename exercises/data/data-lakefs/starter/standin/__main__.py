import sys

from .server import KEY, SECRET, serve

server = serve(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
host, port = server.server_address
print(f"A stand-in for lakeFS answers on http://{host}:{port} (Ctrl-C ends it, and all that is in it is gone).")
print(f"Access key {KEY}, secret {SECRET}.", flush=True)
try:
    server.thread.join()
except KeyboardInterrupt:
    server.shutdown()

# What the three scripts share: where things lie, who holds the port, and which process is ours.
BASE=$(cd "$(dirname "$0")/.." && pwd)
HOST=$(cd "$BASE/../.." && pwd)
APP=$BASE/app/server.py
PID_FILE=$BASE/run/eta.pid
LOG=$HOST/var/log/eta/eta.log
PORT=${ETA_PORT:-8700}

# The id of the process that listens on the port; nothing when nobody does.
holder() {
  if command -v lsof > /dev/null; then
    lsof -nP -t -iTCP:"$PORT" -sTCP:LISTEN | head -n 1
  else
    ss -Hltnp "sport = :$PORT" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -n 1
  fi
}

# Whether a process is this service: its command line names this very file and this port.
is_ours() {
  case "$(ps -p "$1" -o args= 2> /dev/null)" in
    *"$APP --port $PORT"*) return 0 ;;
    *) return 1 ;;
  esac
}

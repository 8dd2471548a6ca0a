#!/usr/bin/env bash
# start.sh: the note in run/eta.pid is believed only when the process table and the port agree with it.
set -u
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
eta=${here%/bin}
server="$eta/app/server.py"
log="${eta%/srv/eta}/var/log/eta/eta.log"
port=${ETA_PORT:-8700}

listener() { { ss -Hltnp "sport = :$port" | grep -o 'pid=[0-9]*' || lsof -nP -t -iTCP:"$port" -sTCP:LISTEN; } 2> /dev/null | tr -dc '0-9\n' | sort -u; }
ours() { [[ "$(ps -o command= -p "$1")" == *" $server --port "* ]]; }

for pid in $(listener); do
  if ours "$pid"; then
    echo "already running: $pid"
    exit
  fi
  echo "port $port: taken by $pid" >&2
  exit 3
done

set -a
. "${eta%/srv/eta}/etc/eta/eta.env"
set +a
setsid python3 "$server" --port "$port" --log "$log" < /dev/null &> /dev/null &
started=$!

for _ in {1..100}; do
  if [[ "$(listener)" == "$started" ]]; then
    printf '%s\n' "$started" > "$eta/run/eta.pid"
    echo "started: $started"
    exit
  fi
  kill -0 "$started" 2> /dev/null || break
  sleep 0.1
done
kill "$started" 2> /dev/null
echo "not started, see $log" >&2
exit 2

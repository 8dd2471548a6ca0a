#!/usr/bin/env bash
set -u
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
eta=${here%/bin}
port=${ETA_PORT:-8700}

listener() { { ss -Hltnp "sport = :$port" | grep -o 'pid=[0-9]*' || lsof -nP -t -iTCP:"$port" -sTCP:LISTEN; } 2> /dev/null | tr -dc '0-9\n' | sort -u; }

for pid in $(listener); do
  command=$(ps -o command= -p "$pid")
  if [[ $command != *" $eta/app/server.py --port "* ]]; then
    echo "port $port: $pid is somebody else's: $command" >&2
    exit 3
  fi
  kill -TERM "$pid"
  for _ in {1..150}; do
    kill -0 "$pid" 2> /dev/null || break
    sleep 0.1
  done
  if kill -0 "$pid" 2> /dev/null; then
    echo "$pid does not end, so it is ended" >&2
    kill -KILL "$pid"
  fi
done
rm -f -- "$eta/run/eta.pid"

#!/bin/sh
# Ends the service that holds the port, and nothing else.
. "$(dirname "$0")/common.sh"

pid=$(holder)
if [ -z "$pid" ]; then
  rm -f "$PID_FILE"
  echo "eta is not running"
  exit 0
fi
if ! is_ours "$pid"; then
  echo "port $PORT is held by process $pid, which is not this service: $(ps -p "$pid" -o args=)" >&2
  exit 0
fi

kill "$pid"
tries=0
while kill -0 "$pid" 2> /dev/null; do
  tries=$((tries + 1))
  if [ "$tries" -gt 100 ]; then
    echo "process $pid has not ended within 10 seconds" >&2
    exit 1
  fi
  sleep 0.1
done
rm -f "$PID_FILE"
echo "eta stopped"

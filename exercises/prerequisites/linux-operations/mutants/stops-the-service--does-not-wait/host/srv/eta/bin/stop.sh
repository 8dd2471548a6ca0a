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
  exit 1
fi

kill "$pid"
rm -f "$PID_FILE"
echo "eta stopped"

#!/bin/sh
# Starts the service in the background, and says so only when it answers.
. "$(dirname "$0")/common.sh"

pid=$(holder)
if [ -n "$pid" ]; then
  if is_ours "$pid"; then
    echo "eta is running already, as process $pid" >&2
    exit 1
  fi
  echo "port $PORT is held by process $pid: $(ps -p "$pid" -o args=)" >&2
  exit 1
fi

. "$HOST/etc/eta/eta.env"
export ETA_TOKEN
nohup python3 "$APP" --port "$PORT" --log "$LOG" > /dev/null 2>&1 &
pid=$!

tries=0
until [ "$(holder)" = "$pid" ]; do
  tries=$((tries + 1))
  if ! kill -0 "$pid" 2> /dev/null || [ "$tries" -gt 100 ]; then
    echo "eta did not start; the end of $LOG:" >&2
    tail -n 3 "$LOG" >&2
    exit 1
  fi
  sleep 0.1
done
echo "$pid" > "$PID_FILE"
echo "eta started as process $pid"

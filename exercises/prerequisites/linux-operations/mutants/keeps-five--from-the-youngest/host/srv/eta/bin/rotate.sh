#!/bin/sh
# Every hour from cron: puts a large log away. ETA_LOG_LIMIT: how many bytes are large.
. "$(dirname "$0")/common.sh"
LIMIT=${ETA_LOG_LIMIT:-1000000}

[ -f "$LOG" ] || exit 0
[ "$(wc -c < "$LOG")" -gt "$LIMIT" ] || exit 0

for number in 1 2 3 4; do
  if [ -f "$LOG.$number" ]; then
    mv -f "$LOG.$number" "$LOG.$((number + 1))"
  fi
done
mv "$LOG" "$LOG.1"

# The service goes on writing into the renamed file until it opens its log again by name.
pid=$(holder)
if [ -n "$pid" ] && is_ours "$pid"; then
  kill -HUP "$pid"
fi

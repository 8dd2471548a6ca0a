#!/bin/sh
# Every hour from cron: puts a large log away. ETA_LOG_LIMIT: how many bytes are large.
LOG=../../../var/log/eta/eta.log
LIMIT=${ETA_LOG_LIMIT:-1000000}

mv "$LOG" "$LOG.1"
touch "$LOG"

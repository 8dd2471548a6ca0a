#!/usr/bin/env bash
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
eta=${here%/bin}
logs="${eta%/srv/eta}/var/log/eta"
port=${ETA_PORT:-8700}

# Only a log above the limit, in whole bytes.
[[ -n $(find "$logs" -maxdepth 1 -name eta.log -size "+${ETA_LOG_LIMIT:-1000000}c") ]] || exit 0

cd "$logs"
rm -f eta.log.5 eta.log.5.gz
for n in 4 3 2 1; do
  [[ ! -e eta.log.$n.gz ]] || mv "eta.log.$n.gz" "eta.log.$((n + 1)).gz"
  [[ ! -e eta.log.$n ]] || mv "eta.log.$n" "eta.log.$((n + 1))"
done
# What was put away last time is written by nobody any more.
[[ ! -e eta.log.2 ]] || gzip -f eta.log.2
mv eta.log eta.log.1

pid=$( (ss -Hltnp "sport = :$port" | grep -o 'pid=[0-9]*' || lsof -nP -t -iTCP:"$port" -sTCP:LISTEN) 2> /dev/null | tr -dc '0-9\n' | head -n 1) || true
if [[ -n $pid && $(ps -o command= -p "$pid") == *" $eta/app/server.py --port "* ]]; then
  kill -s HUP "$pid"
fi

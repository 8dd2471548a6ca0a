#!/bin/sh
# Starts the service in the background. Run it in bin/.
. ../../../etc/eta/eta.env
export ETA_TOKEN
cd ../app
nohup python3 server.py --port "${ETA_PORT:-8700}" --log ../../../var/log/eta/eta.log > /dev/null 2>&1 &
echo $! > ../run/eta.pid
echo "eta started"

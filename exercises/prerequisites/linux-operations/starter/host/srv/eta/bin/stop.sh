#!/bin/sh
# Stops the service. Run it in bin/.
# If the port is still taken afterwards: killall python3 (ask in the channel first!!)
kill -9 "$(cat ../run/eta.pid)"
echo "eta stopped"

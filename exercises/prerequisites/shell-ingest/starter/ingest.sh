#!/usr/bin/env bash
# Fetches the exports of the depots into a folder. Runs every night.
#
#   bash ingest.sh http://127.0.0.1:8017 incoming

URL=$1
FOLDER=$2

mkdir -p $FOLDER

# list.txt: on each line the id of an export, a tab, and its name
curl -s $URL/list.txt | while read id name
do
  echo "fetching $name"
  curl -s $URL/exports/$id > $FOLDER/$name
done

echo "all done"

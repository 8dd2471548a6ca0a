#!/usr/bin/env bash
# Fetches the exports of the depots that are not in the folder yet. Runs every night.
#
#   bash ingest.sh http://127.0.0.1:8017 incoming
#
# Exit codes: 0 all of the list is there; 1 something could not be fetched, run it again; 2 called wrongly.
set -euo pipefail

if [ "$#" -ne 2 ] || [ -z "$1" ] || [ -z "$2" ]; then
  echo "usage: bash ingest.sh URL FOLDER" >&2
  exit 2
fi
url=$1
folder=$2

mkdir -p -- "$folder"
# Inside the folder, so that mv is one step of one file system; no .csv, so that no reader takes it for data.
part="$folder/.ingest.part"
trap 'rm -f -- "$part".*' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

download() {
  curl --fail --silent --show-error --max-time 300 --output "$part.$id" "$url/$1"
}

# list.txt: on each line the id of an export, a tab, and its name
if ! list=$(curl --fail --silent --show-error --max-time 60 "$url/list.txt"); then
  echo "no list from $url" >&2
  exit 1
fi

fetched=0
there=0
failed=0
while IFS=$'\t' read -r id name; do
  [ -n "$id" ] || continue
  [ ! -e "$part.$id" ] || continue # another run is at it
  if [ -e "$folder/$name" ]; then
    there=$((there + 1))
  elif download "exports/$id" && [ -s "$part.$id" ]; then
    mv -- "$part.$id" "$folder/$name"
    fetched=$((fetched + 1))
  else
    echo "could not fetch $name (id $id)" >&2
    rm -f -- "$part.$id"
    failed=$((failed + 1))
  fi
done <<< "$list"

echo "fetched $fetched, already there $there, failed $failed"
[ "$failed" -eq 0 ]

#!/usr/bin/env bash
# Fetches the exports of the depots. Usage: ingest.sh URL FOLDER
# Ends with 0 (all there), 1 (failed: try again later), 2 (wrong call), 128 + signal (told to stop).
set -u

die() {
  local code=$1
  shift
  echo "ingest.sh: $*" >&2
  exit "$code"
}

[[ $# -ge 2 && -n $1 && -n $2 ]] || die 2 "usage: ingest.sh URL FOLDER"
readonly url=${1%/} folder=$2
fetched=0 there=0 failed=0 curl_id=

mkdir -p "$folder" || die 1 "cannot make $folder"
# What a killed run has left goes first; then a room of our own, on the same file system as the exports.
rm -rf "$folder"/.work.*
work=$(mktemp -d "$folder/.work.XXXXXX") || die 1 "cannot write to $folder"

leave() {
  # Somebody may have told this shell alone, so curl is told by us.
  [[ -z $curl_id ]] || kill "$curl_id" 2> /dev/null
  rm -rf "$work"
}
trap leave EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# In the background, because bash hears a signal while it waits with `wait`, and not while a program runs in front.
get() {
  : > "$work/answer"
  curl -fsS --connect-timeout 10 --speed-time 30 --speed-limit 1 -o "$work/answer" "$url/$1" &
  curl_id=$!
  wait "$curl_id"
  local code=$?
  curl_id=
  return "$code"
}

get list.txt || die 1 "the depots gave no list"
mv "$work/answer" "$work/list"

while IFS=$'\t' read -r id name || [[ -n ${id:-} ]]; do
  [[ -n $id ]] || continue
  if [[ -f $folder/$name ]]; then
    (( there += 1 ))
    continue
  fi
  if ! get "exports/$id" || [[ ! -s $work/answer ]]; then
    echo "ingest.sh: $name did not come, stopping here" >&2
    failed=1
    break
  fi
  mv "$work/answer" "$folder/$name"
  (( fetched += 1 ))
done < "$work/list"

echo "fetched $fetched, already there $there, failed $failed"
exit "$failed"

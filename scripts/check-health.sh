#!/usr/bin/env bash
# usage: scripts/check-health.sh URL [VERSION]
#
# Asks /health and /ready of a service until both have answered 200 HEALTH_ROUNDS (5) times in a row,
# as the instances behind a load balancer answer in turn; with VERSION its OpenAPI document has to
# name that version too.
#
# Fails after HEALTH_LIMIT_SECONDS (600), with what was wrong last. Asks every
# HEALTH_INTERVAL_SECONDS (2), and waits 5 seconds for an answer.
set -euo pipefail

usage='usage: scripts/check-health.sh URL [VERSION]'
url=${1:?$usage}
url=${url%/}
version=${2:-}
rounds=${HEALTH_ROUNDS:-5}
limit_seconds=${HEALTH_LIMIT_SECONDS:-600}
interval_seconds=${HEALTH_INTERVAL_SECONDS:-2}

ask() {
  curl --silent --show-error --fail --max-time 5 "$1" 2>&1
}

# Prints what is wrong, and fails, unless all is well.
is_well() {
  local answer answering
  for path in /health /ready; do
    answer=$(ask "$url$path") || {
      echo "$url$path: $answer"
      return 1
    }
  done
  [ -n "$version" ] || return 0
  answer=$(ask "$url/openapi.json") || {
    echo "$url/openapi.json: $answer"
    return 1
  }
  answering=$(jq --raw-output .info.version <<<"$answer")
  [ "$answering" = "$version" ] || {
    echo "$url: version $answering answers, not $version"
    return 1
  }
}

SECONDS=0
in_a_row=0
wrong=
while ((in_a_row < rounds)); do
  if fault=$(is_well); then
    in_a_row=$((in_a_row + 1))
  else
    in_a_row=0
    [ "$fault" = "$wrong" ] || echo "$fault" >&2
    wrong=$fault
    if ((SECONDS >= limit_seconds)); then
      echo "$url was not well $rounds times in a row within $limit_seconds s" >&2
      exit 1
    fi
  fi
  ((in_a_row == rounds)) || sleep "$interval_seconds"
done
echo "$url is well"

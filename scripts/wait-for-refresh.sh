#!/usr/bin/env bash
# usage: scripts/wait-for-refresh.sh GROUP BEFORE
#
# Waits until every instance of a scaling group has been replaced. BEFORE is the id that
# newest-refresh.sh told before the change, "None" if there was none: while it is still the newest,
# nothing was to be replaced. Without it an older refresh would be taken for the one to wait for.
#
# Fails, with the reason that AWS gives, as soon as the refresh has failed, was cancelled or begins to
# roll back, and after REFRESH_LIMIT_SECONDS (2400). Asks every REFRESH_POLL_SECONDS (15).
set -euo pipefail

usage='usage: scripts/wait-for-refresh.sh GROUP BEFORE'
group=${1:?$usage}
before=${2:?$usage}
limit_seconds=${REFRESH_LIMIT_SECONDS:-2400}
poll_seconds=${REFRESH_POLL_SECONDS:-15}
here=$(dirname "$0")

SECONDS=0
while true; do
  newest=$("$here/newest-refresh.sh" "$group")
  IFS=$'\t' read -r id status percentage reason <<<"$newest"
  if [ "$id" = "$before" ]; then
    echo "nothing of $group was to be replaced"
    exit
  fi

  echo "refresh $id of $group: $status, $percentage %"
  case $status in
    Successful) exit ;;
    Pending | InProgress | Baking) ;;
    *)
      echo "refresh $id of $group did not succeed: $status: $reason" >&2
      exit 1
      ;;
  esac
  if ((SECONDS >= limit_seconds)); then
    echo "refresh $id of $group is still $status after $limit_seconds s: $reason" >&2
    exit 1
  fi
  sleep "$poll_seconds"
done

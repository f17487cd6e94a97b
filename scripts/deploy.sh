#!/usr/bin/env bash
# usage: scripts/deploy.sh FOLDER [VERSION]
#
# Applies plan.tfplan of an environment's FOLDER, waits until every instance has been replaced, and
# asks the service, of VERSION if one is given. When any of that fails it rolls back to the image, on
# the AMI, that Terraform's state named before, and fails all the same.
#
# Before anything has changed it fails when an instance refresh is under way. The variables of
# roll-back.sh apply.
set -euo pipefail

usage='usage: scripts/deploy.sh FOLDER [VERSION]'
folder=${1:?$usage}
version=${2:-}
here=$(dirname "$0")

# Nothing before the first deployment.
outputs=$(terraform -chdir="$folder" output -json)
previous=$(jq --raw-output '.image.value // empty' <<<"$outputs")
previous_machine_image=$(jq --raw-output '.ami_id.value // empty' <<<"$outputs")
group=$(jq --raw-output '.autoscaling_group_name.value // empty' <<<"$outputs")
before=None
if [ -n "$group" ]; then
  newest=$("$here/newest-refresh.sh" "$group")
  IFS=$'\t' read -r before status _ <<<"$newest"
  case $status in
    Pending | InProgress | Baking | Cancelling | RollbackInProgress)
      echo "refresh $before of $group is $status: deploy again when it has ended" >&2
      exit 1
      ;;
  esac
fi

roll_out() {
  terraform -chdir="$folder" apply -input=false -lock-timeout=5m plan.tfplan || return
  outputs=$(terraform -chdir="$folder" output -json) || return
  group=$(jq --raw-output .autoscaling_group_name.value <<<"$outputs") || return
  url=${SERVICE_URL:-$(jq --raw-output .url.value <<<"$outputs")} || return
  "$here/wait-for-refresh.sh" "$group" "$before" || return
  "$here/check-health.sh" "$url" ${version:+"$version"}
}

if roll_out; then
  echo "deployed $(jq --raw-output .image.value <<<"$outputs")"
  exit
fi
if [ -z "$previous" ]; then
  echo 'the deployment failed, and no image ran before: nothing to roll back to' >&2
elif "$here/roll-back.sh" "$folder" "$previous" ${previous_machine_image:+"$previous_machine_image"}; then
  echo "the deployment failed; $previous runs again" >&2
else
  echo "the deployment failed, and so did rolling back to $previous: see to it by hand" >&2
fi
exit 1

#!/usr/bin/env bash
# usage: scripts/roll-back.sh FOLDER IMAGE [MACHINE_IMAGE]
#
# Brings an environment back to an image that ran before, through Terraform, so that its state says
# what is true: ends the refresh that is under way, applies, waits for the instances and asks the
# service. FOLDER is that of the environment, initialised; IMAGE has a digest or a tag that is never
# moved. MACHINE_IMAGE is the AMI to run it on; without it, the one that was applied last.
#
# The refresh is not guarded by alarms: while one of them rings, which may be why this is done, AWS
# starts no refresh that they guard. The next deployment is guarded again. Of what else the plan
# may hold, only that is applied which the instances depend on.
#
# TERRAFORM_VARIABLES names the file with the environment's variables. SERVICE_URL is where to ask the
# service, by the name that stands in its certificate; without it, where the load balancer is. Waits
# CANCEL_LIMIT_SECONDS (600) for the refresh to end; the variables of wait-for-refresh.sh and
# check-health.sh apply too.
set -euo pipefail

usage='usage: scripts/roll-back.sh FOLDER IMAGE [MACHINE_IMAGE]'
folder=${1:?$usage}
image=${2:?$usage}
variables=$(realpath "${TERRAFORM_VARIABLES:?is the file with the variables of the environment}")
limit_seconds=${CANCEL_LIMIT_SECONDS:-600}
poll_seconds=${REFRESH_POLL_SECONDS:-15}
here=$(dirname "$0")

outputs=$(terraform -chdir="$folder" output -json)
machine_image=${3:-$(jq --raw-output '.ami_id.value // empty' <<<"$outputs")}
echo "rolling back to $image${machine_image:+ on $machine_image}"
group=$(jq --raw-output .autoscaling_group_name.value <<<"$outputs")
url=${SERVICE_URL:-$(jq --raw-output .url.value <<<"$outputs")}

# While one is under way, the group takes no other version of its launch template.
SECONDS=0
cancelled=
while true; do
  newest=$("$here/newest-refresh.sh" "$group")
  IFS=$'\t' read -r before status _ <<<"$newest"
  case $status in
    Pending | InProgress | Baking | RollbackInProgress)
      # It may end by itself in between; whether it has is asked again.
      [ -n "$cancelled" ] ||
        aws autoscaling cancel-instance-refresh --auto-scaling-group-name "$group" --output text || true
      cancelled=yes
      ;;
    Cancelling) ;;
    *) break ;;
  esac
  if ((SECONDS >= limit_seconds)); then
    echo "refresh $before of $group is still $status after $limit_seconds s" >&2
    exit 1
  fi
  sleep "$poll_seconds"
done

terraform -chdir="$folder" apply -auto-approve -input=false -lock-timeout=5m \
  -target=module.compute \
  -var-file="$variables" -var="image=$image" \
  ${machine_image:+-var="ami_id=$machine_image"} -var=guard_deployments=false
"$here/wait-for-refresh.sh" "$group" "$before"
"$here/check-health.sh" "$url"

#!/usr/bin/env bash
# usage: scripts/newest-refresh.sh GROUP
#
# Tells of the newest instance refresh of a scaling group its id, status, percentage and reason, with
# tabs between; "None" stands for what there is not.
set -euo pipefail

group=${1:?usage: scripts/newest-refresh.sh GROUP}

aws autoscaling describe-instance-refreshes \
  --auto-scaling-group-name "$group" \
  --max-records 1 \
  --query 'InstanceRefreshes[0].[InstanceRefreshId, Status, PercentageComplete, StatusReason]' \
  --output text

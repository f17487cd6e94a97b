#!/bin/bash
# Makes a new instance one that serves. cloud-init runs it once; it can be run again by hand.
# However it ends, the scaling group is told: an instance that can't serve never gets a request, and
# a deployment that makes such instances is rolled back.
set -euo pipefail

# shellcheck source=/dev/null
. /etc/meeting-slot-service/instance
: "${LIFECYCLE_HOOK:?}" "${PORT:?}" "${REGION:?}" "${SCALING_GROUP:?}"

readonly INSTALL_ATTEMPTS=5
# The schema may have to be brought up to date before the service is ready.
readonly READY_ATTEMPTS=60
readonly PAUSE_SECONDS=5
# The agent reads what stands here every few seconds; an instance that is given up is gone at once.
readonly SENDING_SECONDS=20

tell_scaling_group() {
  local status=$?
  local result=ABANDON
  ((status == 0)) && result=CONTINUE
  echo "set-up ended with status $status: $result"
  if ((status != 0)); then
    journalctl --unit meeting-slot-service --lines 50 --no-pager || true
    sleep "$SENDING_SECONDS"
  fi
  aws autoscaling complete-lifecycle-action \
    --region "$REGION" \
    --auto-scaling-group-name "$SCALING_GROUP" \
    --lifecycle-hook-name "$LIFECYCLE_HOOK" \
    --instance-id "$(cloud-init query instance_id)" \
    --lifecycle-action-result "$result" ||
    echo "the scaling group did not take that; it waits for no word once an instance is in service"
  exit "$status"
}
trap tell_scaling_group EXIT

# up_to ATTEMPTS COMMAND…: runs the command until it succeeds.
up_to() {
  local attempts=$1
  shift
  for ((attempt = 1; attempt < attempts; attempt++)); do
    "$@" && return
    sleep "$PAUSE_SECONDS"
  done
  "$@"
}

# From Amazon's repositories in the version of the machine image, checked by their signatures. The
# agent before all else: what goes wrong after it can be read from outside.
up_to "$INSTALL_ATTEMPTS" dnf install --assumeyes --quiet amazon-cloudwatch-agent
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl \
  -a fetch-config -m ec2 -s -c file:/etc/meeting-slot-service/agent.json

up_to "$INSTALL_ATTEMPTS" dnf install --assumeyes --quiet \
  amazon-ecr-credential-helper docker logrotate rsyslog
# It would start without what it does not understand, and the logs would be nowhere.
rsyslogd -N1 -f /etc/meeting-slot-service/rsyslog.conf

systemctl daemon-reload
systemctl restart systemd-journald
systemctl enable rsyslog docker meeting-slot-service meeting-slot-service-rotate-logs.timer
systemctl restart rsyslog docker meeting-slot-service-rotate-logs.timer
systemctl restart meeting-slot-service
up_to "$READY_ATTEMPTS" curl --fail --silent --show-error --max-time 5 --output /dev/null \
  "http://127.0.0.1:$PORT/ready"

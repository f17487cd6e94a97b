#!/bin/bash
# Runs the service in a container, in the foreground; systemd starts it again when it ends.
set -euo pipefail

# shellcheck source=/dev/null
. /etc/meeting-slot-service/instance
: "${IMAGE:?}"

readonly NAME=meeting-slot-service
# Left to the system, the agent and Docker itself.
readonly RESERVED_KB=$((512 * 1024))

total_kb=$(awk '$1 == "MemTotal:" { print $2 }' /proc/meminfo)
memory_kb=$((total_kb - RESERVED_KB))
# One a processor. The service takes no more than 64.
workers=$(nproc)
((workers <= 64)) || workers=64

# The tag never moves, so an image that is here is the right one; a restart needs no registry.
if ! docker image inspect "$IMAGE" >/dev/null 2>&1; then
  docker --config /etc/meeting-slot-service/docker pull --quiet "$IMAGE"
fi

# One that was killed together with its client keeps the name. That there is none is no fault.
docker rm --force "$NAME" >/dev/null 2>&1 || true

# The host's network: AWS's credentials are then one hop away, and an instance can refuse to hand
# them to anything farther. The log goes to whoever runs this, which is the journal.
exec docker run --rm --name "$NAME" \
  --network host \
  --env-file /etc/meeting-slot-service/environment \
  --env "WORKERS=$workers" \
  --user 10001:10001 \
  --read-only \
  --tmpfs /tmp:rw,noexec,nosuid,nodev,size=64m \
  --cap-drop ALL \
  --security-opt no-new-privileges \
  --memory "${memory_kb}k" \
  --memory-swap "${memory_kb}k" \
  --pids-limit 256 \
  --ulimit nofile=65536:65536 \
  --log-driver none \
  --pull never \
  "$IMAGE"

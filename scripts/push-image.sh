#!/usr/bin/env bash
# usage: scripts/push-image.sh ARCHIVE REPOSITORY TAG
#
# Pushes an image with its attestations from an OCI archive to a repository of ECR, and prints by
# which name it is deployed: REPOSITORY@sha256:… . A tag that is there is never moved: then the image
# under it is named, which an earlier run of the same job has pushed.
set -euo pipefail

usage='usage: scripts/push-image.sh ARCHIVE REPOSITORY TAG'
archive=${1:?$usage}
repository=${2:?$usage}
tag=${3:?$usage}
registry=${repository%%/*}
name=${repository#*/}

if digest=$(
  aws ecr describe-images --repository-name "$name" --image-ids "imageTag=$tag" \
    --query 'imageDetails[0].imageDigest' --output text 2>&1
); then
  echo "$repository:$tag is there" >&2
elif [[ $digest == *ImageNotFoundException* ]]; then
  aws ecr get-login-password |
    skopeo login --username AWS --password-stdin "$registry" >&2
  digest_file=$(mktemp)
  # An attestation names its image by the digest, which nothing may alter on the way.
  skopeo copy --all --preserve-digests --digestfile "$digest_file" \
    "oci-archive:$archive" "docker://$repository:$tag" >&2
  digest=$(<"$digest_file")
else
  echo "$digest" >&2
  exit 1
fi
echo "$repository@$digest"

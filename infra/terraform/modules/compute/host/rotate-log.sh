#!/bin/bash
# Puts a log aside that has reached its size, in the place of the one before it: rsyslog calls this,
# and then begins the file anew. So there are never more than two of them.
set -euo pipefail

mv --force -- "$1" "$1.1"

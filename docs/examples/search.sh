#!/bin/bash
# A search for notices about volcanoes for the 6e, with the kinds counted.
# PREAU_HTTP is the node's address: http://127.0.0.1:7080.
set -euo pipefail
curl --silent --show-error --fail --get "$PREAU_HTTP/v1/search" \
  --data-urlencode 'q=volcan' \
  --data-urlencode 'level=6e' \
  --data-urlencode 'facet=kind'
echo

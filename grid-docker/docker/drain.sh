#!/bin/bash
# Has this node take no further session. It ends by itself with its last one, and `docker stop -t` bounds that.
set -euo pipefail

# By standard input, for a command line can be read by others. Where there is no secret, the node wants an empty header,
# which curl writes with a semicolon.
header="X-REGISTRATION-SECRET${SE_REGISTRATION_SECRET:+: $SE_REGISTRATION_SECRET}"
[ -n "${SE_REGISTRATION_SECRET:-}" ] || header="$header;"
curl -sf -m 10 --retry 3 --retry-all-errors -o /dev/null -X POST -K - "http://localhost:${SE_NODE_PORT:-5555}/se/grid/node/drain" \
  <<<"header = \"$header\""

#!/bin/sh
# Starts the proxy. FIELDTEST_EGRESS_ALLOW names intranet hosts that browsers may reach although their addresses are private,
# separated by commas: host names, .domains with all below, or addresses as they stand in URLs. Names, for whoever can
# give a name of his own an allowed address could give it a second one as well.
set -eu
conf=$(mktemp "${TMPDIR:-/tmp}/egress.XXXXXX")
{
  echo "acl allowed dstdomain -n none.invalid"
  for host in $(echo "${FIELDTEST_EGRESS_ALLOW:-}" | tr ',' ' '); do
    case $host in
      *[!A-Za-z0-9.:_-]*) echo "FIELDTEST_EGRESS_ALLOW: '$host' is no host name" >&2; exit 2 ;;
    esac
    echo "acl allowed dstdomain -n $host"
  done
  cat "${1:-/etc/squid/egress.conf}"
} > "$conf"
exec squid -N -f "$conf"

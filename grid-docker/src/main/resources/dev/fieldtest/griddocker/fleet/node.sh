# Makes this machine a node of a grid for as long as it is of use. However this script ends, the machine ends with it, and is
# terminated, for so it was launched: when no node can be started, when the node has ended (it was drained, or died), and when
# the hub has been gone for a while and no session is left. The lines above this one say what fleet.json said.
set -euo pipefail
trap 'shutdown -h now' EXIT

imds=${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}
port=${FIELDTEST_NODE_PORT:-5555}
umask 077
work=$(mktemp -d)

metadata() {
  local token
  token=$(curl -sf -m 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$imds/latest/api/token")
  curl -sf -m 5 -H "X-aws-ec2-metadata-token: $token" "$imds/latest/meta-data/$1"
}

install_docker() {
  dnf -y -q install docker || yum -y -q install docker || { apt-get -qq update && apt-get -y -qq install docker.io; }
}

address=$(metadata local-ipv4)
type=$(metadata instance-type)
slots=1
for size in $FLEET_SLOTS; do
  if [ "${size%=*}" = "$type" ]; then slots=${size#*=}; fi
done
if [ -n "$FLEET_SECRET_PARAMETER" ]; then
  FLEET_SECRET=$(aws ssm get-parameter --region "$FLEET_REGION" --name "$FLEET_SECRET_PARAMETER" --with-decryption \
    --query Parameter.Value --output text)
fi
command -v docker >/dev/null || install_docker
docker version >/dev/null 2>&1 || systemctl start docker

# What browsers open here must not reach what the machine is told of itself; the node has its network, but not its user.
iptables -I OUTPUT -d 169.254.169.254 -m owner ! --uid-owner 0 -j REJECT

printf '%s' "$FLEET_SECCOMP" >"$work/seccomp.json"
# The secret is in no command line.
cat >"$work/node.env" <<END
SE_EVENT_BUS_HOST=$FLEET_HUB_HOST
SE_EVENT_BUS_PUBLISH_PORT=$FLEET_HUB_PUBLISH_PORT
SE_EVENT_BUS_SUBSCRIBE_PORT=$FLEET_HUB_SUBSCRIBE_PORT
SE_REGISTRATION_SECRET=$FLEET_SECRET
SE_NODE_HOST=$address
SE_NODE_PORT=$port
SE_NODE_GRID_URL=$FLEET_GRID_URL
SE_NODE_MAX_SESSIONS=$slots
SE_NODE_OVERRIDE_MAX_SESSIONS=true
SE_NODE_SESSION_TIMEOUT=60
SE_NODE_HEARTBEAT_PERIOD=10
SE_NODE_ENABLE_MANAGED_DOWNLOADS=false
SE_START_XVFB=false
SE_START_VNC=false
END
docker run -d --name fieldtest-node --network host --env-file "$work/node.env" --shm-size "${slots}g" --cap-drop ALL \
  --security-opt no-new-privileges:true --security-opt "seccomp=$work/seccomp.json" --log-opt max-size=10m --log-opt max-file=2 \
  "$FLEET_IMAGE" >/dev/null
rm "$work/node.env"

runs() {
  [ "$(docker inspect --format '{{.State.Running}}' fieldtest-node 2>/dev/null)" = true ]
}

has_session() {
  curl -sf -m 5 "http://$address:$port/status" | grep -q '"sessionId"'
}

hub_answers() {
  timeout 5 bash -c ": >/dev/tcp/$FLEET_HUB_HOST/$FLEET_HUB_PUBLISH_PORT" 2>/dev/null
}

# Has the node take no further session; it ends by itself with its last one. Without a secret it wants an empty header, which
# curl writes with a semicolon.
drain() {
  local header="X-REGISTRATION-SECRET${FLEET_SECRET:+: $FLEET_SECRET}"
  [ -n "$FLEET_SECRET" ] || header="$header;"
  curl -sf -m 10 -o /dev/null -X POST -K - "http://$address:$port/se/grid/node/drain" <<<"header = \"$header\""
}

heard=$SECONDS
drained=false
while runs; do
  if ! $drained && { [ "$SECONDS" -gt "$FLEET_MAX_AGE" ] || metadata spot/instance-action >/dev/null; }; then
    if drain; then drained=true; fi
  fi
  if hub_answers; then
    heard=$SECONDS
  elif [ $((SECONDS - heard)) -gt "${FIELDTEST_HUB_GRACE:-300}" ] && ! has_session; then
    exit 0
  fi
  sleep "${FIELDTEST_POLL:-5}"
done

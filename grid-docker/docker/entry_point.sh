#!/bin/bash
# Runs one role of Selenium Grid, SE_ROLE, configured by docker-selenium's SE_* variables.
set -euo pipefail

arguments=(--config /tmp/grid.toml --bind-host "$SE_BIND_HOST" --tracing "${SE_ENABLE_TRACING:-false}")

# An option, if the variable has a value.
option() {
  if [ -n "${2:-}" ]; then arguments+=("$1" "$2"); fi
}

# A line of the configuration, if the variable has a value, be there quotes in it or not.
line() {
  local value=${2//\\/\\\\}
  if [ -n "$value" ]; then printf '%s = "%s"\n' "$1" "${value//\"/\\\"}"; fi
}

# Whether this is one of these roles.
is() {
  case " $* " in *" $SE_ROLE "*) ;; *) return 1 ;; esac
}

stereotype() {
  jq -cn --arg version "$(cut -d. -f1,2 /opt/selenium/browser_version)" --arg name "${SE_NODE_CONTAINER_NAME:-$HOSTNAME}" \
    --arg platform "${SE_NODE_PLATFORM_NAME:-linux}" --arg binary "${SE_BROWSER_BINARY_LOCATION:-/usr/bin/chromium}" \
    --argjson own "${SE_NODE_STEREOTYPE:-null}" --argjson extra "${SE_NODE_STEREOTYPE_EXTRA:-null}" \
    '($own // {browserName: "chrome", browserVersion: $version, platformName: $platform, "se:containerName": $name,
      "goog:chromeOptions": {binary: $binary}}) * ($extra // {})'
}

# What must not be seen in a command line, and what has no option.
configuration() {
  echo "[server]"
  line registration-secret "${SE_REGISTRATION_SECRET:-}"
  if is hub standalone router; then
    echo "[router]"
    line username "${SE_ROUTER_USERNAME:-}"
    line password "${SE_ROUTER_PASSWORD:-}"
  fi
  if is node standalone; then
    echo "[node]"
    echo "detect-drivers = false"
    echo "max-sessions = $SE_NODE_MAX_SESSIONS"
    echo "override-max-sessions = $SE_NODE_OVERRIDE_MAX_SESSIONS"
    line session-timeout "$SE_NODE_SESSION_TIMEOUT"
    echo "drain-after-session-count = $SE_DRAIN_AFTER_SESSION_COUNT"
    line grid-url "${SE_NODE_GRID_URL:-}"
    echo "[[node.driver-configuration]]"
    line display-name chrome
    echo "max-sessions = $SE_NODE_MAX_SESSIONS"
    echo "webdriver-executable = '/usr/bin/chromedriver'"
    echo "stereotype = '$(stereotype)'"
  fi
}

umask 077
export HOME=/tmp/home
mkdir -p "$HOME"
configuration >/tmp/grid.toml

option --log-level "${SE_LOG_LEVEL:-}"
option --external-url "${SE_EXTERNAL_URL:-}"
if is hub standalone router distributor sessionqueue; then
  option --session-request-timeout "$SE_SESSION_REQUEST_TIMEOUT"
  option --session-retry-interval "$SE_SESSION_RETRY_INTERVAL"
fi
if is hub standalone router distributor; then
  option --healthcheck-interval "$SE_HEALTHCHECK_INTERVAL"
  option --reject-unsupported-caps "$SE_REJECT_UNSUPPORTED_CAPS"
  option --slot-selector "${SE_DISTRIBUTOR_SLOT_SELECTOR:-}"
  option --newsession-threadpool-size "${SE_NEW_SESSION_THREAD_POOL_SIZE:-}"
fi
if is hub standalone router; then option --sub-path "${SE_SUB_PATH:-}"; fi
if is router distributor; then
  option --sessions "http://${SE_SESSIONS_MAP_HOST:?names the map of sessions}:${SE_SESSIONS_MAP_PORT:-5556}"
  option --sessionqueue "http://${SE_SESSION_QUEUE_HOST:?names the queue}:${SE_SESSION_QUEUE_PORT:-5559}"
fi
case "$SE_ROLE" in
  event-bus) bus='*' ;; # It listens on every interface of the container.
  sessions | distributor)
    bus=${SE_EVENT_BUS_HOST:?names the event bus, and has to be set}
    option --bind-bus false
    ;;
  router) option --distributor "http://${SE_DISTRIBUTOR_HOST:?names the distributor}:${SE_DISTRIBUTOR_PORT:-5553}" ;;
  hub)
    bus='*'
    option --host "${SE_HUB_HOST:-}"
    option --port "${SE_HUB_PORT:-}"
    ;;
  node)
    bus=${SE_EVENT_BUS_HOST:?names the hub, and has to be set}
    option --host "${SE_NODE_HOST:-}"
    option --port "${SE_NODE_PORT:-}"
    option --heartbeat-period "$SE_NODE_HEARTBEAT_PERIOD"
    option --register-period "$SE_NODE_REGISTER_PERIOD"
    option --register-cycle "$SE_NODE_REGISTER_CYCLE"
    if [ "${SE_NODE_REGISTER_SHUTDOWN_ON_FAILURE:-}" = true ]; then arguments+=(--register-shutdown-on-failure); fi
    ;;
  standalone | sessionqueue) ;;
  *)
    echo "SE_ROLE is hub, node, standalone, event-bus, sessions, sessionqueue, distributor or router, not '$SE_ROLE'" >&2
    exit 2
    ;;
esac
if [ -n "${bus:-}" ]; then
  arguments+=(--publish-events "tcp://$bus:$SE_EVENT_BUS_PUBLISH_PORT" --subscribe-events "tcp://$bus:$SE_EVENT_BUS_SUBSCRIBE_PORT")
fi
if is node standalone; then
  option --enable-managed-downloads "${SE_NODE_ENABLE_MANAGED_DOWNLOADS:-}"
  option --enable-cdp "${SE_NODE_ENABLE_CDP:-}"
fi

# Unquoted: several options in one variable.
# shellcheck disable=SC2086
java -XX:+UseSerialGC ${JAVA_OPTS:-} ${SE_JAVA_OPTS:-} -cp '/opt/selenium/lib/*' org.openqa.selenium.grid.Main \
  "$SE_ROLE" "${arguments[@]}" ${SE_OPTS:-} &
grid=$!

stop() {
  if [ "$SE_ROLE" != node ] || ! /opt/bin/drain.sh; then kill -TERM "$grid" 2>/dev/null || true; fi
  wait "$grid" || true
  exit 0
}
trap stop TERM INT
wait "$grid"

# Sourced by the scripts beside it: builds the benchmarks and sets `java_bench` to what runs one.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
log="$home/bench/target/build.log"
mkdir -p "$(dirname "$log")"
maven() {
  if command -v mvn >/dev/null; then mvn "$@"; else "$home/mvnw" "$@"; fi
}
echo "Building ..." >&2
(cd "$home" && maven -B -ntp package -DskipTests -Dspotless.skip) >"$log" 2>&1 || { grep -m 20 ERROR "$log" >&2; exit 3; }
java_bench=("${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$home/bench/target/bench-0.1.0-SNAPSHOT.jar:$home/bench/target/lib/*")

#!/bin/sh
# Sees to a base image: the one that is here, else the registry's, else one made of Debian's packages, as root on Debian.
# Why there is none is said by the last line of standard error.
set -eu

image=$1
suite=bookworm

docker image inspect "$image" >/dev/null 2>&1 && exit
echo "Pulling $image ..."
docker pull -q "$image" >/dev/null 2>&1 && exit

die() {
  echo "$1" >&2
  exit 1
}
[ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] \
  || die "$image can not be pulled; let the engine reach a registry, or name a base image that is here in FIELDTEST_BASE_IMAGE"
echo "No registry has it; making it of Debian's packages ..."
if ! command -v debootstrap >/dev/null; then
  apt-get install -y -qq --no-install-recommends debootstrap >/dev/null 2>&1 || die "debootstrap can not be installed; apt-get install debootstrap"
fi

# The mirror of this machine: deb822 first, then one line each.
mirror=$(sed -n 's/^URIs: *\(http[^ ]*\/debian\)\/* *$/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -1)
[ -n "$mirror" ] || mirror=$(sed -n 's/^deb .*\(http[^ ]*\/debian\)\/* .*/\1/p' /etc/apt/sources.list 2>/dev/null | head -1)
[ -n "$mirror" ] || die "/etc/apt names no mirror of Debian to make $image from"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root="$folder/root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$folder/log" 2>&1 || die "$image can not be made: $(tail -n 1 "$folder/log")"
cat >"$root/etc/apt/sources.list" <<SOURCES
deb $mirror $suite main
deb $mirror $suite-updates main
deb $mirror-security $suite-security main
SOURCES
printf 'APT::Install-Recommends "false";\nAcquire::Languages "none";\n' >"$root/etc/apt/apt.conf.d/docker"
for rest in lib/apt/lists cache/apt log; do
  rm -rf "${root:?}/var/$rest"/*
done
for rest in doc man locale info; do
  rm -rf "${root:?}/usr/share/$rest"/*
done
tar -C "$root" --numeric-owner -c . \
  | docker import --change 'CMD ["bash"]' --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "$image" >/dev/null

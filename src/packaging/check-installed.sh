#!/bin/sh
# Installs the .deb in a clean Debian without Java and uses the program there: check-installed.sh FILE.deb [ROOT]
# ROOT is a root made by debootstrap before, else a new one is made and removed. Needs root rights, debootstrap, a JDK's
# keytool and, for the packages that the .deb depends on, a Debian mirror.
set -eu

deb=$1
root=${2:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d)

finish() {
    code=$?
    [ "$code" = 0 ] || echo "FAILED, see the lines above" >&2
    umount "$target/proc" 2>/dev/null || :
    rm -rf "$work"
    exit "$code"
}
target=${root:-$work/root}
trap finish EXIT

if [ -z "$root" ]; then
    debootstrap --variant=minbase bookworm "$target" "$mirror" >"$work/debootstrap.log"
fi
mountpoint -q "$target/proc" || mount -t proc proc "$target/proc"
cp "$deb" "$target/tmp/program.deb"
cp "$here/check-inside.sh" "$target/tmp/check-inside.sh"
# a server's certificate, and a trust store that knows it
keytool -genkeypair -alias server -keyalg RSA -dname CN=test -ext SAN=ip:127.0.0.1 -validity 2 \
    -storetype PKCS12 -keystore "$work/server.p12" -storepass changeit 2>/dev/null
keytool -exportcert -alias server -keystore "$work/server.p12" -storepass changeit -file "$work/server.cer" 2>/dev/null
keytool -importcert -noprompt -alias server -file "$work/server.cer" \
    -storetype PKCS12 -keystore "$work/trust.p12" -storepass changeit 2>/dev/null
cp "$work/server.p12" "$work/trust.p12" "$target/tmp/"
cp /etc/resolv.conf "$target/etc/resolv.conf" 2>/dev/null || :

chroot "$target" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    sh /tmp/check-inside.sh

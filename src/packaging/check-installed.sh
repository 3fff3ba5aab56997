#!/bin/sh
# Uses the program of a .deb where there is no Java: check-installed.sh FILE.deb [ROOT]
#
# With root rights, debootstrap and a Debian mirror it is installed in a clean Debian, which is removed again; ROOT is one
# made by debootstrap before. Elsewhere it is only unpacked, and used in a bare environment without JAVA_HOME and without
# java on the PATH; that needs xvfb-run. Says which. Both need openssl and a JDK's keytool (JAVA_HOME, or on the PATH).
set -eu

deb=$1
root=${2:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d)
target=${root:-$work/root}

finish() {
    code=$?
    [ "$code" = 0 ] || echo "FAILED, see the lines above" >&2
    umount "$target/proc" 2>/dev/null || :
    rm -rf "$work"
    exit "$code"
}
trap finish EXIT

# A server's certificate, and a trust store that knows it.
make_keys() {
    keytool=keytool
    [ -z "${JAVA_HOME:-}" ] || keytool=$JAVA_HOME/bin/keytool
    "$keytool" -genkeypair -alias server -keyalg RSA -dname CN=test -ext SAN=ip:127.0.0.1 -validity 2 \
        -storetype PKCS12 -keystore "$1/server.p12" -storepass changeit 2>/dev/null
    "$keytool" -exportcert -alias server -keystore "$1/server.p12" -storepass changeit -file "$1/server.cer" 2>/dev/null
    "$keytool" -importcert -noprompt -alias server -file "$1/server.cer" \
        -storetype PKCS12 -keystore "$1/trust.p12" -storepass changeit 2>/dev/null
}

has_clean_root() {
    [ "$(id -u)" = 0 ] || return 1
    [ -z "$root" ] || return 0
    command -v debootstrap >/dev/null || return 1
    debootstrap --variant=minbase bookworm "$target" "$mirror" >"$work/debootstrap.log" 2>&1
}

check_clean_root() {
    echo "in a clean root made by debootstrap"
    mountpoint -q "$target/proc" || mount -t proc proc "$target/proc"
    cp "$deb" "$target/tmp/program.deb"
    cp "$here/check-inside.sh" "$here/check-program.sh" "$target/tmp/"
    make_keys "$target/tmp"
    cp /etc/resolv.conf "$target/etc/resolv.conf" 2>/dev/null || :
    chroot "$target" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        sh /tmp/check-inside.sh
}

check_bare() {
    echo "in a bare environment: no JAVA_HOME, no java on the PATH"
    dpkg-deb -x "$deb" "$work/tree"
    make_keys "$work"
    mkdir "$work/bin" "$work/home"
    for command in /bin/* /usr/bin/*; do
        case ${command##*/} in
            java | javac | jlink | jpackage | keytool) ;;
            *) ln -sf "$command" "$work/bin/" ;;
        esac
    done
    program=$work/tree/opt/fetch-and-rotate
    ln -sf "$program/bin/fetch-and-rotate" "$work/bin/fetch-and-rotate"
    env -i HOME="$work/home" PATH="$work/bin" LC_ALL=C.UTF-8 sh "$here/check-program.sh" "$program" "$work"
}

if has_clean_root; then
    check_clean_root
else
    check_bare
fi

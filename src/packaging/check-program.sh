#!/bin/sh
# Uses the installed program as its users do, where there is no Java: check-program.sh PROGRAM KEYS. PROGRAM is its folder; its
# command fetch-and-rotate is on the PATH. KEYS holds a server's certificate and a trust store that knows it, of
# check-installed.sh. Needs openssl and xvfb-run.
set -eu
program=$1
keys=$2
work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    rm -rf "$work"
}
trap finish EXIT

step() { printf '== %s\n' "$1"; }
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

command -v java >/dev/null && fail 'there is a Java, so this proves nothing'

step 'terminal'
fetch-and-rotate --version
mkdir -p "$work/workspace" && cd "$work/workspace"
fetch-and-rotate demo --headless --keep demo >"$work"/demo.log || { tail "$work"/demo.log; fail demo; }
tail -n 5 "$work"/demo.log
[ -s demo/db/imgs.db ] || fail 'no database'
find demo/img-rotated -name '*.webp' | grep -q . || fail 'no WebP was rotated'

step 'AOT cache'
JAVA_TOOL_OPTIONS=-XX:AOTMode=on fetch-and-rotate --version || fail 'the cache is refused'

step 'HTTPS, by a certificate that only the given trust store knows'
mkdir -p "$work"/site
cp demo/img-rotated/*/*.png "$work"/site/ 2>/dev/null || fail 'no PNG to serve'
picture=$(find "$work"/site -name '*.png' | head -n 1)
mv "$picture" "$work"/site/picture.png
printf '<img src="picture.png">' >"$work"/site/page.html
openssl pkcs12 -in $keys/server.p12 -passin pass:changeit -nodes -out "$work"/server.pem 2>/dev/null
(cd "$work"/site && exec openssl s_server -accept 8443 -cert "$work"/server.pem -key "$work"/server.pem -WWW -quiet \
    </dev/null >"$work"/server.log 2>&1) &
server=$!
printf 'https://127.0.0.1:8443/page.html\n' >input.txt
printf '[DEFAULT]\nallow_private_addresses = yes\nmax_img_count = 1\nrequest_timeout = 20\nrespect_robots = no\n' >config.ini
fetch-and-rotate run --quiet >"$work"/distrusted.log 2>&1 && fail 'an unknown certificate was trusted'
JAVA_TOOL_OPTIONS='-Djavax.net.ssl.trustStore='"$keys"'/trust.p12 -Djavax.net.ssl.trustStorePassword=changeit' \
    fetch-and-rotate run --quiet >"$work"/trusted.log 2>&1 || { cat "$work"/trusted.log "$work"/server.log; fail 'no picture over https'; }
kill "$server"
server=

step 'window: asks where the workspace shall be, and writes nothing before it is told'
xvfb-run -a env JAVA_TOOL_OPTIONS='-Dfetchandrotate.rehearsal=20 -XX:AOTMode=on' \
    "$program/bin/Fetch and Rotate" >"$work"/window.log 2>&1 || { cat "$work"/window.log; fail window; }
grep -iE 'exception|failure' "$work"/window.log && fail 'the window complained'
[ ! -e "$HOME/Fetch and Rotate" ] || fail 'a workspace was made without asking'

step 'window: the demo runs in it'
xvfb-run -a env JAVA_TOOL_OPTIONS='-Dfetchandrotate.rehearsal=40 -XX:AOTMode=on' \
    "$program/bin/Fetch and Rotate" demo --keep "$work"/window-demo >"$work"/window.log 2>&1 ||
    { cat "$work"/window.log; fail 'demo in the window'; }
grep -iE 'exception|failure' "$work"/window.log && fail 'the window complained during the demo'
pictures=$(find "$work"/window-demo/img-rotated -type f ! -name '*.part' | wc -l)
echo "$pictures rotated pictures"
[ "$pictures" = 100 ] || fail 'the demo in the window is not complete'
echo 'the program passed'

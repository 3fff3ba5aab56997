#!/bin/sh
# The part of check-installed.sh that runs in the clean root.
set -eu
export DEBIAN_FRONTEND=noninteractive

step() { printf '== %s\n' "$1"; }
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

step 'install, with the declared dependencies alone'
apt-get update -qq
apt-get install -y -qq --no-install-recommends /tmp/program.deb >/tmp/install.log 2>&1 || { tail /tmp/install.log; fail install; }
apt-get install -y -qq --no-install-recommends xvfb xauth >/tmp/xvfb.log 2>&1 || fail 'install Xvfb'
command -v java >/dev/null && fail 'there is a Java, so this proves nothing'
du -sm /opt/fetch-and-rotate

step 'terminal'
fetch-and-rotate --version
mkdir -p /tmp/workspace && cd /tmp/workspace
fetch-and-rotate demo --headless --keep demo >/tmp/demo.log || { tail /tmp/demo.log; fail demo; }
tail -n 5 /tmp/demo.log
[ -s demo/db/imgs.db ] || fail 'no database'
find demo/img-rotated -name '*.webp' | grep -q . || fail 'no WebP was rotated'

step 'AOT cache'
JAVA_TOOL_OPTIONS=-XX:AOTMode=on fetch-and-rotate --version || fail 'the cache is refused'

step 'HTTPS, by a certificate that only the given trust store knows'
apt-get install -y -qq --no-install-recommends openssl >/dev/null 2>&1 || fail 'install openssl'
mkdir -p /tmp/site
cp demo/img-rotated/*/*.png /tmp/site/ 2>/dev/null || fail 'no PNG to serve'
picture=$(find /tmp/site -name '*.png' | head -n 1)
mv "$picture" /tmp/site/picture.png
printf '<img src="picture.png">' >/tmp/site/page.html
openssl pkcs12 -in /tmp/server.p12 -passin pass:changeit -nodes -out /tmp/server.pem 2>/dev/null
(cd /tmp/site && exec openssl s_server -accept 8443 -cert /tmp/server.pem -key /tmp/server.pem -WWW -quiet \
    </dev/null >/tmp/server.log 2>&1) &
server=$!
printf 'https://127.0.0.1:8443/page.html\n' >input.txt
printf '[DEFAULT]\nallow_private_addresses = yes\nmax_img_count = 1\nrequest_timeout = 20\nrespect_robots = no\n' >config.ini
fetch-and-rotate run --quiet >/tmp/distrusted.log 2>&1 && fail 'an unknown certificate was trusted'
JAVA_TOOL_OPTIONS='-Djavax.net.ssl.trustStore=/tmp/trust.p12 -Djavax.net.ssl.trustStorePassword=changeit' \
    fetch-and-rotate run --quiet >/tmp/trusted.log 2>&1 || { cat /tmp/trusted.log /tmp/server.log; fail 'no picture over https'; }
kill "$server"

step 'window: asks where the workspace shall be, and writes nothing before it is told'
xvfb-run -a env JAVA_TOOL_OPTIONS='-Dfetchandrotate.rehearsal=20 -XX:AOTMode=on' \
    '/opt/fetch-and-rotate/bin/Fetch and Rotate' >/tmp/window.log 2>&1 || { cat /tmp/window.log; fail window; }
grep -iE 'exception|failure' /tmp/window.log && fail 'the window complained'
[ ! -e "$HOME/Fetch and Rotate" ] || fail 'a workspace was made without asking'

step 'window: the demo runs in it'
xvfb-run -a env JAVA_TOOL_OPTIONS='-Dfetchandrotate.rehearsal=40 -XX:AOTMode=on' \
    '/opt/fetch-and-rotate/bin/Fetch and Rotate' demo --keep /tmp/window-demo >/tmp/window.log 2>&1 ||
    { cat /tmp/window.log; fail 'demo in the window'; }
grep -iE 'exception|failure' /tmp/window.log && fail 'the window complained during the demo'
pictures=$(find /tmp/window-demo/img-rotated -type f ! -name '*.part' | wc -l)
echo "$pictures rotated pictures"
[ "$pictures" = 100 ] || fail 'the demo in the window is not complete'

step 'a second user has a workspace of their own'
useradd --create-home second
su second -c 'cd && mkdir mine && cd mine && fetch-and-rotate demo --headless --keep demo' >/tmp/second.log 2>&1 ||
    { tail /tmp/second.log; fail 'the second user'; }
[ "$(stat -c %U /home/second/mine/demo/db/imgs.db)" = second ] || fail 'the database is not theirs'

step 'uninstall'
apt-get remove -y -qq fetch-and-rotate >/dev/null
[ ! -e /opt/fetch-and-rotate ] && [ ! -e /usr/bin/fetch-and-rotate ] || fail 'something was left'
[ -s demo/db/imgs.db ] || fail 'the workspace is gone'
echo 'all passed'

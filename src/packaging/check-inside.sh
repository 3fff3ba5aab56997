#!/bin/sh
# The part of check-installed.sh that runs in the clean root.
set -eu
export DEBIAN_FRONTEND=noninteractive

step() { printf '== %s\n' "$1"; }
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

step 'install, with the declared dependencies alone'
apt-get update -qq
apt-get install -y -qq --no-install-recommends /tmp/program.deb >/tmp/install.log 2>&1 || { tail /tmp/install.log; fail install; }
apt-get install -y -qq --no-install-recommends xvfb xauth openssl >/tmp/tools.log 2>&1 || fail 'install Xvfb'
du -sm /opt/fetch-and-rotate

sh /tmp/check-program.sh /opt/fetch-and-rotate /tmp

step 'a second user has a workspace of their own'
useradd --create-home second
su second -c 'cd && mkdir mine && cd mine && fetch-and-rotate demo --headless --keep demo' >/tmp/second.log 2>&1 ||
    { tail /tmp/second.log; fail 'the second user'; }
[ "$(stat -c %U /home/second/mine/demo/db/imgs.db)" = second ] || fail 'the database is not theirs'

step 'uninstall'
apt-get remove -y -qq fetch-and-rotate >/dev/null
[ ! -e /opt/fetch-and-rotate ] && [ ! -e /usr/bin/fetch-and-rotate ] || fail 'something was left'
[ -s /home/second/mine/demo/db/imgs.db ] || fail 'the workspace is gone'
echo 'all passed'

#!/usr/bin/env bash
# Holds the window to its manners on a desktop with a window manager, where no headless test reaches: a second start brings
# it to the front, a maximised one goes back to the place it had, and the end of a run is told beside the other window and
# takes the keyboard from nobody.
# Needs Xvfb, GTK 3, openbox, xdotool, wmctrl, xprop and xwininfo; skips, and says so, where one is missing.
# PROGRAM names another program than ./fetch-and-rotate.
set -euo pipefail
cd "$(dirname "$0")/../../.."
program=${PROGRAM:-$PWD/fetch-and-rotate}

for tool in Xvfb openbox xdotool wmctrl xprop xwininfo; do
    if ! command -v "$tool" >/dev/null; then
        echo "window desktop test skipped: no $tool"
        exit 0
    fi
done

work=$(mktemp -d)
pids=()
finish() {
    # the youngest first: windows before the display that they are on
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || true
        wait "${pids[i]}" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT
fail() {
    cat "$work"/*.log
    echo "window desktop test FAILED: $1"
    exit 1
}

# Does something again until it succeeds: until_true SECONDS COMMAND…
until_true() {
    local tries=$(($1 * 5))
    shift
    for _ in $(seq "$tries"); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.2
    done
    return 1
}

Xvfb -displayfd 3 -screen 0 1400x900x24 3>"$work/display" 2>"$work/xvfb.log" &
pids+=($!)
until_true 10 test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox >"$work/openbox.log" 2>&1 &
pids+=($!)

"$program" --version >/dev/null 2>&1
for name in first second; do
    mkdir "$work/$name"
    echo 'https://a.example/' >"$work/$name/input.txt"
done

start() { # WORKSPACE [ARGUMENT…]
    local workspace=$1
    shift
    (cd "$work/$workspace" && JAVA_TOOL_OPTIONS="-Djava.util.prefs.userRoot=$work/preferences-$workspace -Dprism.order=sw" \
        exec "$program" "$@") >"$work/$workspace.log" 2>&1 &
    pids+=($!)
    last=$!
}
window() { wmctrl -l | awk -v title="$1 – " 'index($0, title) { print $1; exit }'; }
is_open() { [ -n "$(window "$1")" ]; }
is_gone() { ! is_open "$1"; }
state() { xprop -id "$(window "$1")" "$2"; }
is_iconic() { state first WM_STATE | grep -q Iconic; }
is_normal() { state first WM_STATE | grep -q Normal; }
is_active() { [ $(($(xdotool getactivewindow))) = $(($(window "$1"))) ]; }
is_maximized() { state first _NET_WM_STATE | grep -q MAXIMIZED_VERT; }
isnt_maximized() { ! is_maximized; }
windows() { xwininfo -root -tree | grep -c '"' || true; }
has_more_windows() { [ "$(windows)" -gt "$known" ]; }
# Whether the window has stood in one place for half a second: a window manager moves one that is new.
stands() {
    local where
    where=$(place first)
    sleep 0.5
    [ -n "$where" ] && [ "$where" = "$(place first)" ]
}
place() { wmctrl -lG | awk -v title="$1 – " 'index($0, title) { print $3, $4, $5, $6; exit }'; }

start first
until_true 90 is_open first || fail 'no window'
until_true 20 test -e "$work/first/db/imgs.db.window" || fail 'the window has no door'
until_true 20 stands || fail 'the window never stands still'
before=$(place first)

# a second start
xdotool windowminimize "$(window first)"
until_true 20 is_iconic || fail "the window can't be minimised"
(cd "$work/first" && JAVA_TOOL_OPTIONS="-Djava.util.prefs.userRoot=$work/preferences-first" "$program") >"$work/again.log" 2>&1 ||
    fail 'the second start ended badly'
until_true 20 is_normal || fail 'the second start left the window minimised'
until_true 20 is_active first || fail 'the second start left the window behind'
[ "$(wmctrl -l | wc -l)" = 1 ] || fail 'the second start opened a window'
echo 'a second start brings the window to the front'

# a maximised window
until_true 20 stands || fail 'the window never stands still'
wmctrl -ir "$(window first)" -b add,maximized_vert,maximized_horz
until_true 20 is_maximized || fail "the window can't be maximised"
until_true 20 stands || fail 'the window never stands still'
wmctrl -ic "$(window first)"
until_true 30 is_gone first || fail "the window doesn't close"
wait "$last" || true
start first
until_true 90 is_open first || fail 'no window after a restart'
until_true 20 is_maximized || fail 'the window forgot that it was maximised'
until_true 20 stands || fail 'the window never stands still'
wmctrl -ir "$(window first)" -b remove,maximized_vert,maximized_horz
until_true 20 isnt_maximized || fail "the window can't be restored"
is_back() { [ "$(echo "$before" | cut -d' ' -f3-)" = "$(place first | cut -d' ' -f3-)" ]; }
until_true 10 is_back || fail "restored to $(place first), not to $before"
until_true 20 stands || fail 'the window never stands still'
is_back || fail "didn't stay restored: $(place first), not $before"
echo 'a maximised window goes back to the place it had'

# the end of a run
start second demo --keep "$work/demo"
until_true 90 is_open demo || fail 'no window for the demo'
xdotool windowactivate "$(window first)"
until_true 20 is_active first || fail "the first window can't have the keyboard"
known=$(windows)
is_done() { grep -rq ' total: ' "$work/demo/log"; }
until_true 180 is_done || fail 'the demo takes too long'
until_true 20 has_more_windows || fail 'nothing tells of the end of a run'
for _ in $(seq 50); do
    is_active first || fail 'the end of a run took the keyboard'
    sleep 0.2
done
echo 'the end of a run is told, and takes the keyboard from nobody'
echo 'window desktop test passed'

#!/usr/bin/env bash
# Opens the demo in a real window on a display of its own, waits until pairs of photos can be seen in it, and closes it.
# Leaves target/screenshots/window.png. Needs Xvfb, GTK 3 and ImageMagick; skips, and says so, where one is missing.
set -euo pipefail
cd "$(dirname "$0")/../../.."

for tool in Xvfb import identify; do
    if ! command -v "$tool" >/dev/null; then
        echo "window smoke test skipped: no $tool"
        exit 0
    fi
done

work=$(mktemp -d)
pids=()
finish() {
    # the youngest first: the window before the display that it is on
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || true
        wait "${pids[i]}" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT

# Xvfb finds a free display by itself and writes its number.
Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$work/display" 2>"$work/xvfb.log" &
pids+=($!)
for _ in $(seq 100); do
    [ -s "$work/display" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY

# built first, which it tells of
./fetch-and-rotate --version >/dev/null 2>&1

# a display that isn't there is told in one line
if DISPLAY=:no ./fetch-and-rotate >"$work/out.log" 2>&1 || [ "$(wc -l <"$work/out.log")" != 1 ] ||
    ! grep -q "^The display :no can't be opened" "$work/out.log"; then
    cat "$work/out.log"
    echo "window smoke test FAILED: a missing display isn't told in one line"
    exit 1
fi

# nobody's preferences are read or written
export JAVA_TOOL_OPTIONS="-Djava.util.prefs.userRoot=$work/preferences -Dprism.order=sw"
./fetch-and-rotate demo --keep "$work/demo" >"$work/out.log" 2>&1 &
window=$!
pids+=("$window")

mkdir -p target/screenshots
colours=0
for _ in $(seq 120); do
    if ! kill -0 "$window" 2>/dev/null; then
        cat "$work/out.log"
        echo "window smoke test FAILED: the program ended by itself"
        exit 1
    fi
    import -silent -window root "$work/window.png"
    # the frame alone has some hundreds of colours, photos have thousands
    colours=$(identify -format %k "$work/window.png")
    rotated=$({ find "$work/demo/img-rotated" -type f ! -name '*.part' 2>/dev/null || true; } | wc -l)
    if [ "$colours" -gt 5000 ] && [ "$rotated" -ge 20 ]; then
        cp "$work/window.png" target/screenshots/window.png
        echo "window smoke test passed: $rotated rotated images, $colours colours on the screen"
        exit 0
    fi
    sleep 1
done
cp "$work/window.png" target/screenshots/window.png
cat "$work/out.log"
echo "window smoke test FAILED: no pairs to be seen ($colours colours, see target/screenshots/window.png)"
exit 1

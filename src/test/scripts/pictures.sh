#!/usr/bin/env bash
# Renews the pictures of the window in docs/images, from the walk through its pages (TourTest). Needs ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/../../.."

./verify -Dquick -Dtest=TourTest

# NAME in docs/images, NAME of the walk's picture
take() {
    convert "target/screenshots/tour-$2.png" -colors 256 "PNG8:docs/images/$1.png"
}
take websites-light preview-grid-light-1280x800
take run-light run-light-1280x800
take compare-light compare-swipe-light-1280x800
take history-dark history-proved-dark-1280x800
take settings-light settings-light-1280x800
take log-light log-light-1280x800
take narrow-contrast history-contrast-960x520

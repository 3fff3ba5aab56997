package org.fetchandrotate.desktop.compare;

/// How original and copy are held against each other.
enum Comparison {
    /// Side by side.
    BESIDE,
    /// Beside that, the copy, rotated back, and the original take turns in the same place.
    BLINK,
    /// The copy, rotated back, lies over the original up to a line that follows the pointer.
    SWIPE,
    /// In the original's place is what differs, enlarged.
    DIFFERENCE
}

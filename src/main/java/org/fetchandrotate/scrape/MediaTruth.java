package org.fetchandrotate.scrape;

/// What a condition of a media query comes to. One that isn't known stays so under `not`, and fits nothing in the
/// end.
///
/// Source: Media Queries Level 4, 3.1 "Evaluating Media Queries".
enum MediaTruth {
    FALSE,
    UNKNOWN,
    TRUE;

    static MediaTruth of(boolean fits) {
        return fits ? TRUE : FALSE;
    }

    MediaTruth negated() {
        return values()[2 - ordinal()];
    }

    MediaTruth and(MediaTruth other) {
        return values()[Math.min(ordinal(), other.ordinal())];
    }

    MediaTruth or(MediaTruth other) {
        return values()[Math.max(ordinal(), other.ordinal())];
    }
}

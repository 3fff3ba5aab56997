package org.fetchandrotate.scrape;

import java.util.Locale;

/// Why something that looked like an image is no candidate.
public enum SkipRule {
    EXCLUDED_KEYWORD,
    DUPLICATE,
    NOT_HTTP,
    INVALID_URL;

    /// The word used in JSON: `excluded-keyword`, …
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

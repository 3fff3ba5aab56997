package org.fetchandrotate.scrape;

import java.util.Locale;

/// Why something that looked like an image is no candidate.
public enum SkipRule {
    EXCLUDED_KEYWORD,
    DUPLICATE,
    NOT_HTTP,
    INVALID_URL,
    /// It names the page that it stands on, as `#` does.
    PAGE_ITSELF,
    /// It counts visitors.
    TRACKING_PIXEL,
    /// It keeps space.
    SPACER,
    /// It says itself that it is as small as a sign on a button.
    ICON,
    /// A script would have to fill in its address.
    TEMPLATE;

    /// The word used in JSON: `excluded-keyword`, …
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

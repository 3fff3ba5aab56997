package org.fetchandrotate.fetch;

import java.util.Optional;
import org.fetchandrotate.url.WebUrl;

/// What to ask for, and how.
///
/// @param accept the `Accept` header
/// @param referer the page that led here
/// @param redirects the most to follow
record Ask(WebUrl url, String accept, Optional<WebUrl> referer, int redirects) {
    // What browsers send (Fetch Standard, "fetch": the defaults by destination), less what can't be turned.
    private static final String PAGES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String IMAGES = "image/avif,image/webp,image/png,image/*;q=0.8,*/*;q=0.5";
    private static final String RULES = "text/plain,*/*;q=0.5";

    // RFC 9309 section 2.3.1.2: at least five for robots.txt.
    private static final int RULES_REDIRECTS = 5;

    /// The host on whose behalf it is asked: a page's own, or that of the page that led here.
    String asker() {
        return referer.orElse(url).host();
    }

    static Ask page(WebUrl url) {
        return new Ask(url, PAGES, Optional.empty(), Redirects.LIMIT);
    }

    static Ask image(WebUrl url, WebUrl referer) {
        return new Ask(url, IMAGES, Optional.of(referer), Redirects.LIMIT);
    }

    static Ask rules(WebUrl url) {
        return new Ask(url, RULES, Optional.empty(), RULES_REDIRECTS);
    }
}

package org.fetchandrotate.fetch;

import java.util.Optional;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// What to ask for, and how.
///
/// @param accept the `Accept` header
/// @param referer the page that led here
/// @param tellsReferer whether the request names it
/// @param maxRedirects the most to follow
record FetchRequest(WebUrl url, String accept, Optional<WebUrl> referer, boolean tellsReferer, int maxRedirects) {
    // What browsers send (Fetch Standard, "fetch": the defaults by destination), less what can't be rotated.
    private static final String PAGES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String IMAGES = "image/avif,image/webp,image/png,image/*;q=0.8,*/*;q=0.5";
    private static final String ROBOTS = "text/plain,*/*;q=0.5";

    // RFC 9309 section 2.3.1.2: at least five for robots.txt.
    private static final int ROBOTS_REDIRECTS = 5;

    /// The host on whose behalf it is asked: a page's own, or that of the page that led here. Empty where that is a
    /// file of this machine, which may come from anywhere.
    String initiator() {
        WebUrl page = referer.orElse(url);
        return FileUrl.isOne(page) ? "" : page.host();
    }

    boolean isImage() {
        return accept.equals(IMAGES);
    }

    /// The same, silent about the page that led here.
    FetchRequest withoutReferer() {
        return new FetchRequest(url, accept, referer, false, maxRedirects);
    }

    static FetchRequest page(WebUrl url) {
        return new FetchRequest(url, PAGES, Optional.empty(), false, Redirects.LIMIT);
    }

    static FetchRequest image(WebUrl url, WebUrl referer) {
        return new FetchRequest(url, IMAGES, Optional.of(referer), true, Redirects.LIMIT);
    }

    static FetchRequest resource(WebUrl url, WebUrl referer) {
        return new FetchRequest(url, "*/*", Optional.of(referer), true, Redirects.LIMIT);
    }

    static FetchRequest robots(WebUrl url) {
        return new FetchRequest(url, ROBOTS, Optional.empty(), false, ROBOTS_REDIRECTS);
    }
}

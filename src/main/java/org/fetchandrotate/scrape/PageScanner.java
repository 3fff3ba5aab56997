package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.WebUrl;

/// Finds the images that a page offers. Immutable and thread-safe.
public final class PageScanner {
    private final List<String> excludeKeywords;

    /// @param excludeKeywords an image whose path or query contains one of these, in any case, is skipped; its host
    ///     doesn't count
    public PageScanner(List<String> excludeKeywords) {
        this.excludeKeywords = List.copyOf(excludeKeywords);
    }

    /// Scans one page.
    ///
    /// @param html the page's bytes, as served after content decoding
    /// @param charset the charset named by the `Content-Type` header, if any; a byte order mark goes before it, and it
    ///     before what the page itself declares
    /// @param location where the page was found, after redirects
    public PageScan scan(byte[] html, Optional<String> charset, WebUrl location) {
        throw new UnsupportedOperationException("not built yet " + excludeKeywords);
    }
}

package org.fetchandrotate.scrape;

import java.util.List;
import org.fetchandrotate.url.WebUrl;

/// What an entry of a list came to.
public sealed interface EntryScan {
    /// A page, a feed, a folder, a manifest: whatever offers pictures by itself.
    record Pictures(PageScan scan) implements EntryScan {}

    /// A sitemap: its own pictures, and where it leads.
    ///
    /// @param images that it names
    /// @param pages of its site that it names no picture of
    /// @param sitemaps that are parts of it
    record Sitemap(PageScan images, List<WebUrl> pages, List<WebUrl> sitemaps) implements EntryScan {
        public Sitemap {
            pages = List.copyOf(pages);
            sitemaps = List.copyOf(sitemaps);
        }
    }

    /// Nothing that offers pictures.
    ///
    /// @param what it is, for people
    record Other(String what) implements EntryScan {}
}

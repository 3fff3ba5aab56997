package org.fetchandrotate.scrape;

/// What an entry of a list came to.
public sealed interface EntryScan {
    /// A page, a feed, a sitemap, a folder, a manifest: whatever offers pictures, or leads to pages that do.
    record Pictures(PageScan scan) implements EntryScan {}

    /// Nothing that offers pictures.
    ///
    /// @param what it is, for people
    record Other(String what) implements EntryScan {}
}

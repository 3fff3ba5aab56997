package org.fetchandrotate.scrape;

import org.fetchandrotate.model.FoundAs;

/// An address as it stands on the page, entities decoded, not yet resolved.
///
/// @param width in pixels as far as the page or the address itself tells; 0 = unknown
record RawUrl(String text, FoundAs foundAs, double width) {
    RawUrl(String text, FoundAs foundAs) {
        this(text, foundAs, ImageAddress.width(text).orElse(0));
    }
}

package org.fetchandrotate.scrape;

import org.fetchandrotate.model.FoundAs;

/// An address as it stands on the page, entities decoded, not yet resolved.
record RawUrl(String text, FoundAs foundAs) {}

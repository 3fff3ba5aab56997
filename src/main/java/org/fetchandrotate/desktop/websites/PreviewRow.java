package org.fetchandrotate.desktop.websites;

import java.util.Optional;
import org.fetchandrotate.url.WebUrl;

/// One thing on a page that is, or looks like, an image.
///
/// @param address for people
/// @param image present if a run would take it
/// @param foundAs where on the page, in words
/// @param altText the text beside it; may be empty
/// @param leftOut why a run wouldn't take it, in words; empty if it would
record PreviewRow(String address, Optional<WebUrl> image, String foundAs, String altText, String leftOut) {}

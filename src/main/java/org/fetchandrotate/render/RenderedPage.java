package org.fetchandrotate.render;

import org.fetchandrotate.url.WebUrl;

/// A page as its scripts left it.
///
/// @param location where it is by then
/// @param contentType `text/html`, or that of XHTML, which is written by other rules
public record RenderedPage(WebUrl location, String contentType, String html) {}

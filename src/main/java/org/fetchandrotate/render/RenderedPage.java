package org.fetchandrotate.render;

import org.fetchandrotate.url.WebUrl;

/// A page as its scripts left it.
///
/// @param location where it is by then
public record RenderedPage(WebUrl location, String html) {}

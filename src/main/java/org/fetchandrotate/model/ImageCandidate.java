package org.fetchandrotate.model;

import java.util.List;
import org.fetchandrotate.url.WebUrl;

/// One image that a page offers.
///
/// @param url its best URL, which also names it in the history and on disk
/// @param fallbacks other URLs of the same picture, best first, for when `url` is gone or is no image
/// @param foundAs where `url` stood
/// @param altText the text beside the picture, empty if there is none
public record ImageCandidate(WebUrl url, List<WebUrl> fallbacks, FoundAs foundAs, String altText) {
    public ImageCandidate {
        fallbacks = List.copyOf(fallbacks);
    }
}

package org.fetchandrotate.model;

/// One entry of the list of websites: a page to scan.
///
/// @param url the page, as the user gave it
public record Website(WebUrl url) {
    /// The host of the page, which names its folders: ASCII, lower case, without port.
    public String hostname() {
        return url.host();
    }
}

package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.util.Optional;
import org.fetchandrotate.url.WebUrl;

/// What makes a page's addresses absolute.
///
/// Source: HTML Standard, 2.4.1 "encoding-parsing a URL".
///
/// @param url of relative addresses
/// @param charset in which their queries are written
record PageBase(WebUrl url, Charset charset) {
    Optional<WebUrl> resolve(String address) {
        return url.resolve(address, charset);
    }
}

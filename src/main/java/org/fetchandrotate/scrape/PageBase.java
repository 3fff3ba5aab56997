package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// What makes a page's addresses absolute.
///
/// Source: HTML Standard, 2.4.1 "encoding-parsing a URL".
///
/// @param url of relative addresses
/// @param charset in which their queries are written
/// @param isOfTheWeb whether relative addresses are; else only absolute ones lead anywhere
record PageBase(WebUrl url, Charset charset, boolean isOfTheWeb) {
    private static final Pattern WEB =
            Pattern.compile("[\\x00-\\x20]*https?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// `ftp:` and the like: no picture of theirs is shown.
    private static final Pattern ELSEWHERE = Pattern.compile(
            "[\\x00-\\x20]*(?!(?:https?|data|javascript):)[a-z][a-z0-9+.-]*:.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    PageBase(WebUrl url, Charset charset) {
        this(url, charset, true);
    }

    /// By a page's `base`.
    ///
    /// Source: HTML Standard, 2.4.3 "Document base URLs"; 4.2.3 for a `data:`, `javascript:` or invalid one, which
    /// counts as the page's own address.
    ///
    /// @param href the attribute's value
    /// @param page its own address
    static PageBase of(String href, WebUrl page, Charset charset) {
        Optional<WebUrl> url = page.resolve(href, charset);
        boolean isElsewhere = url.isEmpty()
                && !FileUrl.isOne(page)
                && ELSEWHERE.matcher(href.replaceAll("[\\t\\n\\r]", "")).matches();
        return new PageBase(url.orElse(page), charset, !isElsewhere);
    }

    Optional<WebUrl> resolve(String address) {
        return resolve(address, charset);
    }

    /// The same for an address whose query is written in another charset.
    Optional<WebUrl> resolve(String address, Charset queryCharset) {
        return isOfTheWeb || WEB.matcher(address).matches() ? url.resolve(address, queryCharset) : Optional.empty();
    }
}

package org.fetchandrotate.scrape;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.WebUrl;

/// Scans pages for the tests and writes what was found in one line each.
final class Pages {
    static final WebUrl LOCATION =
            WebUrl.parse("https://example.org/gallery/page.html?p=1").orElseThrow();

    private Pages() {}

    static PageScan scan(String html, String... excludeKeywords) {
        return new PageScanner(List.of(excludeKeywords))
                .scan(
                        html.getBytes(StandardCharsets.UTF_8),
                        new PageScanner.Headers(Optional.empty(), Optional.of("utf-8"), Optional.empty()),
                        LOCATION);
    }

    /// `img-src a.jpg, b.jpg`: how it was found, the best address and the fall-backs, relative to the page's folder
    /// where they are in it.
    static List<String> found(String html) {
        return scan(html).candidates().stream()
                .map(candidate -> candidate.foundAs().code() + " " + urls(candidate))
                .toList();
    }

    /// `excluded-keyword img-src https://example.org/logo.png (logo)`.
    static List<String> skipped(String html, String... excludeKeywords) {
        return scan(html, excludeKeywords).skipped().stream()
                .map(skipped -> skipped.rule().code() + " " + skipped.foundAs().code() + " " + skipped.url() + " ("
                        + skipped.detail() + ")")
                .toList();
    }

    private static String urls(ImageCandidate candidate) {
        return Stream.concat(Stream.of(candidate.url()), candidate.fallbacks().stream())
                .map(url -> url.toString().replace("https://example.org/gallery/", ""))
                .collect(Collectors.joining(", "));
    }
}

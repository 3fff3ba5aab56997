package org.fetchandrotate.fetch;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the name that robots.txt calls us by.
///
/// Source: RFC 9309 section 2.2.1: the product token, letters, `_` and `-` only, is part of what identifies us to
/// the server, and compared without regard to case.
final class RobotsAgent {
    private static final Pattern IN_COMMENT = Pattern.compile("compatible;\\s*([A-Za-z_-]+)");
    private static final Pattern PRODUCT = Pattern.compile("^([A-Za-z_-]+)");

    private RobotsAgent() {}

    /// The name, lower case.
    ///
    /// @param userAgent the `User-Agent` header
    /// @return the product after `compatible;`, where crawlers put it behind a browser's name; else the first one;
    ///     empty if there is none: then only the rules for everyone apply
    static List<String> names(String userAgent) {
        return Stream.of(IN_COMMENT, PRODUCT)
                .flatMap(pattern -> pattern.matcher(userAgent.strip()).results())
                .map((MatchResult match) -> match.group(1).toLowerCase(Locale.ROOT))
                .limit(1)
                .toList();
    }
}

package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fetchandrotate.model.WebUrl;

/// The words that tell unwanted images by their address. Immutable.
final class ExcludedKeywords {
    private final List<Keyword> keywords;

    /// @param asGiven for messages
    /// @param lower for comparison
    private record Keyword(String asGiven, String lower) {}

    /// Blank keywords are ignored: they would exclude everything.
    ExcludedKeywords(List<String> keywords) {
        this.keywords = keywords.stream()
                .filter(keyword -> !keyword.isBlank())
                .map(keyword -> new Keyword(keyword, keyword.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// The first keyword, as it was given, that path or query contain in any case, percent-encoded or plain.
    Optional<String> match(WebUrl url) {
        if (keywords.isEmpty()) {
            return Optional.empty();
        }
        String written = (url.path() + url.query().map(query -> "?" + query).orElse("")).toLowerCase(Locale.ROOT);
        String plain = written.contains("%") ? url.decodedPathAndQuery().toLowerCase(Locale.ROOT) : written;
        for (Keyword keyword : keywords) {
            if (written.contains(keyword.lower) || plain.contains(keyword.lower)) {
                return Optional.of(keyword.asGiven);
            }
        }
        return Optional.empty();
    }
}

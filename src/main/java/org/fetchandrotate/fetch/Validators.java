package org.fetchandrotate.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;

/// By what a server tells whether it still has what it sent once. Of images, whose very bytes count, strong
/// validators alone: a weak one stands for bytes that are as good, not for the same. Immutable.
///
/// Source: RFC 9110 sections 8.8.1 to 8.8.3.
///
/// @param location what they belong to: the URL after redirects
public record Validators(WebUrl location, Optional<String> etag, Optional<String> lastModified) {
    private static final Pattern STRONG_ETAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{0,190}\"");

    private static final Pattern ANY_ETAG = Pattern.compile("(?:W/)?" + STRONG_ETAG.pattern());

    /// How long before it was sent something must have been changed last for the date to be a strong validator,
    /// whatever the clocks of the server's parts say.
    private static final Duration SETTLED = Duration.ofSeconds(60);

    /// What is strong of the headers of an answer.
    ///
    /// @param answered when the answer came
    public static Validators of(
            WebUrl location, Optional<String> etag, Optional<String> lastModified, Instant answered) {
        return new Validators(
                location,
                etag.filter(value -> STRONG_ETAG.matcher(value).matches()),
                lastModified.filter(value -> date(value)
                        .filter(date -> !date.plus(SETTLED).isAfter(answered))
                        .isPresent()));
    }

    /// What the headers of a page say: there a weak one will do, since it stands for a page that is as good.
    public static Validators ofPage(WebUrl location, Optional<String> etag, Optional<String> lastModified) {
        return new Validators(
                location,
                etag.filter(value -> ANY_ETAG.matcher(value).matches()),
                lastModified.filter(value -> date(value).isPresent()));
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return etag.isEmpty() && lastModified.isEmpty();
    }

    /// Headers that ask for a body only if it has changed. Source: RFC 9110 sections 13.1.2 and 13.1.3.
    Map<String, String> ifChanged() {
        Map<String, String> headers = new LinkedHashMap<>();
        etag.ifPresent(value -> headers.put("If-None-Match", value));
        lastModified.ifPresent(value -> headers.put("If-Modified-Since", value));
        return headers;
    }

    /// The value of `If-Range`. Source: RFC 9110 section 13.1.5.
    String ifRange() {
        return etag.or(() -> lastModified).orElseThrow();
    }

    static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // a form that nobody has sent for decades, or none
        }
    }
}

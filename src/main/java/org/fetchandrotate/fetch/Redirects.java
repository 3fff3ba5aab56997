package org.fetchandrotate.fetch;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;

/// The way from one URL to the next. Used by one thread.
///
/// Source: RFC 9110 section 15.4; the limit is the Fetch Standard's ("HTTP-redirect fetch").
final class Redirects {
    /// The most redirects followed for a page or an image.
    static final int LIMIT = 20;

    private static final Pattern OTHER_SCHEME = Pattern.compile("(?i)\\s*(?!https?:)([a-z][a-z0-9+.-]{0,20}):.*");

    private final int limit;
    private final Set<Step> seen = new HashSet<>();
    private WebUrl current;

    Redirects(WebUrl start, int limit) {
        this.current = start;
        this.limit = limit;
        seen.add(new Step(start, ""));
    }

    /// What is asked for. The same URL with other cookies is another question: some sites redirect to
    /// themselves until the cookie that they set comes back.
    private record Step(WebUrl url, String cookies) {}

    /// Where the way has led so far.
    WebUrl current() {
        return current;
    }

    /// Goes on to what a `Location` header names; credentials in it are dropped, as those of links are.
    ///
    /// @param cookies what a request for a URL would carry
    /// @return why that can't be followed; empty if [#current()] is the new URL
    Optional<Failure> follow(String location, Function<WebUrl, String> cookies) {
        if (seen.size() > limit) {
            return failed(FailureReason.TOO_MANY_REDIRECTS, "more than " + limit + " redirects");
        }
        Optional<WebUrl> next = current.resolve(location).map(WebUrl::withoutCredentials);
        if (next.isEmpty()) {
            return unusable(location);
        }
        if (!seen.add(new Step(next.get(), cookies.apply(next.get())))) {
            return failed(
                    FailureReason.TOO_MANY_REDIRECTS,
                    "redirects go round in a circle at " + next.get().redacted());
        }
        current = next.get();
        return Optional.empty();
    }

    private Optional<Failure> unusable(String location) {
        var other = OTHER_SCHEME.matcher(location);
        return other.matches()
                ? failed(
                        FailureReason.UNSUPPORTED_SCHEME,
                        "redirect to a " + other.group(1).toLowerCase(Locale.ROOT) + ": URL from " + current.redacted())
                : failed(FailureReason.PROTOCOL_ERROR, "redirect from " + current.redacted() + " to an invalid URL");
    }

    private static Optional<Failure> failed(FailureReason reason, String detail) {
        return Optional.of(new Failure(reason, detail));
    }
}

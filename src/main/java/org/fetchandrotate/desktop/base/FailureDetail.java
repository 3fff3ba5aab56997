package org.fetchandrotate.desktop.base;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The details of failures that are met most, by the English sentences in which they are recorded: so that they can
/// be told in another language. What a detail is about, such as a host, is a group of its pattern.
enum FailureDetail {
    HOST_UNKNOWN("no such host: (.+)"),
    NO_ADDRESS("no address for (.+) within (.+)"),
    NO_CONNECTION("no connection to (.+) within (.+)"),
    NO_HANDSHAKE("no TLS handshake within (.+)"),
    NO_ANSWER("no answer within (.+)"),
    HEADERS_LATE("headers not complete within (.+)"),
    NOT_FINISHED("not finished within ([^,]+)(?:,.*)?"),
    NO_DATA("no data for (.+?)(?: after .+)?"),
    TOO_SLOW("only (.+) bytes in (.+) after (.+) bytes, at least (.+) a second are wanted"),
    REFUSED("connection refused by (.+)"),
    NO_ROUTE("no route to (.+)"),
    LOST("connection to (.+) lost before an answer"),
    LOST_AMID("connection lost after (.+) bytes"),
    CERTIFICATE("certificate of (.+?) not trusted: (.+)"),
    NO_SECURITY("no secure connection to (.+?): (.+)"),
    PROXY_REFUSES("the proxy (.+?) refuses: (.+)"),
    PROXY_UNREACHABLE("the proxy (.+) can't be reached"),
    PRIVATE("(.+), an address that pages may not reach"),
    ROBOTS("robots.txt of (.+) disallows it"),
    CIRCLE("redirects go round in a circle at (.+)"),
    REDIRECTS("more than (\\d+) redirects"),
    EMPTY("200 OK, but no bytes"),
    NO_PAGE("not a page but (.+)"),
    CUT_OFF("body cut off after (.+) bytes"),
    DECLARED_TOO_LONG("(.+) bytes, at most (.+) allowed"),
    TOO_LONG("more than the (.+) bytes allowed"),
    SMALL("(\\d+) × (\\d+) pixels, wanted at least (\\d+) × (\\d+)"),
    SPACER("(\\d+) × (\\d+) pixels: a tracking pixel or a spacer"),
    MANY_PIXELS("(\\d+) × (\\d+) pixels.*, allowed are (\\d+)"),
    WAIT("(.+) asks for no requests for another (.+)"),
    STOPPED("the run was stopped .*|stopped|stopped while looking up a name");

    private final Pattern pattern;

    FailureDetail(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /// A detail that was recognised.
    ///
    /// @param values what it is about, in the order of the sentence
    record Found(FailureDetail detail, List<String> values) {}

    /// Finds out what an English detail says.
    static Optional<Found> of(String english) {
        return Arrays.stream(values())
                .flatMap(detail -> {
                    Matcher matcher = detail.pattern.matcher(english);
                    return matcher.matches()
                            ? Stream.of(new Found(detail, values(matcher.toMatchResult())))
                            : Stream.empty();
                })
                .findFirst();
    }

    /// The end of its message key.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> values(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .toList();
    }
}

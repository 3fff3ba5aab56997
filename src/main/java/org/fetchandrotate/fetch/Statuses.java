package org.fetchandrotate.fetch;

import java.util.Map;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.FailureReason;

/// What HTTP status codes mean to us. Immutable, thread-safe.
///
/// Source: RFC 9110 section 15, RFC 6585 (429), RFC 8470 (425). The words are the registry's, never the server's:
/// those can be anything, and HTTP/2 has none.
final class Statuses {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(204, "No Content"),
            Map.entry(205, "Reset Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(300, "Multiple Choices"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(407, "Proxy Authentication Required"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(418, "I'm a teapot"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(423, "Locked"),
            Map.entry(425, "Too Early"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(451, "Unavailable For Legal Reasons"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(505, "HTTP Version Not Supported"));

    private Statuses() {}

    /// `404 Not Found`, or the number alone.
    static String named(int status) {
        String name = NAMES.get(status);
        return name == null ? Integer.toString(status) : status + " " + name;
    }

    /// Whether `Location` is to be followed. All five become a GET, as ours always are.
    static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /// Whether a body follows that is what was asked for.
    static boolean hasBody(int status) {
        return status >= 200 && status < 300 && status != 204 && status != 205 && status != 206;
    }

    /// What kind of failure an answer is that is neither of the above.
    static FailureReason reason(int status) {
        return switch (status) {
            case 204, 205 -> FailureReason.EMPTY_BODY;
            case 407 -> FailureReason.PROXY;
            case 408 -> FailureReason.TIMEOUT;
            case 425, 429 -> FailureReason.HTTP_THROTTLED;
            default -> {
                if (status >= 400 && status < 500) {
                    yield FailureReason.HTTP_CLIENT_ERROR;
                }
                // The rest (206 and 304, which nobody asked for; codes that don't exist) breaks the protocol.
                yield status >= 500 && status < 600 ? FailureReason.HTTP_SERVER_ERROR : FailureReason.PROTOCOL_ERROR;
            }
        };
    }

    /// Whether the host as a whole has too much to do. Source: RFC 9110 section 15.6.4, RFC 6585 section 4.
    static boolean isOverload(int status) {
        return status == 429 || status == 503;
    }

    /// Whether a failure tells against the host: that it can't be reached, gives no answer, or can't give the one
    /// that was asked for.
    static boolean isHostsFault(FailureReason reason) {
        return switch (reason) {
            case HOST_UNKNOWN,
                    CONNECTION_REFUSED,
                    CONNECTION_LOST,
                    TIMEOUT,
                    TLS,
                    HTTP_THROTTLED,
                    HTTP_SERVER_ERROR,
                    TRUNCATED_BODY -> true;
            default -> false;
        };
    }

    /// Whether the same request may fare better soon.
    static Retry retry(int status) {
        return switch (reason(status)) {
            case TIMEOUT, HTTP_THROTTLED, HTTP_SERVER_ERROR -> Retry.AGAIN;
            default -> Retry.NEVER;
        };
    }
}

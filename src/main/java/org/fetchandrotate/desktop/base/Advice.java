package org.fetchandrotate.desktop.base;

import java.util.Locale;
import org.fetchandrotate.model.FailureReason;

/// What somebody can do about a failure.
enum Advice {
    ADDRESS,
    WAIT,
    GONE,
    LIMITS,
    ROBOTS,
    PRIVATE,
    PROXY,
    FORMAT,
    MACHINE,
    AGAIN;

    static Advice on(FailureReason reason) {
        return switch (reason) {
            case HOST_UNKNOWN, UNSUPPORTED_SCHEME, NOT_HTML -> ADDRESS;
            case CONNECTION_REFUSED, CONNECTION_LOST, TIMEOUT, HTTP_THROTTLED, HTTP_SERVER_ERROR -> WAIT;
            case HTTP_CLIENT_ERROR, EMPTY_BODY, TOO_MANY_REDIRECTS -> GONE;
            case TOO_MANY_BYTES, TOO_SMALL, TOO_MANY_PIXELS -> LIMITS;
            case ROBOTS_DISALLOWED -> ROBOTS;
            case PRIVATE_ADDRESS -> PRIVATE;
            case PROXY -> Advice.PROXY;
            case NOT_AN_IMAGE, UNSUPPORTED_FORMAT, CORRUPT_IMAGE -> FORMAT;
            case DISK_FULL, WRITE_FAILED -> MACHINE;
            default -> AGAIN;
        };
    }

    /// The end of its message key.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

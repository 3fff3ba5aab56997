package org.fetchandrotate.model;

import java.util.Optional;

/// Why a page or an image came to nothing. The codes are a contract: they stand in the database, in JSON and as the
/// stems of message keys; the words for people are made from them by the command line and the window.
public enum FailureReason {
    // before or instead of a request
    ROBOTS_DISALLOWED("robots-disallowed", Recall.NEVER),
    PRIVATE_ADDRESS("private-address", Recall.NEVER),
    UNSUPPORTED_SCHEME("unsupported-scheme", Recall.NEVER),
    HOST_UNKNOWN("host-unknown", Recall.NEVER),

    // transport
    CONNECTION_REFUSED("connection-refused", Recall.NEVER),
    CONNECTION_LOST("connection-lost", Recall.NEVER),
    PROXY("proxy", Recall.NEVER),
    TIMEOUT("timeout", Recall.NEVER),
    TLS("tls", Recall.NEVER),
    PROTOCOL_ERROR("protocol-error", Recall.NEVER),
    TOO_MANY_REDIRECTS("too-many-redirects", Recall.NEVER),

    // the server's answer
    HTTP_CLIENT_ERROR("http-client-error", Recall.WHILE_FRESH),
    HTTP_THROTTLED("http-throttled", Recall.NEVER),
    HTTP_SERVER_ERROR("http-server-error", Recall.NEVER),
    EMPTY_BODY("empty-body", Recall.WHILE_FRESH),
    TOO_MANY_BYTES("too-many-bytes", Recall.WHILE_FRESH),
    TRUNCATED_BODY("truncated-body", Recall.NEVER),
    NOT_HTML("not-html", Recall.NEVER),

    // the bytes
    NOT_AN_IMAGE("not-an-image", Recall.WHILE_FRESH),
    UNSUPPORTED_FORMAT("unsupported-format", Recall.WHILE_FRESH),
    CORRUPT_IMAGE("corrupt-image", Recall.WHILE_FRESH),
    TOO_SMALL("too-small", Recall.WHILE_FRESH),
    TOO_MANY_PIXELS("too-many-pixels", Recall.WHILE_FRESH),

    // the machine and the user
    FILE_UNREADABLE("file-unreadable", Recall.NEVER),
    DISK_FULL("disk-full", Recall.NEVER),
    WRITE_FAILED("write-failed", Recall.NEVER),
    INTERRUPTED("interrupted", Recall.NEVER),
    INTERNAL_ERROR("internal-error", Recall.NEVER);

    private enum Recall {
        WHILE_FRESH,
        NEVER
    }

    private final String code;
    private final Recall recall;

    FailureReason(String code, Recall recall) {
        this.code = code;
        this.recall = recall;
    }

    /// The word used in the database and in JSON.
    public String code() {
        return code;
    }

    /// Whether asking again soon would bring the same answer, so that a rerun may take an earlier run's word for
    /// it.
    public boolean isConclusive() {
        return recall == Recall.WHILE_FRESH;
    }

    /// Whether it lies in the machine, so that no further image could fare better.
    public boolean endsTheRun() {
        return this == DISK_FULL || this == WRITE_FAILED;
    }

    public static Optional<FailureReason> ofCode(String code) {
        for (FailureReason reason : values()) {
            if (reason.code.equals(code)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}

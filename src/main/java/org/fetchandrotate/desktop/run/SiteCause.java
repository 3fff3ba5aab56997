package org.fetchandrotate.desktop.run;

import java.util.List;
import org.fetchandrotate.model.FailureReason;

/// Why a website gave nothing, as far as it makes a difference to what can be done about it.
enum SiteCause {
    NETWORK(SiteRemedy.RETRY),
    SCRIPTS(SiteRemedy.BROWSER, SiteRemedy.OFF),
    NAME(SiteRemedy.RETRY, SiteRemedy.OFF),
    SECURITY(SiteRemedy.PLAIN_HTTP, SiteRemedy.OFF),
    REFUSED(SiteRemedy.RETRY, SiteRemedy.PLAIN_HTTP, SiteRemedy.OFF),
    SLOW(SiteRemedy.LONGER, SiteRemedy.RETRY, SiteRemedy.OFF),
    BUSY(SiteRemedy.RETRY, SiteRemedy.OFF),
    ROBOTS(SiteRemedy.OFF),
    ANSWER(SiteRemedy.RETRY, SiteRemedy.OFF),
    EMPTY(SiteRemedy.OFF),
    IMAGES(SiteRemedy.RETRY, SiteRemedy.OFF);

    private final List<SiteRemedy> remedies;

    SiteCause(SiteRemedy... remedies) {
        this.remedies = List.of(remedies);
    }

    /// What may help, the likeliest first.
    List<SiteRemedy> remedies() {
        return remedies;
    }

    /// @param reason why the page couldn't be read
    static SiteCause of(FailureReason reason) {
        return switch (reason) {
            case HOST_UNKNOWN -> NAME;
            case TLS -> SECURITY;
            case CONNECTION_REFUSED -> REFUSED;
            case TIMEOUT -> SLOW;
            case CONNECTION_LOST, HTTP_THROTTLED, HTTP_SERVER_ERROR, TRUNCATED_BODY -> BUSY;
            case ROBOTS_DISALLOWED -> ROBOTS;
            default -> ANSWER;
        };
    }
}

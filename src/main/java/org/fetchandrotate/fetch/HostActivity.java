package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Locale;

/// What goes on with one host at one moment.
///
/// @param open requests under way
/// @param waiting requests that wait for their turn
/// @param reason what they wait for
/// @param remaining how long still, where that is known; else zero
public record HostActivity(String host, int open, int waiting, WaitReason reason, Duration remaining) {
    /// Why requests to a host wait.
    public enum WaitReason {
        NOTHING,
        HOST_LIMIT,
        HOST_DELAY,
        RETRY_AFTER,
        /// The host has too much to do, or failed too often.
        HOST_FAILING,
        BACKOFF,
        ROBOTS,
        CONNECTION_LIMIT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

package org.fetchandrotate.fetch;

/// What the robots.txt of one origin came to.
///
/// @param origin scheme, host and port
/// @param access what it leaves to us
/// @param detail why, for people, in English
public record RobotsVerdict(String origin, Access access, String detail) {
    /// How much of an origin may be asked for.
    public enum Access {
        EVERYTHING,
        /// As the rules say of each URL.
        SOME,
        NOTHING
    }
}

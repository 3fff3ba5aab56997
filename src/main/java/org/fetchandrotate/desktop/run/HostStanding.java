package org.fetchandrotate.desktop.run;

/// How a website of a run stands.
enum HostStanding {
    /// Nothing is known of it yet.
    UNKNOWN,
    /// It gives images.
    ALIVE,
    /// It gave all that it was to give.
    COMPLETE,
    /// It can't be read, offers nothing, or whatever it offers fails.
    DEAD
}

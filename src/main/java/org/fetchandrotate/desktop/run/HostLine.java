package org.fetchandrotate.desktop.run;

import java.util.Optional;

/// A line of the table of websites.
///
/// @param asked empty for the website itself
record HostLine(HostRow site, Optional<AskedHost> asked) {
    static HostLine of(HostRow site) {
        return new HostLine(site, Optional.empty());
    }

    static HostLine of(HostRow site, AskedHost asked) {
        return new HostLine(site, Optional.of(asked));
    }
}

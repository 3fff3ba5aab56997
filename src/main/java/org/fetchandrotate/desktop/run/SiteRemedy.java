package org.fetchandrotate.desktop.run;

import java.util.Locale;

/// What can be done, by one click, about websites that gave nothing.
enum SiteRemedy {
    /// Takes them out of later runs, and leaves them in the list.
    OFF,
    /// Asks them without encryption.
    PLAIN_HTTP,
    /// Waits longer for every answer.
    LONGER,
    /// Lets an installed browser build pages that scripts make.
    BROWSER,
    /// Tries what failed again, at once.
    RETRY;

    /// The end of its message key.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

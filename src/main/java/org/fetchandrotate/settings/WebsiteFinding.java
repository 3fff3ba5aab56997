package org.fetchandrotate.settings;

import java.util.Locale;

/// What can be wrong with a line of a list of websites.
public enum WebsiteFinding {
    SEVERAL_ADDRESSES("more than one address: write one a line"),
    TRAILING_COMMENT("a comment needs a line of its own"),
    OTHER_SCHEME("only http and https addresses can be fetched"),
    NO_ADDRESS("not a web address"),
    RELATIVE("relative to an unnamed page"),
    DAMAGED("damaged"),
    LOCAL_FILE("a file of this machine: list it yourself"),
    /// The line before it for the same website counts.
    REPEATED("already listed");

    private final String reason;

    WebsiteFinding(String reason) {
        this.reason = reason;
    }

    /// In English.
    public String reason() {
        return reason;
    }

    /// The stem of message keys: `several-addresses`, …
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

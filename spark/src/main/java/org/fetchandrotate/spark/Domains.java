package org.fetchandrotate.spark;

import crawlercommons.domains.EffectiveTldFinder;
import org.jspecify.annotations.Nullable;

/// Which hosts belong together: those of one registrable domain, which is one owner's. Pure functions. Source:
/// publicsuffix.org, as crawler-commons reads it, with the suffixes under which companies let others have names.
final class Domains {
    private Domains() {}

    /// The registrable domain of a host; the host itself if it has none, as an address has.
    static String of(String host) {
        @Nullable String domain = isAddress(host) ? null : EffectiveTldFinder.getAssignedDomain(host, true, false);
        return domain == null || domain.isEmpty() ? host : domain;
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }
}

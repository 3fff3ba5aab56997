package org.fetchandrotate.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fetchandrotate.model.Website;

/// What a run's websites are called, for people: by host, and by more of the URL where several share one.
public final class SiteNames {
    private SiteNames() {}

    /// One name for each, in their order.
    public static List<String> of(List<Website> websites) {
        Set<String> once = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Website website : websites) {
            if (!once.add(website.hostname())) {
                shared.add(website.hostname());
            }
        }
        return websites.stream()
                .map(website -> shared.contains(website.hostname())
                        ? website.url().redacted().replaceFirst("^(?:https?|file)://", "")
                        : website.hostname())
                .toList();
    }
}

package org.fetchandrotate.settings;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.settings.WebsiteList.Finding;

/// What became of offers to a list.
///
/// @param list with those that are new, at its end
/// @param repeated how many it had already, or were offered twice
/// @param findings those that are no addresses
public record Addition(WebsiteList list, int added, int repeated, List<Finding> findings) {
    public Addition {
        findings = List.copyOf(findings);
    }

    /// To this list nothing was offered yet.
    public static Addition to(WebsiteList list) {
        return new Addition(list, 0, 0, List.of());
    }

    /// What becomes of these and further offers.
    public Addition with(List<Offer> offers) {
        Addition next = list.with(offers);
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(next.findings);
        return new Addition(next.list, added + next.added, repeated + next.repeated, all);
    }
}

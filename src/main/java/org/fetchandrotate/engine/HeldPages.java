package org.fetchandrotate.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// The pages that were read and wait for the earlier listed pages of their host, since what those offer doesn't
/// count for them. Each page is looked at once when it comes and once when it goes. Single-thread.
final class HeldPages {
    private final List<Host> hosts = new ArrayList<>();

    /// @param sites in the order of the list; for one that is read already, no page will come
    HeldPages(List<Site> sites) {
        Map<String, Host> byName = new HashMap<>();
        for (int number = 0; number < sites.size(); number++) {
            Site site = sites.get(number);
            Host host = byName.computeIfAbsent(site.website().hostname(), name -> new Host());
            hosts.add(host);
            if (site.progress() == Site.Progress.READ) {
                site.addUrlsTo(host.known);
            } else {
                host.sites.add(number);
            }
        }
    }

    /// Takes in a page.
    ///
    /// @return the pages that no longer wait, in the order of the list
    List<Released> read(int site, PageReader.Page page) {
        Host host = hosts.get(site);
        host.held.put(site, page);
        List<Released> released = new ArrayList<>();
        PageReader.Page next = host.takeFirst();
        while (next != null) {
            released.add(new Released(host.sites.removeFirst(), next, host.known));
            next = host.takeFirst();
        }
        if (host.sites.isEmpty()) {
            host.known = new HashSet<>(); // nobody will ask for it any more
        }
        return released;
    }

    /// A page whose turn it is.
    ///
    /// @param known what the earlier pages of its host offer; to be added to
    record Released(int site, PageReader.Page page, Set<WebUrl> known) {}

    private static final class Host {
        private final Deque<Integer> sites = new ArrayDeque<>();
        private final Map<Integer, PageReader.Page> held = new HashMap<>();
        private Set<WebUrl> known = new HashSet<>();

        /// The page of the first site that waits, if it has come.
        PageReader.@Nullable Page takeFirst() {
            return sites.isEmpty() ? null : held.remove(sites.getFirst());
        }
    }
}

package org.fetchandrotate.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.scrape.PageLinks;
import org.fetchandrotate.url.WebUrl;

/// The further pages of one site: first those that are part of what is listed, as of a sitemap, in its order
/// and whatever the settings; then, if they are wanted, breadth first, those that go on with a page before its
/// other links, each once. Bounded, so that a calendar without an end has one. Single-thread.
final class FurtherPages {
    /// Of one site.
    static final int MOST = 100;

    /// Pages in a row that offer nothing new, after which the site is given up.
    static final int MOST_IN_VAIN = 10;

    private final Settings.Follow follow;
    private final Set<WebUrl> listed;
    private final Set<WebUrl> seen = new HashSet<>();
    private final Deque<Step> waiting = new ArrayDeque<>();
    private Step current = new Step(Optional.empty(), 0);
    private int given;
    private int inVain;

    /// @param url empty for the listed page
    /// @param level how many links it is away from that
    private record Step(Optional<WebUrl> url, int level) {}

    /// @param listed the pages of the list: they are read for themselves
    FurtherPages(Settings.Follow follow, Set<WebUrl> listed) {
        this.follow = follow;
        this.listed = listed;
    }

    /// Whether any may be read.
    boolean isWanted() {
        return follow.levels() >= 0;
    }

    /// Takes in where the page leads that was read last.
    ///
    /// @param location of that page
    /// @param added how many pictures it added
    void read(WebUrl location, PageLinks links, int added) {
        inVain = added > 0 || !links.parts().isEmpty() ? 0 : inVain + 1;
        seen.add(location);
        addParts(links.parts());
        if (isWanted()) {
            add(links.next(), current.level);
        }
        if (current.level < follow.levels()) {
            add(links.others(), current.level + 1);
        }
    }

    boolean isOver() {
        return waiting.isEmpty() || given >= MOST || inVain >= MOST_IN_VAIN;
    }

    /// The next page to read; empty if there is none.
    Optional<WebUrl> next() {
        if (isOver()) {
            return Optional.empty();
        }
        current = waiting.remove();
        given++;
        return current.url;
    }

    /// The pages of a part come before the next part.
    private void addParts(List<WebUrl> parts) {
        List<WebUrl> first = new ArrayList<>();
        for (WebUrl part : parts) {
            if (waiting.size() + first.size() < MOST && !listed.contains(part) && seen.add(part)) {
                first.add(part);
            }
        }
        first.reversed().forEach(part -> waiting.addFirst(new Step(Optional.of(part), current.level)));
    }

    private void add(List<WebUrl> urls, int level) {
        for (WebUrl url : urls) {
            if (waiting.size() < MOST && !listed.contains(url) && seen.add(url)) {
                waiting.add(new Step(Optional.of(url), level));
            }
        }
    }
}

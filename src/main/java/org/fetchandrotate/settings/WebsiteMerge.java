package org.fetchandrotate.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fetchandrotate.settings.WebsiteList.Entry;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// Puts together what two sides made of one list of websites: what either added is there, what either removed
/// is gone, what was switched or moved by one side is as that side has it; where both did something to the same
/// website, the first side is right.
final class WebsiteMerge {
    private final Map<WebUrl, Use> base;
    private final Map<WebUrl, Use> mine;
    private final Map<WebUrl, Use> theirs;

    WebsiteMerge(WebsiteList base, WebsiteList mine, WebsiteList theirs) {
        this.base = uses(base);
        this.mine = uses(mine);
        this.theirs = uses(theirs);
    }

    List<Entry> entries() {
        // who moved websites says the order; what only the other has follows what it follows there
        List<WebUrl> order = isMovedByMe() ? woven(mine, theirs) : woven(theirs, mine);
        List<Entry> entries = new ArrayList<>();
        for (WebUrl url : order) {
            @Nullable Use use = use(url);
            if (use != null) {
                entries.add(new Entry(url, use));
            }
        }
        return entries;
    }

    private boolean isMovedByMe() {
        return !common(mine, base).equals(common(base, mine));
    }

    private static List<WebUrl> common(Map<WebUrl, Use> some, Map<WebUrl, Use> others) {
        return some.keySet().stream().filter(others::containsKey).toList();
    }

    private @Nullable Use use(WebUrl url) {
        @Nullable Use before = base.get(url);
        @Nullable Use ours = mine.get(url);
        return Objects.equals(before, ours) ? theirs.get(url) : ours;
    }

    /// All of the first in their order, with each run of the second's that the first hasn't behind the one that it
    /// follows.
    private static List<WebUrl> woven(Map<WebUrl, Use> first, Map<WebUrl, Use> second) {
        List<WebUrl> atStart = new ArrayList<>();
        Map<WebUrl, List<WebUrl>> followers = new HashMap<>();
        List<WebUrl> current = atStart;
        for (WebUrl url : second.keySet()) {
            if (first.containsKey(url)) {
                current = followers.computeIfAbsent(url, _ -> new ArrayList<>());
            } else {
                current.add(url);
            }
        }
        List<WebUrl> woven = new ArrayList<>(atStart);
        for (WebUrl url : first.keySet()) {
            woven.add(url);
            woven.addAll(followers.getOrDefault(url, List.of()));
        }
        return woven;
    }

    private static Map<WebUrl, Use> uses(WebsiteList list) {
        Map<WebUrl, Use> uses = new LinkedHashMap<>();
        list.entries().forEach(entry -> uses.put(entry.url(), entry.use()));
        return uses;
    }
}

package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.url.WebUrl;

/// How many images to take, from which sites.
record RunPlan(int aimed, List<Site> sites) {
    static RunPlan of(RunRequest request, HistoryReader history) throws StorageException {
        List<Site> sites = new ArrayList<>();
        if (request.retryOf().isEmpty()) {
            Set<WebUrl> listed = request.websites().stream().map(Website::url).collect(Collectors.toSet());
            Settings.Follow follow = request.settings().pages().follow();
            request.websites().forEach(website -> sites.add(new Site(website, new FurtherPages(follow, listed))));
            return new RunPlan(request.settings().maxImages(), sites);
        }
        RetryPlan retry = RetryPlan.of(history, request.retryOf().getAsLong(), request.websites());
        for (Website website : retry.websites()) {
            Site site = new Site(website);
            retry.candidates(website).ifPresent(candidates -> {
                site.pageRead(candidates, Optional.empty(), new HashSet<>());
                site.complete();
            });
            sites.add(site);
        }
        return new RunPlan(retry.images(), sites);
    }

    /// How many pages and images can be under way at the same time, at most.
    int mostThreads() {
        return (int) Math.min(Integer.MAX_VALUE, (long) aimed + sites.size());
    }

    List<Website> websites() {
        return sites.stream().map(Site::website).toList();
    }

    /// A selection that knows which pages need no reading.
    Selection newSelection() {
        Selection selection = new Selection(aimed, sites.size());
        for (int site = 0; site < sites.size(); site++) {
            if (sites.get(site).progress() == Site.Progress.READ) {
                selection.pageScanned(site, sites.get(site).candidates());
            }
        }
        return selection;
    }
}

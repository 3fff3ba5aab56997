package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// What a retry of an earlier run tries again, by website: the images that failed, with the other URLs of each,
/// without looking at their pages; and the pages that failed, which are scanned.
final class RetryPlan {
    private static final int ROWS_AT_ONCE = 500;

    private final Map<Website, List<ImageCandidate>> sites = new LinkedHashMap<>();
    private final Map<String, Website> listed = new LinkedHashMap<>();
    private final Set<Website> unread = new HashSet<>();
    private int images;

    private RetryPlan(List<Website> listed) {
        // for their credentials, which no history keeps
        listed.forEach(website -> this.listed.putIfAbsent(website.url().toString(), website));
    }

    /// @param listed the websites of the list today
    static RetryPlan of(HistoryReader history, long runId, List<Website> listed) throws StorageException {
        RetryPlan plan = new RetryPlan(listed);
        long[] ids = history.ids(ImageQuery.ALL.ofRun(runId).failedOnly());
        for (int from = 0; from < ids.length; from += ROWS_AT_ONCE) {
            long[] some = Arrays.copyOfRange(ids, from, Math.min(from + ROWS_AT_ONCE, ids.length));
            history.images(some).forEach(plan::add);
        }
        history.pages(runId).stream().filter(page -> page.failure().isPresent()).forEach(plan::add);
        if (!plan.unread.isEmpty()) {
            // what the pages would have given is all that the run fell short of; and each is to be looked at
            int missing = history.run(runId).map(RetryPlan::missing).orElse(0);
            plan.images = Math.max(Math.max(plan.images, missing), plan.sites.size());
        }
        return plan;
    }

    private static int missing(RunRecord run) {
        return run.aimed() - run.succeeded();
    }

    List<Website> websites() {
        return List.copyOf(sites.keySet());
    }

    /// The failed images of a website; empty if it is its page that failed.
    Optional<List<ImageCandidate>> candidates(Website website) {
        return unread.contains(website)
                ? Optional.empty()
                : Optional.of(List.copyOf(sites.getOrDefault(website, List.of())));
    }

    int images() {
        return images;
    }

    private void add(PageRecord page) {
        FileUrl.parseListed(page.url()).map(this::website).ifPresent(website -> {
            unread.add(website);
            sites.put(website, List.of());
        });
    }

    private void add(ImageRecord row) {
        Optional<WebUrl> page = FileUrl.parseListed(row.origin().pageUrl());
        Optional<WebUrl> url = FileUrl.parseListed(row.url());
        if (page.isPresent() && url.isPresent()) {
            images++;
            sites.computeIfAbsent(website(page.get()), website -> new ArrayList<>())
                    .add(new ImageCandidate(
                            url.get(),
                            row.origin().fallbacks().stream()
                                    .map(FileUrl::parseListed)
                                    .flatMap(Optional::stream)
                                    .toList(),
                            row.origin().foundAs().orElse(FoundAs.IMG_SRC),
                            row.origin().altText()));
        }
    }

    private Website website(WebUrl page) {
        return Optional.ofNullable(listed.get(page.toString())).orElseGet(() -> new Website(page));
    }
}

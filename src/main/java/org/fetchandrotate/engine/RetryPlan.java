package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.WebUrl;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;

/// The failed images of an earlier run, by website: what a retry tries again, without looking at the pages.
final class RetryPlan {
    private static final int ROWS_AT_ONCE = 500;

    private final Map<Website, List<ImageCandidate>> failed = new LinkedHashMap<>();
    private int images;

    private RetryPlan() {}

    static RetryPlan of(HistoryReader history, long runId) throws StorageException {
        RetryPlan plan = new RetryPlan();
        long[] ids = history.ids(ImageQuery.ALL.ofRun(runId).failedOnly());
        for (int from = 0; from < ids.length; from += ROWS_AT_ONCE) {
            long[] some = Arrays.copyOfRange(ids, from, Math.min(from + ROWS_AT_ONCE, ids.length));
            history.images(some).forEach(plan::add);
        }
        return plan;
    }

    List<Website> websites() {
        return List.copyOf(failed.keySet());
    }

    List<ImageCandidate> candidates(Website website) {
        return List.copyOf(failed.getOrDefault(website, List.of()));
    }

    int images() {
        return images;
    }

    private void add(ImageRecord row) {
        Optional<WebUrl> page = WebUrl.parse(row.origin().pageUrl());
        Optional<WebUrl> url = WebUrl.parse(row.url());
        if (page.isPresent() && url.isPresent()) {
            images++;
            failed.computeIfAbsent(new Website(page.get()), website -> new ArrayList<>())
                    .add(new ImageCandidate(
                            url.get(),
                            List.of(),
                            row.origin().foundAs().orElse(FoundAs.IMG_SRC),
                            row.origin().altText()));
        }
    }
}

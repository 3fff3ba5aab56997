package org.fetchandrotate.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.url.WebUrl;

/// One website of a run: what its page offers, and what came of it so far. Single-thread.
final class Site {
    private final Website website;
    private final Map<FailureReason, Integer> failures = new EnumMap<>(FailureReason.class);
    private List<ImageCandidate> candidates = List.of();
    private List<String> names = List.of();
    private Progress progress = Progress.WAITING;
    private Optional<Failure> pageFailure = Optional.empty();
    private int succeeded;
    private int failed;
    private int reused;

    Site(Website website) {
        this.website = website;
    }

    Website website() {
        return website;
    }

    Progress progress() {
        return progress;
    }

    void pageRequested() {
        progress = Progress.REQUESTED;
    }

    /// Takes what the page offers, without what earlier listed pages of the same host offer: they share a folder,
    /// and one picture is to count once.
    ///
    /// @param known what those offer; what this one adds to it is put there
    void pageRead(List<ImageCandidate> offered, Optional<Failure> failure, Set<WebUrl> known) {
        candidates = offered.stream()
                .filter(candidate -> !known.contains(candidate.url()))
                .toList();
        addUrlsTo(known);
        names = FileNames.plan(candidates.stream().map(ImageCandidate::url).toList());
        failure.ifPresent(why -> failures.merge(why.reason(), 1, Integer::sum));
        pageFailure = failure;
        progress = Progress.READ;
    }

    void addUrlsTo(Set<WebUrl> known) {
        candidates.forEach(candidate -> known.add(candidate.url()));
    }

    int candidates() {
        return candidates.size();
    }

    ImageCandidate candidate(int index) {
        return candidates.get(index);
    }

    String plannedName(int index) {
        return names.get(index);
    }

    void settled(ImageResult result) {
        switch (result) {
            case ImageResult.Taken taken -> {
                succeeded++;
                if (taken.source() == Source.REUSED) {
                    reused++;
                }
            }
            case ImageResult.Lost lost -> {
                failed++;
                lost.record().failure().ifPresent(why -> failures.merge(why.reason(), 1, Integer::sum));
            }
        }
    }

    SiteTally tally(boolean exhausted) {
        return new SiteTally(website, candidates.size(), succeeded, failed, reused, failures, exhausted, pageFailure);
    }

    /// How far its page is.
    enum Progress {
        WAITING,
        REQUESTED,
        READ
    }
}

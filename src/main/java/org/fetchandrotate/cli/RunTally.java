package org.fetchandrotate.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Website;

/// Counts what a run tells. Thread-safe.
final class RunTally {
    private final List<Site> sites = new ArrayList<>();
    private int aimed;
    private long bytes;
    private boolean changed = true;

    /// What was counted so far.
    ///
    /// @param bytes fetched
    record Snapshot(int aimed, int succeeded, int failed, int reused, long bytes, List<SiteCount> sites) {}

    /// One website's share.
    ///
    /// @param name its host, or more of its URL where several websites share a host
    /// @param candidates images its page offers; empty until the page was scanned
    /// @param open images under way
    /// @param failures how many for each kind of trouble: a word or an HTTP status
    record SiteCount(
            String name,
            String hostname,
            Optional<Integer> candidates,
            int succeeded,
            int failed,
            int reused,
            int open,
            Map<String, Integer> failures,
            Optional<Failure> pageFailure) {}

    synchronized void add(RunEvent event) {
        changed = true;
        switch (event) {
            case RunEvent.RunStarted started -> start(started);
            case RunEvent.PageScanned scanned -> {
                Site site = sites.get(scanned.site());
                site.candidates = Optional.of(scanned.candidates());
                site.pageFailure = scanned.failure();
            }
            case RunEvent.ImageStarted started -> sites.get(started.image().site()).open++;
            case RunEvent.ImageDownloaded downloaded -> bytes += downloaded.bytes();
            case RunEvent.ImageProcessed processed -> {
                Site site = sites.get(processed.image().site());
                site.open--;
                site.succeeded++;
                site.reused += processed.source() == Source.REUSED ? 1 : 0;
            }
            case RunEvent.ImageFailed failed -> {
                Site site = sites.get(failed.image().site());
                site.open--;
                site.failed++;
                site.failures.merge(trouble(failed.record()), 1, Integer::sum);
            }
            case RunEvent.BatchFinished _, RunEvent.RunPaused _, RunEvent.RunResumed _, RunEvent.RunFinished _ -> {}
        }
    }

    synchronized Snapshot snapshot() {
        List<SiteCount> counts = sites.stream().map(Site::count).toList();
        return new Snapshot(
                aimed,
                counts.stream().mapToInt(SiteCount::succeeded).sum(),
                counts.stream().mapToInt(SiteCount::failed).sum(),
                counts.stream().mapToInt(SiteCount::reused).sum(),
                bytes,
                counts);
    }

    /// Whether anything was added since the last call.
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    private void start(RunEvent.RunStarted started) {
        aimed = started.aimed();
        List<String> names = names(started.websites());
        for (int i = 0; i < names.size(); i++) {
            sites.add(new Site(names.get(i), started.websites().get(i).hostname()));
        }
    }

    private static List<String> names(List<Website> websites) {
        Set<String> once = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Website website : websites) {
            if (!once.add(website.hostname())) {
                shared.add(website.hostname());
            }
        }
        return websites.stream()
                .map(website -> shared.contains(website.hostname())
                        ? website.url().redacted().replaceFirst("^https?://", "")
                        : website.hostname())
                .toList();
    }

    /// What a failed image is counted under: the status if the server's answer was the trouble, else the reason.
    static String trouble(ImageRecord record) {
        Failure failure = record.failure().orElseThrow();
        return switch (failure.reason()) {
            case HTTP_CLIENT_ERROR, HTTP_SERVER_ERROR, HTTP_THROTTLED ->
                record.transfer()
                        .map(ImageRecord.Transfer::httpStatus)
                        .filter(status -> status.isPresent())
                        .map(status -> String.valueOf(status.getAsInt()))
                        .orElseGet(() -> words(failure));
            default -> words(failure);
        };
    }

    static String words(Failure failure) {
        return failure.reason().code().replace('-', ' ');
    }

    /// Guarded by the tally.
    private static final class Site {
        private final String name;
        private final String hostname;
        private final Map<String, Integer> failures = new TreeMap<>();
        private Optional<Integer> candidates = Optional.empty();
        private Optional<Failure> pageFailure = Optional.empty();
        private int succeeded;
        private int failed;
        private int reused;
        private int open;

        Site(String name, String hostname) {
            this.name = name;
            this.hostname = hostname;
        }

        SiteCount count() {
            return new SiteCount(
                    name,
                    hostname,
                    candidates,
                    succeeded,
                    failed,
                    reused,
                    Math.max(open, 0),
                    new TreeMap<>(failures),
                    pageFailure);
        }
    }
}

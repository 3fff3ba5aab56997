package org.fetchandrotate.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;

/// What a run came to.
///
/// @param succeeded reused ones included
public record RunSummary(
        long runId,
        RunOutcome outcome,
        int aimed,
        int succeeded,
        int failed,
        int reused,
        Duration elapsed,
        List<SiteTally> sites) {
    public RunSummary {
        sites = List.copyOf(sites);
    }

    /// How many pages couldn't be scanned, those that listed ones led to included, for each reason, sorted.
    public Map<FailureReason, Integer> pageFailures() {
        Map<FailureReason, Integer> counts = new EnumMap<>(FailureReason.class);
        failedPages().forEach(failure -> counts.merge(failure.reason(), 1, Integer::sum));
        sites.forEach(
                site -> site.furtherFailures().forEach((reason, count) -> counts.merge(reason, count, Integer::sum)));
        return counts;
    }

    /// Whether there were pages, and none could be scanned: of a sitemap, none that it names.
    public boolean isWithoutPages() {
        return !sites.isEmpty() && sites.stream().allMatch(SiteTally::isUnread);
    }

    /// Whether it looks as if the machine were cut off: nobody answered, and the names of several hosts couldn't be
    /// found, or no way led to one.
    public boolean isWithoutNetwork() {
        return !sites.isEmpty()
                && failedPages().count() == sites.size()
                && failedPages().allMatch(RunSummary::isSilence)
                && (unknownHosts() > 1 || failedPages().anyMatch(RunSummary::isUnreachable));
    }

    private long unknownHosts() {
        return sites.stream()
                .filter(site -> site.pageFailure()
                        .filter(failure -> failure.reason() == FailureReason.HOST_UNKNOWN)
                        .isPresent())
                .map(site -> site.website().hostname())
                .distinct()
                .count();
    }

    private static boolean isSilence(Failure failure) {
        return switch (failure.reason()) {
            case HOST_UNKNOWN, CONNECTION_LOST, TIMEOUT -> true;
            default -> isUnreachable(failure);
        };
    }

    /// The system's words for ENETUNREACH; Java has no type of its own for it.
    private static boolean isUnreachable(Failure failure) {
        return failure.detail().toLowerCase(Locale.ROOT).contains("network is unreachable");
    }

    private Stream<Failure> failedPages() {
        return sites.stream().map(SiteTally::pageFailure).flatMap(Optional::stream);
    }

    /// What one website gave.
    ///
    /// @param candidates images its page offers
    /// @param failed images tried that came to nothing
    /// @param failures how many for each reason; a page that failed counts as one
    /// @param exhausted whether every candidate was tried
    /// @param pageFailure why its page couldn't be scanned
    /// @param furtherFailures how many of the pages that its page led to couldn't be scanned, for each reason
    /// @param make [PageScan.Make#BY_SCRIPTS] if its page looks as if it needed a browser, and none built it
    public record SiteTally(
            Website website,
            int candidates,
            int succeeded,
            int failed,
            int reused,
            Map<FailureReason, Integer> failures,
            boolean exhausted,
            Optional<Failure> pageFailure,
            Map<FailureReason, Integer> furtherFailures,
            PageScan.Make make) {
        public SiteTally {
            failures = Map.copyOf(failures);
            furtherFailures = Map.copyOf(furtherFailures);
        }

        /// Of a plain page.
        public SiteTally(
                Website website,
                int candidates,
                int succeeded,
                int failed,
                int reused,
                Map<FailureReason, Integer> failures,
                boolean exhausted,
                Optional<Failure> pageFailure) {
            this(
                    website,
                    candidates,
                    succeeded,
                    failed,
                    reused,
                    failures,
                    exhausted,
                    pageFailure,
                    Map.of(),
                    PageScan.Make.PLAIN);
        }

        private boolean isUnread() {
            return pageFailure.isPresent() || candidates == 0 && !furtherFailures.isEmpty();
        }
    }
}

package org.fetchandrotate.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;

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

    /// What one website gave.
    ///
    /// @param candidates images its page offers
    /// @param failed images tried that came to nothing
    /// @param failures how many for each reason; a page that failed counts as one
    /// @param exhausted whether every candidate was tried
    public record SiteTally(
            Website website,
            int candidates,
            int succeeded,
            int failed,
            int reused,
            Map<FailureReason, Integer> failures,
            boolean exhausted) {
        public SiteTally {
            failures = Map.copyOf(failures);
        }
    }
}

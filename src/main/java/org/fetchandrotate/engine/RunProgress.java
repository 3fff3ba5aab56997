package org.fetchandrotate.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.Website;

/// How far a run is at one moment, in full: whoever shows it need count nothing. Immutable.
///
/// @param runId 0 until the run has begun
/// @param aimed how many images it is to take
/// @param succeeded reused ones included
/// @param failed images that came to nothing
/// @param bytes fetched
/// @param batch the first that isn't finished, from 0
/// @param pagesRead listed pages that were scanned, or couldn't be
/// @param pagesFailed listed pages that couldn't
/// @param furtherFailed pages that listed ones led to, and that couldn't
/// @param sites in the order of the list; empty until the run has begun
public record RunProgress(
        long runId,
        int aimed,
        int succeeded,
        int failed,
        int reused,
        long bytes,
        int batch,
        int pagesRead,
        int pagesFailed,
        int furtherFailed,
        List<SiteProgress> sites) {

    /// How far a run is with one website.
    ///
    /// @param name its host, or more of its URL where several websites share a host
    /// @param candidates images that its page offers; empty until that was scanned
    /// @param succeeded reused ones included
    /// @param underWay images being worked on, also those that wait
    /// @param underWayAt the same by the host that is asked for them; hosts without any aren't there
    /// @param share how many images the run will take from here, by what is known so far
    /// @param failures how many images for each cause, sorted
    /// @param pageFailure why the page couldn't be scanned
    public record SiteProgress(
            Website website,
            String name,
            Optional<Integer> candidates,
            int succeeded,
            int failed,
            int reused,
            int underWay,
            Map<String, Integer> underWayAt,
            int share,
            Map<FailureCause, Integer> failures,
            Optional<Failure> pageFailure) {}
}

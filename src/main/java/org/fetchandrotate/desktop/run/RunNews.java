package org.fetchandrotate.desktop.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.Website;

/// How far a run is at one moment, with the images that were done since the last news. Immutable.
///
/// @param start empty until the run has begun
/// @param sites of the run, in its order
/// @param bytes fetched
/// @param batch the first that isn't finished, from 0
/// @param fresh newest first
/// @param activity what goes on with each host
/// @param summary present when the run is over
record RunNews(
        Optional<Start> start,
        List<Site> sites,
        long bytes,
        int batch,
        List<PairRow> fresh,
        Map<String, HostActivity> activity,
        Optional<RunSummary> summary) {

    /// @param aimed how many images the run is to take
    record Start(long runId, Instant at, int aimed, List<Website> websites) {}

    /// @param found images that the page offers; -1 until it was scanned
    record Site(
            int found,
            int taken,
            int failed,
            int reused,
            int underWay,
            Map<Trouble, Integer> failures,
            Optional<Failure> pageFailure) {}
}

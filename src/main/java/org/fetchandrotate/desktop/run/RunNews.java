package org.fetchandrotate.desktop.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;

/// How far a run is at one moment, with the images that were done since the last news. Immutable.
///
/// @param fresh newest first
/// @param activity what goes on with each host
/// @param summary present when the run is over
record RunNews(
        RunProgress progress, List<PairRow> fresh, Map<String, HostActivity> activity, Optional<RunSummary> summary) {}

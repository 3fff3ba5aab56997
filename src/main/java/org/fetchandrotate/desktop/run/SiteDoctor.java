package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.scrape.PageScan;

/// Finds out which websites of a run gave nothing, and why. Stateless.
final class SiteDoctor {
    private SiteDoctor() {}

    /// @param hosts in the order of the summary
    /// @return sorted by cause
    static List<SiteFinding> examine(RunSummary summary, List<HostRow> hosts) {
        Map<SiteCause, List<HostRow>> byCause = new TreeMap<>();
        for (int i = 0; i < Math.min(hosts.size(), summary.sites().size()); i++) {
            HostRow host = hosts.get(i);
            cause(summary.sites().get(i), host)
                    .ifPresent(cause -> byCause.computeIfAbsent(
                                    summary.isWithoutNetwork() ? SiteCause.NETWORK : cause, _ -> new ArrayList<>())
                            .add(host));
        }
        return byCause.entrySet().stream()
                .map(found -> finding(found.getKey(), found.getValue()))
                .toList();
    }

    private static SiteFinding finding(SiteCause cause, List<HostRow> hosts) {
        return new SiteFinding(
                cause,
                hosts.stream().map(HostRow::name).toList(),
                hosts.stream().map(host -> host.website().url()).toList());
    }

    /// Empty if it gave something, or nothing was wanted of it.
    private static Optional<SiteCause> cause(SiteTally tally, HostRow host) {
        if (tally.succeeded() > 0) {
            return Optional.empty();
        }
        Optional<FailureReason> reason = tally.pageFailure().map(Failure::reason);
        if (reason.isPresent()) {
            return reason.filter(known -> known != FailureReason.INTERRUPTED).map(SiteCause::of);
        }
        if (host.pageProperty().get() != PageState.SCANNED) {
            return Optional.empty();
        }
        if (tally.make() == PageScan.Make.BY_SCRIPTS) {
            return Optional.of(SiteCause.SCRIPTS);
        }
        if (tally.candidates() == 0) {
            return Optional.of(SiteCause.EMPTY);
        }
        return tally.failed() > 0 ? Optional.of(SiteCause.IMAGES) : Optional.empty();
    }
}

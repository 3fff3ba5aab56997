package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fetchandrotate.engine.RunProgress.SiteProgress;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;

/// What every view may see of a run, brought up to date by batches of news. Used on the FX thread alone.
final class RunModel {
    private final ObservableList<HostRow> hosts = FXCollections.observableArrayList();
    private final ProgressModel progress = new ProgressModel();
    private final LongSupplier nanoClock;
    private final PairFeed feed;
    private long startNanos;
    private boolean begun;

    RunModel(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        feed = new PairFeed(nanoClock);
    }

    ObservableList<HostRow> hosts() {
        return hosts;
    }

    ObservableList<PairRow> pairs() {
        return feed.shown();
    }

    ProgressModel progress() {
        return progress;
    }

    /// Makes room for another run.
    void reset() {
        hosts.clear();
        feed.clear();
        progress.reset();
        startNanos = nanoClock.getAsLong();
        begun = false;
    }

    /// Pairs may be kept back until later news.
    void show(RunNews news) {
        List<SiteProgress> sites = news.progress().sites();
        boolean beginning = !begun && news.progress().runId() != 0;
        if (beginning) {
            begun = true;
            hosts.setAll(rows(sites));
        }
        for (int i = 0; i < hosts.size(); i++) {
            HostRow row = hosts.get(i);
            row.show(sites.get(i));
            row.show(news.activity().getOrDefault(row.website().hostname(), idle(row)));
        }
        progress.show(news, Duration.ofNanos(nanoClock.getAsLong() - startNanos));
        feed.add(news.fresh());
        if (!beginning) {
            feed.showSome();
        }
    }

    /// Shows all pairs that wait to be shown.
    void showPairs() {
        feed.showAll();
    }

    private static HostActivity idle(HostRow row) {
        return new HostActivity(row.website().hostname(), 0, 0, WaitReason.NOTHING, Duration.ZERO);
    }

    private static List<HostRow> rows(List<SiteProgress> sites) {
        return sites.stream()
                .map(site -> new HostRow(site.website(), site.name()))
                .toList();
    }
}

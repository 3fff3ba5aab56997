package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fetchandrotate.engine.RunProgress.SiteProgress;

/// What every view may see of a run, brought up to date by batches of news. Used on the FX thread alone.
final class RunModel {
    private final ObservableList<HostRow> hosts = FXCollections.observableArrayList();
    private final HostLines lines = new HostLines();
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

    /// The websites, each followed by the other hosts that are asked for its pictures.
    ObservableList<HostLine> lines() {
        return lines.lines();
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
        lines.clear();
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
            hosts.get(i).show(sites.get(i), news.activity());
        }
        lines.show(hosts);
        progress.showStandings(hosts);
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

    private static List<HostRow> rows(List<SiteProgress> sites) {
        return IntStream.range(0, sites.size())
                .mapToObj(place -> new HostRow(
                        place, sites.get(place).website(), sites.get(place).name()))
                .toList();
    }
}

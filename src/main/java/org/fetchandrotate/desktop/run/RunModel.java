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
    private final ObservableList<PairRow> pairs = FXCollections.observableArrayList();
    private final PairPace pace;
    private long startNanos;
    private boolean begun;

    RunModel(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        pace = new PairPace(nanoClock);
    }

    ObservableList<HostRow> hosts() {
        return hosts;
    }

    /// The websites, each followed by the other hosts that are asked for its pictures.
    ObservableList<HostLine> lines() {
        return lines.lines();
    }

    /// The last [RunMonitor#MOST_PAIRS], newest first. The same list for life.
    ObservableList<PairRow> pairs() {
        return pairs;
    }

    ProgressModel progress() {
        return progress;
    }

    /// Makes room for another run.
    void reset() {
        hosts.clear();
        lines.clear();
        pairs.clear();
        progress.reset();
        startNanos = nanoClock.getAsLong();
        begun = false;
    }

    /// How many images the next news may bring; none beside the websites, which take their time to be drawn.
    int room() {
        return begun ? pace.next(pairs.size()) : 0;
    }

    void show(RunNews news) {
        List<SiteProgress> sites = news.progress().sites();
        if (!begun && news.progress().runId() != 0) {
            begun = true;
            hosts.setAll(rows(sites));
        }
        for (int i = 0; i < hosts.size(); i++) {
            hosts.get(i).show(sites.get(i), news.activity());
        }
        lines.show(hosts);
        progress.showStandings(hosts);
        progress.show(news, Duration.ofNanos(nanoClock.getAsLong() - startNanos));
        add(news.fresh());
    }

    /// Lets the last ones go, where there are too many.
    private void add(List<PairRow> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        int surplus = pairs.size() + fresh.size() - RunMonitor.MOST_PAIRS;
        if (surplus > 0) {
            pairs.remove(Math.max(0, pairs.size() - surplus), pairs.size());
        }
        pairs.addAll(0, fresh);
        pace.came();
    }

    private static List<HostRow> rows(List<SiteProgress> sites) {
        return IntStream.range(0, sites.size())
                .mapToObj(place -> new HostRow(
                        place, sites.get(place).website(), sites.get(place).name()))
                .toList();
    }
}

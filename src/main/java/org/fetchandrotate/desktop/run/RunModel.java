package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fetchandrotate.engine.FairShares;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.Website;

/// What every view may see of a run, brought up to date by batches of news. Used on the FX thread alone.
final class RunModel {
    private final ObservableList<HostRow> hosts = FXCollections.observableArrayList();
    private final RunProgress progress = new RunProgress();
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

    RunProgress progress() {
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
        boolean beginning = !begun && news.start().isPresent();
        if (beginning) {
            begun = true;
            hosts.setAll(rows(news.start().get().websites()));
        }
        for (int i = 0; i < hosts.size(); i++) {
            HostRow row = hosts.get(i);
            row.show(news.sites().get(i));
            row.show(news.activity().getOrDefault(row.website().hostname(), idle(row)));
        }
        progress.show(news, Duration.ofNanos(nanoClock.getAsLong() - startNanos));
        showShares(news);
        feed.add(news.fresh());
        if (!beginning) {
            feed.showSome();
        }
    }

    /// Shows all pairs that wait to be shown.
    void showPairs() {
        feed.showAll();
    }

    private void showShares(RunNews news) {
        int[] bounds = news.sites().stream().mapToInt(RunModel::bound).toArray();
        int[] shares = FairShares.of(progress.aimedProperty().get(), bounds);
        for (int i = 0; i < hosts.size(); i++) {
            hosts.get(i).showShare(shares[i]);
        }
    }

    /// How many images a website can give, by what is known.
    private static int bound(RunNews.Site site) {
        if (site.pageFailure().isPresent()) {
            return 0;
        }
        return site.found() < 0 ? FairShares.UNBOUNDED : Math.max(site.taken(), site.found() - site.failed());
    }

    private static HostActivity idle(HostRow row) {
        return new HostActivity(row.website().hostname(), 0, 0, WaitReason.NOTHING, Duration.ZERO);
    }

    private static List<HostRow> rows(List<Website> websites) {
        Set<String> once = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Website website : websites) {
            if (!once.add(website.hostname())) {
                shared.add(website.hostname());
            }
        }
        List<HostRow> rows = new ArrayList<>();
        for (Website website : websites) {
            String name = shared.contains(website.hostname())
                    ? website.url().redacted().replaceFirst("^https?://", "")
                    : website.hostname();
            rows.add(new HostRow(website, name));
        }
        return rows;
    }
}

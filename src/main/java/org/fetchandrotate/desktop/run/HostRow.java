package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.engine.FailureCause;
import org.fetchandrotate.engine.RunProgress.SiteProgress;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.Website;

/// How far a run is with one website, as observable values. Used on the FX thread alone.
public final class HostRow {
    /// So many are told apart: a page may show pictures of hundreds of hosts.
    private static final int MOST_ASKED = 8;

    private final int place;
    private final Website website;
    private final String name;
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper taken = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper failed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper reused = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper share = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper underWay = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<HostLoad> load;
    private final ReadOnlyObjectWrapper<HostLoad> wholeLoad;
    private final List<AskedHost> askedHosts = new ArrayList<>();
    private final ReadOnlyObjectWrapper<PageState> page = new ReadOnlyObjectWrapper<>(PageState.WAITING);
    private final ReadOnlyObjectWrapper<Optional<Failure>> pageFailure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<FailureCause, Integer>> failures = new ReadOnlyObjectWrapper<>(Map.of());

    /// @param place in the run, from 0
    /// @param name tells it from the run's other websites
    HostRow(int place, Website website, String name) {
        this.place = place;
        this.website = website;
        this.name = name;
        load = new ReadOnlyObjectWrapper<>(HostLoad.idle(website.hostname()));
        wholeLoad = new ReadOnlyObjectWrapper<>(load.get());
    }

    int place() {
        return place;
    }

    public Website website() {
        return website;
    }

    /// The host; more of the URL where several websites of the run share it.
    public String name() {
        return name;
    }

    /// Images that the page offers; -1 until it was scanned.
    public ReadOnlyIntegerProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Images that succeeded, reused ones included.
    public ReadOnlyIntegerProperty takenProperty() {
        return taken.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty reusedProperty() {
        return reused.getReadOnlyProperty();
    }

    /// How many images the run will take from here, by what is known so far.
    public ReadOnlyIntegerProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// Images being worked on, also those that wait.
    public ReadOnlyIntegerProperty underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /// What goes on at the website's own host.
    public ReadOnlyObjectProperty<HostLoad> loadProperty() {
        return load.getReadOnlyProperty();
    }

    /// The same at all hosts that are asked on behalf of the website.
    public ReadOnlyObjectProperty<HostLoad> wholeLoadProperty() {
        return wholeLoad.getReadOnlyProperty();
    }

    /// The other hosts that pictures were asked of so far, as they came; the first few. Grows while the run goes
    /// on.
    public List<AskedHost> askedHosts() {
        return Collections.unmodifiableList(askedHosts);
    }

    public ReadOnlyObjectProperty<PageState> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Why the page couldn't be scanned.
    public ReadOnlyObjectProperty<Optional<Failure>> pageFailureProperty() {
        return pageFailure.getReadOnlyProperty();
    }

    /// How many images failed for each kind of trouble, sorted.
    public ReadOnlyObjectProperty<Map<FailureCause, Integer>> failuresProperty() {
        return failures.getReadOnlyProperty();
    }

    /// How the website stands by what is known.
    HostStanding standing() {
        boolean isScanned = page.get() == PageState.SCANNED;
        boolean isBarren =
                isScanned && taken.get() == 0 && underWay.get() == 0 && (failed.get() > 0 || found.get() == 0);
        if (page.get() == PageState.FAILED || isBarren) {
            return HostStanding.DEAD;
        }
        if (!isScanned && taken.get() == 0) {
            return HostStanding.UNKNOWN;
        }
        return taken.get() > 0 && taken.get() >= share.get() ? HostStanding.COMPLETE : HostStanding.ALIVE;
    }

    /// @param activity what goes on at each host
    void show(SiteProgress progress, Map<String, HostActivity> activity) {
        found.set(progress.candidates().orElse(-1));
        taken.set(progress.succeeded());
        failed.set(progress.failed());
        reused.set(progress.reused());
        share.set(progress.share());
        underWay.set(progress.underWay());
        failures.set(progress.failures());
        pageFailure.set(progress.pageFailure());
        showLoads(progress.underWayAt(), activity);
        if (progress.pageFailure().isPresent()) {
            page.set(PageState.FAILED);
        } else if (progress.candidates().isPresent()) {
            page.set(PageState.SCANNED);
        } else if (page.get() == PageState.WAITING
                && load.get().open() + load.get().waiting() > 0) {
            page.set(PageState.SCANNING);
        }
    }

    private void showLoads(Map<String, Integer> underWayAt, Map<String, HostActivity> activity) {
        String own = website.hostname();
        underWayAt.keySet().stream()
                .filter(host -> !host.isEmpty() && !host.equals(own))
                .filter(host ->
                        askedHosts.stream().noneMatch(asked -> asked.name().equals(host)))
                .limit(Math.max(0, MOST_ASKED - askedHosts.size()))
                .forEach(host -> askedHosts.add(new AskedHost(host)));
        load.set(load(own, underWayAt, activity));
        List<HostLoad> all = new ArrayList<>(List.of(load.get()));
        for (AskedHost asked : askedHosts) {
            asked.show(load(asked.name(), underWayAt, activity));
            all.add(asked.loadProperty().get());
        }
        wholeLoad.set(HostLoad.sum(all));
    }

    private static HostLoad load(String host, Map<String, Integer> underWayAt, Map<String, HostActivity> activity) {
        int images = underWayAt.getOrDefault(host, 0);
        HostActivity known = activity.get(host);
        return known == null
                ? new HostLoad(host, images, 0, 0, WaitReason.NOTHING, Duration.ZERO)
                : HostLoad.of(known, images);
    }
}

package org.fetchandrotate.desktop.run;

import java.time.Duration;
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
    private final Website website;
    private final String name;
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper taken = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper failed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper reused = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper share = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper underWay = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<WaitReason> waitReason = new ReadOnlyObjectWrapper<>(WaitReason.NOTHING);
    private final ReadOnlyObjectWrapper<Duration> waitRemaining = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyObjectWrapper<PageState> page = new ReadOnlyObjectWrapper<>(PageState.WAITING);
    private final ReadOnlyObjectWrapper<Optional<Failure>> pageFailure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<FailureCause, Integer>> failures = new ReadOnlyObjectWrapper<>(Map.of());

    /// @param name tells it from the run's other websites
    HostRow(Website website, String name) {
        this.website = website;
        this.name = name;
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

    /// Requests under way to the website's host.
    public ReadOnlyIntegerProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Requests that wait for their turn at the website's host.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// What they wait for.
    public ReadOnlyObjectProperty<WaitReason> waitReasonProperty() {
        return waitReason.getReadOnlyProperty();
    }

    /// How long still, where that is known; else zero.
    public ReadOnlyObjectProperty<Duration> waitRemainingProperty() {
        return waitRemaining.getReadOnlyProperty();
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

    void show(SiteProgress progress) {
        found.set(progress.candidates().orElse(-1));
        taken.set(progress.succeeded());
        failed.set(progress.failed());
        reused.set(progress.reused());
        share.set(progress.share());
        underWay.set(progress.underWay());
        failures.set(progress.failures());
        pageFailure.set(progress.pageFailure());
        if (progress.pageFailure().isPresent()) {
            page.set(PageState.FAILED);
        } else if (progress.candidates().isPresent()) {
            page.set(PageState.SCANNED);
        }
    }

    void show(HostActivity activity) {
        open.set(activity.open());
        waiting.set(activity.waiting());
        waitReason.set(activity.waiting() == 0 ? WaitReason.NOTHING : activity.reason());
        // whole seconds, rounded up: a countdown that ends at 1, and no change that nobody sees
        waitRemaining.set(
                Duration.ofSeconds(activity.remaining().plusMillis(999).toSeconds()));
        if (page.get() == PageState.WAITING && activity.open() + activity.waiting() > 0) {
            page.set(PageState.SCANNING);
        }
    }
}

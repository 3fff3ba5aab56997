package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final ReadOnlyObjectWrapper<Map<Trouble, Integer>> failures = new ReadOnlyObjectWrapper<>(Map.of());

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
    public ReadOnlyObjectProperty<Map<Trouble, Integer>> failuresProperty() {
        return failures.getReadOnlyProperty();
    }

    void show(RunNews.Site news) {
        found.set(news.found());
        taken.set(news.taken());
        failed.set(news.failed());
        reused.set(news.reused());
        underWay.set(news.underWay());
        failures.set(news.failures());
        pageFailure.set(news.pageFailure());
        if (news.pageFailure().isPresent()) {
            page.set(PageState.FAILED);
        } else if (news.found() >= 0) {
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

    void showShare(int images) {
        share.set(images);
    }
}

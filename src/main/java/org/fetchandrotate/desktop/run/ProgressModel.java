package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;

/// How far a run is, as observable values. Used on the FX thread alone.
public final class ProgressModel {
    private final ReadOnlyLongWrapper runId = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper aimed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper succeeded = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper failed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper reused = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper alive = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper dead = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper unknown = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper batch = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper bytes = new ReadOnlyLongWrapper();
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper imagesPerSecond = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper bytesPerSecond = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<Duration> elapsed = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyObjectWrapper<Optional<Duration>> timeLeft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final SpeedMeter images = new SpeedMeter();
    private final SpeedMeter volume = new SpeedMeter();

    /// 0 before the first run.
    public ReadOnlyLongProperty runIdProperty() {
        return runId.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty aimedProperty() {
        return aimed.getReadOnlyProperty();
    }

    /// Reused ones included.
    public ReadOnlyIntegerProperty succeededProperty() {
        return succeeded.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty reusedProperty() {
        return reused.getReadOnlyProperty();
    }

    /// Websites that give images.
    public ReadOnlyIntegerProperty aliveProperty() {
        return alive.getReadOnlyProperty();
    }

    /// Websites that give nothing.
    public ReadOnlyIntegerProperty deadProperty() {
        return dead.getReadOnlyProperty();
    }

    /// Websites of which nothing is known yet.
    public ReadOnlyIntegerProperty unknownProperty() {
        return unknown.getReadOnlyProperty();
    }

    /// The first batch that isn't finished, from 0.
    public ReadOnlyIntegerProperty batchProperty() {
        return batch.getReadOnlyProperty();
    }

    /// Fetched so far.
    public ReadOnlyLongProperty bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /// Of the images aimed at, how many succeeded: 0 to 1.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// Over the last seconds; over the whole run once it is over. 0 = not known.
    public ReadOnlyDoubleProperty imagesPerSecondProperty() {
        return imagesPerSecond.getReadOnlyProperty();
    }

    /// Likewise.
    public ReadOnlyDoubleProperty bytesPerSecondProperty() {
        return bytesPerSecond.getReadOnlyProperty();
    }

    /// Since the start, rests included.
    public ReadOnlyObjectProperty<Duration> elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /// At the speed of the last seconds; empty where that says nothing.
    public ReadOnlyObjectProperty<Optional<Duration>> timeLeftProperty() {
        return timeLeft.getReadOnlyProperty();
    }

    void reset() {
        restartSpeed();
        aimed.set(0);
        showCounts(0, 0, 0);
        batch.set(0);
        showStandings(List.of());
        bytes.set(0);
        elapsed.set(Duration.ZERO);
    }

    /// After a rest.
    void restartSpeed() {
        images.restart();
        volume.restart();
        imagesPerSecond.set(0);
        bytesPerSecond.set(0);
        timeLeft.set(Optional.empty());
    }

    /// @param sinceStart since the run was started
    void show(RunNews news, Duration sinceStart) {
        RunProgress progress = news.progress();
        if (progress.runId() != 0) {
            runId.set(progress.runId());
            aimed.set(progress.aimed());
        }
        showCounts(progress.succeeded(), progress.failed(), progress.reused());
        batch.set(progress.batch());
        bytes.set(progress.bytes());
        elapsed.set(sinceStart);
        news.summary().ifPresentOrElse(this::showEnd, () -> showSpeed(sinceStart.toNanos()));
    }

    void showStandings(List<HostRow> hosts) {
        Map<HostStanding, Long> counts =
                hosts.stream().collect(Collectors.groupingBy(HostRow::standing, Collectors.counting()));
        dead.set(counts.getOrDefault(HostStanding.DEAD, 0L).intValue());
        unknown.set(counts.getOrDefault(HostStanding.UNKNOWN, 0L).intValue());
        alive.set(hosts.size() - dead.get() - unknown.get());
    }

    private void showCounts(int newSucceeded, int newFailed, int newReused) {
        succeeded.set(newSucceeded);
        failed.set(newFailed);
        reused.set(newReused);
        fraction.set(aimed.get() == 0 ? 0 : Math.min(1.0, (double) newSucceeded / aimed.get()));
    }

    private void showSpeed(long nanos) {
        images.sample(nanos, succeeded.get());
        volume.sample(nanos, bytes.get());
        imagesPerSecond.set(images.perSecond());
        bytesPerSecond.set(volume.perSecond());
        int missing = aimed.get() - succeeded.get();
        timeLeft.set(
                images.perSecond() > 0 && missing > 0
                        ? Optional.of(Duration.ofMillis((long) (1_000 * missing / images.perSecond())))
                        : Optional.empty());
    }

    private void showEnd(RunSummary summary) {
        double seconds = Math.max(0.001, summary.elapsed().toMillis() / 1_000.0);
        elapsed.set(summary.elapsed());
        imagesPerSecond.set(summary.succeeded() / seconds);
        bytesPerSecond.set(bytes.get() / seconds);
        timeLeft.set(Optional.empty());
    }
}

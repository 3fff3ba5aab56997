package org.fetchandrotate.desktop.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.concurrent.Task;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.compare.Playback.Start;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The image that is looked at large, and the way through its neighbours. Used on the FX thread alone.
final class CompareViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(CompareViewModel.class);

    private final Source source;
    private final Background background;
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<ImageRecord>> record = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LoadedPair> pair = new ReadOnlyObjectWrapper<>(LoadedPair.LOADING);
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(Viewport.WHOLE);
    private final ObjectProperty<Comparison> comparison = new SimpleObjectProperty<>(Comparison.BESIDE);
    private final ReadOnlyObjectWrapper<LoadedPair> pictures = new ReadOnlyObjectWrapper<>(LoadedPair.LOADING);
    private final DifferenceFinder differences;
    private final Playback playback;
    private List<ComparedImage> images = List.of();
    private Optional<Task<LoadedPair>> loading = Optional.empty();
    private Optional<Task<Optional<AnimatedPair>>> animating = Optional.empty();

    /// Where pairs come from.
    interface Source {
        /// Reads both files of an image; waits for the disk.
        ///
        /// @throws InterruptedException if interrupted: the pair isn't wanted any more
        LoadedPair load(ImageRecord image) throws InterruptedException;

        /// Opens both files to be played; likewise.
        ///
        /// @return empty if neither moves
        Optional<AnimatedPair> animation(ImageRecord image) throws IOException;
    }

    CompareViewModel(Source source, Background background) {
        this.source = source;
        this.background = background;
        differences = new DifferenceFinder(background);
        playback = new Playback(background);
        pair.subscribe(pictures::set);
        playback.frameProperty()
                .subscribe(frame ->
                        frame.ifPresent(shown -> pictures.set(pair.get().showing(shown))));
        comparison.subscribe(_ -> findDifference());
        pictures.subscribe(_ -> findDifference());
    }

    /// Of the images that were opened, which one is looked at; from 0, -1 = none.
    ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ImageRecord>> recordProperty() {
        return record.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LoadedPair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    /// What was read, with the frame of its animation that shows.
    ReadOnlyObjectProperty<LoadedPair> picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /// Plays the image, if it is an animation.
    Playback playback() {
        return playback;
    }

    /// What both pictures show.
    ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    /// How both are held against each other.
    ObjectProperty<Comparison> comparisonProperty() {
        return comparison;
    }

    /// Where the copy, rotated back, differs from the original; being made until it is asked for and was.
    ReadOnlyObjectProperty<PictureState> differenceProperty() {
        return differences.foundProperty();
    }

    /// By how much the copy is rotated; a half turn where there is none.
    Rotation rotation() {
        return record.get()
                .flatMap(ImageRecord::rotatedCopy)
                .map(ImageRecord.RotatedCopy::rotation)
                .orElse(Rotation.HALF_TURN);
    }

    void open(List<ComparedImage> opened, int first) {
        images = List.copyOf(opened);
        count.set(images.size());
        go(first);
    }

    void next() {
        go(index.get() + 1);
    }

    void previous() {
        go(index.get() - 1);
    }

    void first() {
        go(0);
    }

    void last() {
        go(images.size() - 1);
    }

    /// Lets go of pictures, and of what is being read.
    void close() {
        stopReading();
        images = List.of();
        count.set(0);
        index.set(-1);
        record.set(Optional.empty());
        pair.set(LoadedPair.LOADING);
        comparison.set(Comparison.BESIDE);
    }

    private void go(int wanted) {
        if (wanted < 0 || wanted >= images.size() || (wanted == index.get() && isShown(wanted))) {
            return;
        }
        stopReading();
        ImageRecord next = images.get(wanted).record();
        index.set(wanted);
        record.set(Optional.of(next));
        pair.set(LoadedPair.LOADING);
        viewport.set(Viewport.WHOLE);
        loading = Optional.of(background.run(() -> source.load(next), loaded -> show(next, loaded), failure -> {
            LOG.error("An image can't be shown", failure);
            pair.set(new LoadedPair(
                    new PictureState.Unshowable(), new PictureState.Unshowable(), new PixelMatch.Unknown(), List.of()));
        }));
    }

    private void show(ImageRecord image, LoadedPair loaded) {
        pair.set(loaded);
        Start start = Platform.getPreferences().isReducedMotion() ? Start.RESTING : Start.PLAYING;
        animating = Optional.of(background.run(
                () -> source.animation(image),
                found -> found.ifPresent(moving -> playback.open(moving, start)),
                failure -> LOG.warn("An animation can't be played", failure)));
    }

    private void stopReading() {
        loading.ifPresent(Task::cancel);
        loading = Optional.empty();
        animating.ifPresent(Task::cancel);
        animating = Optional.empty();
        playback.close();
        pair.get().original().close();
        pair.get().rotated().close();
    }

    private void findDifference() {
        LoadedPair shown = pictures.get();
        if (comparison.get() == Comparison.DIFFERENCE
                && shown.original() instanceof PictureState.Shown original
                && shown.rotated() instanceof PictureState.Shown rotated) {
            differences.find(original, rotated, rotation().transform());
        } else {
            differences.forget();
        }
    }

    private boolean isShown(int place) {
        return record.get().filter(images.get(place).record()::equals).isPresent();
    }
}

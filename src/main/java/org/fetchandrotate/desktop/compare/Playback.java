package org.fetchandrotate.desktop.compare;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.concurrent.Task;
import javafx.util.Duration;
import org.fetchandrotate.desktop.base.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays an animation, original and copy in step, over and over, each frame for as long as the file says; or steps
/// through it. While a frame is seen the next is decoded. Used on the FX thread.
final class Playback {
    private static final Logger LOG = LoggerFactory.getLogger(Playback.class);

    private final Background background;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<PairFrame>> frame = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final PauseTransition rest = new PauseTransition();
    private Optional<AnimatedPair> pair = Optional.empty();
    private Optional<Task<?>> decoding = Optional.empty();
    /// The frame that shows, or is being decoded to be shown.
    private int wanted;

    /// Whether an animation moves by itself.
    enum Start {
        PLAYING,
        RESTING
    }

    Playback(Background background) {
        this.background = background;
        rest.setOnFinished(_ -> ask(wanted + 1));
    }

    /// Frames of what is open; 0 if that doesn't move.
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// What is to be seen; empty until the first frame is decoded.
    ReadOnlyObjectProperty<Optional<PairFrame>> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Begins with the first frame.
    void open(AnimatedPair opened, Start start) {
        close();
        pair = Optional.of(opened);
        count.set(opened.frames());
        playing.set(start == Start.PLAYING);
        ask(0);
    }

    /// Lets go of what is open. Idempotent.
    void close() {
        rest();
        pair = Optional.empty();
        count.set(0);
        frame.set(Optional.empty());
        wanted = 0;
    }

    void playOrRest() {
        if (playing.get()) {
            rest();
        } else if (pair.isPresent()) {
            playing.set(true);
            ask(wanted + 1);
        }
    }

    /// Rests, and goes to the next frame.
    void next() {
        step(1);
    }

    /// Rests, and goes to the frame before.
    void previous() {
        step(-1);
    }

    private void step(int frames) {
        rest();
        ask(wanted + frames);
    }

    private void rest() {
        playing.set(false);
        rest.stop();
        decoding.ifPresent(Task::cancel);
        decoding = Optional.empty();
    }

    private void ask(int index) {
        if (pair.isEmpty()) {
            return;
        }
        AnimatedPair asked = pair.get();
        wanted = Math.floorMod(index, asked.frames());
        int place = wanted;
        decoding.ifPresent(Task::cancel);
        decoding = Optional.of(background.run(
                () -> asked.frame(place), found -> found.ifPresentOrElse(this::show, this::rest), this::fail));
    }

    private void show(PairFrame found) {
        frame.set(Optional.of(found));
        // by then, whoever was told may have closed it
        if (playing.get() && pair.isPresent()) {
            rest.setDuration(Duration.millis(found.delay().toMillis()));
            rest.playFromStart();
            decodeNext(pair.get());
        }
    }

    /// It is kept where it is decoded, until its time has come.
    private void decodeNext(AnimatedPair playing) {
        int next = Math.floorMod(wanted + 1, playing.frames());
        decoding = Optional.of(background.run(() -> playing.frame(next), _ -> {}, this::fail));
    }

    private void fail(Throwable failure) {
        LOG.warn("A frame can't be shown", failure);
        rest();
    }
}

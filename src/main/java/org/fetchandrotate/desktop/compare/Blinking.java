package org.fetchandrotate.desktop.compare;

import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.fetchandrotate.desktop.compare.PairView.PictureInFront;

/// Lets the copy, rotated back, and the original take turns in the same place: where they differ, it flickers. Used
/// on the FX thread.
final class Blinking {
    private static final Duration PERIOD = Duration.millis(700);

    private final Timeline turns = new Timeline(new KeyFrame(PERIOD, _ -> change()));
    private final Consumer<PictureInFront> onChange;
    private PictureInFront inFront = PictureInFront.ORIGINAL;

    /// @param onChange puts a picture in front
    Blinking(Consumer<PictureInFront> onChange) {
        this.onChange = onChange;
        turns.setCycleCount(Timeline.INDEFINITE);
    }

    /// Begins with the copy, at once.
    void start() {
        change();
        turns.playFromStart();
    }

    /// Leaves the original in front.
    void stop() {
        turns.stop();
        show(PictureInFront.ORIGINAL);
    }

    private void change() {
        show(inFront == PictureInFront.ORIGINAL ? PictureInFront.COPY_ROTATED_BACK : PictureInFront.ORIGINAL);
    }

    private void show(PictureInFront picture) {
        inFront = picture;
        onChange.accept(picture);
    }
}

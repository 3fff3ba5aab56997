package org.fetchandrotate.desktop.compare;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.concurrent.Task;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.model.Transform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what differs between two pictures, off the FX thread: one at a time, and of what is asked for meanwhile
/// the last. What was found stays until more is, so that an animation doesn't flicker. Used on the FX thread.
final class DifferenceFinder {
    private static final Logger LOG = LoggerFactory.getLogger(DifferenceFinder.class);

    private final Background background;
    private final ReadOnlyObjectWrapper<PictureState> found = new ReadOnlyObjectWrapper<>(new PictureState.Loading());
    private Optional<Task<PictureState>> finding = Optional.empty();
    private Optional<Pictures> due = Optional.empty();

    DifferenceFinder(Background background) {
        this.background = background;
    }

    private record Pictures(PictureState.Shown original, PictureState.Shown rotated, Transform transform) {}

    /// Where the copy, rotated back, differs from the original; being made until it is.
    ReadOnlyObjectProperty<PictureState> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// @param transform by which the copy was made
    void find(PictureState.Shown original, PictureState.Shown rotated, Transform transform) {
        due = Optional.of(new Pictures(original, rotated, transform));
        if (finding.isEmpty()) {
            findDue();
        }
    }

    /// Lets go of what was found, and is being found.
    void forget() {
        finding.ifPresent(Task::cancel);
        finding = Optional.empty();
        due = Optional.empty();
        found.set(new PictureState.Loading());
    }

    private void findDue() {
        finding = due.map(pictures -> background.run(
                () -> DifferenceImage.of(pictures.original(), pictures.rotated(), pictures.transform()),
                this::tell,
                failure -> {
                    LOG.error("Two pictures can't be compared", failure);
                    tell(new PictureState.Unshowable());
                }));
        due = Optional.empty();
    }

    private void tell(PictureState difference) {
        finding = Optional.empty();
        found.set(difference);
        if (finding.isEmpty()) {
            findDue();
        }
    }
}

package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.model.ImageRecord;

/// A row of the table: known by its id at once, by all else when it was read. Used on the FX thread.
final class HistoryRow {
    private final long id;
    private final ReadOnlyObjectWrapper<Optional<SeenImage>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());

    HistoryRow(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    /// Empty until it was read, and if it is gone.
    ReadOnlyObjectProperty<Optional<SeenImage>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    Optional<ImageRecord> image() {
        return seen.get().map(SeenImage::image);
    }

    void show(SeenImage read) {
        if (!seen.get().equals(Optional.of(read))) {
            seen.set(Optional.of(read));
        }
    }
}

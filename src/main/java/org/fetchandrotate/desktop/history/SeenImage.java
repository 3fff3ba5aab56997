package org.fetchandrotate.desktop.history;

import java.util.List;
import org.fetchandrotate.model.ImageRecord;

/// A row with all that is known of it. Immutable.
///
/// @param tags that it was given, by name
record SeenImage(ImageRecord image, List<String> tags) {
    SeenImage {
        tags = List.copyOf(tags);
    }

    /// One that was given none.
    SeenImage(ImageRecord image) {
        this(image, List.of());
    }

    long id() {
        return image.id();
    }
}

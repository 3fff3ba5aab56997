package org.fetchandrotate.desktop.history;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Proof;

/// A row with all that is known of it. Immutable.
///
/// @param tags that it was given, by name
/// @param proof what was proved of its rotated copy, if anything was
record SeenImage(ImageRecord image, List<String> tags, Optional<Proof> proof) {
    SeenImage {
        tags = List.copyOf(tags);
    }

    /// One of which no more is known.
    SeenImage(ImageRecord image) {
        this(image, List.of(), Optional.empty());
    }

    long id() {
        return image.id();
    }
}

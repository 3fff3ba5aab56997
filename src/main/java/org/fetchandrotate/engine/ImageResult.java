package org.fetchandrotate.engine;

import java.util.Optional;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;

/// What became of one image.
sealed interface ImageResult {
    /// Original and rotated copy are on disk.
    record Taken(ImageRecord record, Source source, Optional<Thumbnail> thumbnail) implements ImageResult {}

    /// It came to nothing; the record says why.
    record Lost(ImageRecord record, Source source) implements ImageResult {
        /// Whether the run's end cut it short, rather than anything of its own.
        boolean isInterrupted() {
            return record.failure()
                    .filter(failure -> failure.reason() == FailureReason.INTERRUPTED)
                    .isPresent();
        }
    }
}

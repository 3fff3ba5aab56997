package org.fetchandrotate.engine;

import java.util.Optional;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.model.ImageRecord;

/// What fetching an original came to.
///
/// @param record `downloaded`, or with a failure
/// @param info what the original is, if it can be rotated
record Download(ImageRecord record, Optional<ImageInfo> info) {
    static Download failed(ImageRecord record) {
        return new Download(record, Optional.empty());
    }
}

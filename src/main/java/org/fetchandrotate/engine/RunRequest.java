package org.fetchandrotate.engine;

import java.util.List;
import java.util.OptionalLong;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;

/// What a run is to do.
///
/// @param websites in the order of the list; at least one, unless an earlier run is tried again
/// @param settingsText the settings as the history records them, one `key = value` a line
/// @param retryOf the run whose failed images alone are tried again; empty for an ordinary run
/// @param thumbnailSide the longest side in pixels of the thumbnails wanted in [RunEvent.ImageProcessed]; 0 = none
public record RunRequest(
        List<Website> websites, Settings settings, String settingsText, OptionalLong retryOf, int thumbnailSide) {
    public RunRequest {
        websites = List.copyOf(websites);
        if (websites.isEmpty() && retryOf.isEmpty()) {
            throw new IllegalArgumentException("A run needs a website");
        }
    }
}

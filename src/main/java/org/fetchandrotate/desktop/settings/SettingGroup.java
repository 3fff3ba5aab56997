package org.fetchandrotate.desktop.settings;

import static org.fetchandrotate.settings.SettingKey.*;

import java.util.List;
import java.util.Locale;
import org.fetchandrotate.settings.SettingKey;

/// The settings as the page orders them.
enum SettingGroup {
    RUN(MAX_IMG_COUNT, ROTATION, JPEG_UNALIGNED, REUSE_PREVIOUS),
    IMAGES(FOLLOW, RENDER, CSS_IMAGES, EXCLUDE_KEYWORDS, MIN_WIDTH, MIN_HEIGHT, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS),
    NETWORK(
            USER_AGENT,
            REQUEST_TIMEOUT,
            CONNECTIONS,
            CONNECTIONS_PER_HOST,
            RETRIES,
            HOST_DELAY,
            MIN_THROUGHPUT,
            MAX_RETRY_AFTER,
            RESPECT_ROBOTS,
            ALLOW_PRIVATE_ADDRESSES,
            PROXY),
    FILES(INPUT_FILENAME, DB_FILEPATH, LOG_DIRNAME, DOWNLOAD_DIRNAME, OUTPUT_DIRNAME);

    private final List<SettingKey> keys;

    SettingGroup(SettingKey... keys) {
        this.keys = List.of(keys);
    }

    List<SettingKey> keys() {
        return keys;
    }

    /// The stem of its message key.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

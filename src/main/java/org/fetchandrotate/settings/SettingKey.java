package org.fetchandrotate.settings;

import java.util.Locale;

/// Every key of `config.ini`: the single place that knows its name, default, unit, range and kind. The original
/// program's eight come first.
public enum SettingKey {
    MAX_IMG_COUNT,
    USER_AGENT,
    REQUEST_TIMEOUT,
    INPUT_FILENAME,
    DB_FILEPATH,
    LOG_DIRNAME,
    DOWNLOAD_DIRNAME,
    OUTPUT_DIRNAME,
    ROTATION,
    EXCLUDE_KEYWORDS,
    MIN_WIDTH,
    MIN_HEIGHT,
    MAX_IMAGE_BYTES,
    MAX_IMAGE_PIXELS,
    CONNECTIONS,
    CONNECTIONS_PER_HOST,
    RETRIES,
    HOST_DELAY,
    RESPECT_ROBOTS,
    ALLOW_PRIVATE_ADDRESSES,
    REUSE_PREVIOUS,
    JPEG_UNALIGNED;

    /// The key as it stands in the file.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.fetchandrotate.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;

/// From the texts of all keys, each allowed by itself, to [Settings].
///
/// @param texts the value in force of every key
record SettingsMapping(Map<SettingKey, String> texts) {
    private static final List<SettingKey> FOLDERS =
            List.of(SettingKey.LOG_DIRNAME, SettingKey.DOWNLOAD_DIRNAME, SettingKey.OUTPUT_DIRNAME);
    private static final List<SettingKey> FILES = List.of(SettingKey.INPUT_FILENAME, SettingKey.DB_FILEPATH);

    /// Two keys whose values don't go together.
    record Finding(SettingKey key, String reason) {}

    /// Paths that overlap: in a folder that the program fills and cleans nothing else may lie. Names that differ
    /// only by case count as equal, as they do on Windows and macOS.
    List<Finding> overlaps() {
        List<Finding> overlaps = new ArrayList<>();
        List<SettingKey> earlier = new ArrayList<>();
        for (SettingKey key : List.of(
                SettingKey.INPUT_FILENAME,
                SettingKey.DB_FILEPATH,
                SettingKey.LOG_DIRNAME,
                SettingKey.DOWNLOAD_DIRNAME,
                SettingKey.OUTPUT_DIRNAME)) {
            for (SettingKey other : earlier) {
                if (overlap(key, other)) {
                    overlaps.add(new Finding(
                            key,
                            "must be apart from %s (%s): neither the same nor one inside the other"
                                    .formatted(other.key(), text(other))));
                }
            }
            earlier.add(key);
        }
        return overlaps;
    }

    private boolean overlap(SettingKey one, SettingKey other) {
        Path left = comparable(one);
        Path right = comparable(other);
        if (FILES.contains(one) && FILES.contains(other)) {
            return left.equals(right);
        }
        return (FOLDERS.contains(one) && right.startsWith(left)) || (FOLDERS.contains(other) && left.startsWith(right));
    }

    private Path comparable(SettingKey key) {
        return Path.of(text(key).toLowerCase(Locale.ROOT)).normalize();
    }

    Settings settings() {
        return new Settings(
                (int) number(SettingKey.MAX_IMG_COUNT),
                files(),
                network(),
                filter(),
                Rotation.ofCode(text(SettingKey.ROTATION).toLowerCase(Locale.ROOT))
                        .orElseThrow(),
                JpegUnaligned.ofCode(text(SettingKey.JPEG_UNALIGNED).toLowerCase(Locale.ROOT))
                        .orElseThrow(),
                isYes(SettingKey.REUSE_PREVIOUS) ? Settings.Reuse.PREVIOUS_RUNS : Settings.Reuse.NOTHING,
                new Settings.Pages(
                        Settings.Follow.of(text(SettingKey.FOLLOW).toLowerCase(Locale.ROOT)),
                        Settings.Render.valueOf(text(SettingKey.RENDER).toUpperCase(Locale.ROOT)),
                        Settings.CssImages.valueOf(text(SettingKey.CSS_IMAGES).toUpperCase(Locale.ROOT))));
    }

    private Settings.Files files() {
        return new Settings.Files(
                text(SettingKey.INPUT_FILENAME),
                text(SettingKey.DB_FILEPATH),
                text(SettingKey.LOG_DIRNAME),
                text(SettingKey.DOWNLOAD_DIRNAME),
                text(SettingKey.OUTPUT_DIRNAME));
    }

    private Settings.Network network() {
        return new Settings.Network(
                text(SettingKey.USER_AGENT),
                seconds(SettingKey.REQUEST_TIMEOUT),
                (int) number(SettingKey.CONNECTIONS),
                ValueText.isAuto(text(SettingKey.CONNECTIONS_PER_HOST))
                        ? Settings.Network.AUTOMATIC
                        : (int) number(SettingKey.CONNECTIONS_PER_HOST),
                (int) number(SettingKey.RETRIES),
                seconds(SettingKey.HOST_DELAY),
                ValueText.bytes(text(SettingKey.MIN_THROUGHPUT)).orElseThrow(),
                seconds(SettingKey.MAX_RETRY_AFTER),
                isYes(SettingKey.RESPECT_ROBOTS) ? Settings.Robots.RESPECTED : Settings.Robots.IGNORED,
                isYes(SettingKey.ALLOW_PRIVATE_ADDRESSES)
                        ? Settings.PrivateAddresses.ALLOWED
                        : Settings.PrivateAddresses.ONLY_LISTED_HOSTS,
                text(SettingKey.PROXY));
    }

    private Settings.Filter filter() {
        return new Settings.Filter(
                ValueText.keywords(text(SettingKey.EXCLUDE_KEYWORDS)),
                (int) number(SettingKey.MIN_WIDTH),
                (int) number(SettingKey.MIN_HEIGHT),
                ValueText.bytes(text(SettingKey.MAX_IMAGE_BYTES)).orElseThrow(),
                number(SettingKey.MAX_IMAGE_PIXELS));
    }

    private String text(SettingKey key) {
        String text = texts.get(key);
        return text == null ? key.defaultText() : text;
    }

    private long number(SettingKey key) {
        return ValueText.wholeNumber(text(key)).orElseThrow();
    }

    private Duration seconds(SettingKey key) {
        return ValueText.seconds(text(key)).orElseThrow();
    }

    private boolean isYes(SettingKey key) {
        return ValueText.yesNo(text(key)).orElseThrow();
    }
}

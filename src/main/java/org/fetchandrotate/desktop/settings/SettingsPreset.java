package org.fetchandrotate.desktop.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;

/// Settings that go together, set by one click. What another preset sets and this one says nothing of goes back to
/// its default; all else stays.
enum SettingsPreset {
    /// What every preset sets is as the program comes.
    STANDARD(Map.of()),
    /// Asks little at a time, for small servers and slow lines.
    CAREFUL(Map.of(
            SettingKey.CONNECTIONS, "8",
            SettingKey.CONNECTIONS_PER_HOST, "1",
            SettingKey.HOST_DELAY, "1",
            SettingKey.REQUEST_TIMEOUT, "20",
            SettingKey.RETRIES, "4")),
    /// Asks much at a time, for servers that are made for it.
    FAST(Map.of(SettingKey.CONNECTIONS, "128", SettingKey.CONNECTIONS_PER_HOST, "16")),
    /// Takes photographs alone, no thumbnails.
    LARGE(Map.of(SettingKey.MIN_WIDTH, "1000", SettingKey.MIN_HEIGHT, "700")),
    /// Looks further for pictures, and longer.
    THOROUGH(Map.of(
            SettingKey.FOLLOW, "pages",
            SettingKey.RENDER, "auto",
            SettingKey.CSS_IMAGES, "all",
            SettingKey.REQUEST_TIMEOUT, "20",
            SettingKey.RETRIES, "4"));

    private final Map<SettingKey, String> values;

    SettingsPreset(Map<SettingKey, String> values) {
        this.values = values;
    }

    /// The end of its message key.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The file with these settings in place of those of any other preset.
    ///
    /// @throws SettingsException if they are at odds with what else the file says
    SettingsFile appliedTo(SettingsFile file) throws SettingsException {
        SettingsFile changed = file;
        for (SettingKey key : ofAll()) {
            changed = values.containsKey(key) ? changed.with(key, values.get(key)) : changed.without(key);
        }
        return changed;
    }

    private static Set<SettingKey> ofAll() {
        return Arrays.stream(values())
                .flatMap(preset -> preset.values.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

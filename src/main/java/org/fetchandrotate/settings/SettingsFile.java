package org.fetchandrotate.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fetchandrotate.model.Settings;

/// A `config.ini` in memory: its values, and every comment, blank line and unknown key as it stood. Immutable; each
/// change gives a new one. The format is that of Python's ConfigParser.
public final class SettingsFile {
    private SettingsFile() {}

    /// Reads a file; one that is missing is as good as empty.
    ///
    /// @throws SettingsException if it can't be read, isn't of the format, or has a bad value: all its problems at once
    public static SettingsFile load(Path file) throws SettingsException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The values as the rest of the program takes them.
    public Settings settings() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The text of one value: what stands in the file, else the default.
    public String text(SettingKey key) {
        throw new UnsupportedOperationException("not built yet");
    }

    /// This file with one value changed where it stands, or added at the end of `[DEFAULT]`.
    ///
    /// @throws SettingsException if the value isn't allowed
    public SettingsFile with(SettingKey key, String value) throws SettingsException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// This file without that key, so that its default holds.
    public SettingsFile without(SettingKey key) {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Writes the file whole: to a temporary file beside it, then moved over it.
    public void save(Path file) throws IOException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The values in force, one `key = value` a line, in the order of [SettingKey]: what a run records.
    public List<String> lines() {
        throw new UnsupportedOperationException("not built yet");
    }
}

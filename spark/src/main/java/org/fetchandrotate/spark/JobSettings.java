package org.fetchandrotate.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.url.FileUrl;

/// The options as the engine takes them.
///
/// @param websites in the order of the list
record JobSettings(Settings settings, List<Website> websites) {
    /// @throws SettingsException if a setting isn't allowed
    static JobSettings of(JobOptions options) throws SettingsException {
        List<Website> websites = new ArrayList<>();
        for (String url : options.websites()) {
            websites.add(new Website(FileUrl.parseListed(url)
                    .orElseThrow(() -> new IllegalArgumentException("no web address: " + url))));
        }
        return new JobSettings(settings(options.settings()).withMaxImages(options.maxImages()), List.copyOf(websites));
    }

    /// No browser builds pages: where one is installed would decide what is found.
    private static Settings settings(List<String> lines) throws SettingsException {
        SettingsFile file = file(lines);
        return file.settings().pages().render() == Settings.Render.AUTO
                ? file.with(SettingKey.RENDER, "never").settings()
                : file.settings();
    }

    private static SettingsFile file(List<String> lines) throws SettingsException {
        try {
            Path file = Files.createTempFile("fetch-and-rotate", ".ini");
            try {
                Files.write(file, iniOf(lines));
                return SettingsFile.load(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write a temporary file", e);
        }
    }

    /// `config.ini` with these lines of `key = value`. A percent sign is doubled, as Python's ConfigParser wants
    /// it.
    static List<String> iniOf(List<String> lines) {
        List<String> text = new ArrayList<>(List.of("[DEFAULT]"));
        lines.forEach(line -> text.add(line.replace("%", "%%")));
        return text;
    }
}

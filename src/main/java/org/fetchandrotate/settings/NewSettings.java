package org.fetchandrotate.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The `config.ini` that a new workspace gets: every setting with its explanation and the value it ships with.
public final class NewSettings {
    private static final String RESOURCE = "config.ini";

    private NewSettings() {}

    /// Writes it whole, or not at all; a file that is there stays as it is.
    ///
    /// @param file of the workspace, in a folder that exists
    /// @throws IOException if it can't be written
    public static void writeIfAbsent(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try (InputStream text = NewSettings.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException("The program lacks its own " + RESOURCE);
            }
            TextFile.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .save(file);
        }
    }
}

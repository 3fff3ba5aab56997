package org.fetchandrotate.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fetchandrotate.model.WebUrl;
import org.fetchandrotate.model.Website;

/// An `input.txt` in memory: one website a line, and every comment and blank line as it stood. A website that is
/// switched
/// off is a line of `#` directly followed by its URL; other lines that start with `#` or `;` are comments. Immutable;
/// each
/// change gives a new one.
public final class WebsiteList {
    private WebsiteList() {}

    /// Reads a file.
    ///
    /// @throws SettingsException if it is missing or can't be read. Bad lines aren't an error: see [#problems()]
    public static WebsiteList load(Path file) throws SettingsException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The websites that a run takes, in order, each once.
    public List<Website> enabled() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Every website, with those switched off, in order.
    public List<Entry> entries() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The lines that are neither comment nor website, and repeated websites.
    public List<Problem> problems() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// This list with other entries: kept ones keep the comments above them, in their new order; those of removed ones
    /// stay where they stood.
    public WebsiteList withEntries(List<Entry> entries) {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Writes the file whole: to a temporary file beside it, then moved over it.
    public void save(Path file) throws IOException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Whether a run takes a website.
    public enum Use {
        ON,
        OFF
    }

    public record Entry(WebUrl url, Use use) {}

    /// @param line from 1
    /// @param text the line as it stands
    /// @param reason for people
    public record Problem(int line, String text, String reason) {}
}

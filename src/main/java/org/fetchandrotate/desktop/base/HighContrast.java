package org.fetchandrotate.desktop.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The colours for people who need strong ones: whether the system asks for them, and the themes that have them.
///
/// JavaFX tells in the preferences of the platform what the system says, under names of the system's own. Source:
/// `javafx.application.Platform.Preferences`
final class HighContrast {
    private static final String WINDOWS = "Windows.SPI.HighContrast";
    private static final String GTK_THEME = "GTK.theme_name";
    private static final String COLOURS = "/org/fetchandrotate/desktop/contrast-%s.css";
    private static final String FRAMES = "/org/fetchandrotate/desktop/contrast.css";

    private HighContrast() {}

    /// @param preferences of the platform
    static boolean isWanted(Map<String, Object> preferences) {
        return Boolean.TRUE.equals(preferences.get(WINDOWS))
                || String.valueOf(preferences.get(GTK_THEME))
                        .replace("-", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("highcontrast");
    }

    /// Whether it is light on dark.
    ///
    /// @param otherwise where the system's name doesn't say so
    static boolean isDark(Map<String, Object> preferences, boolean otherwise) {
        String theme = String.valueOf(preferences.get(GTK_THEME)).toLowerCase(Locale.ROOT);
        return otherwise || theme.contains("inverse") || theme.contains("dark");
    }

    /// A theme with strong colours and frames put after its own: one sheet, since popups have the theme alone.
    ///
    /// @param theme the resource of the theme
    static String styleSheet(String theme, boolean dark) {
        String sheet = String.join("\n", read(theme), read(COLOURS.formatted(dark ? "dark" : "light")), read(FRAMES));
        return "data:text/css;charset=UTF-8;base64,"
                + Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String resource) {
        try (InputStream stream = Objects.requireNonNull(HighContrast.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the program's own " + resource, e);
        }
    }
}

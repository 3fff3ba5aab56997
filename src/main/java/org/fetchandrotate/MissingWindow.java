package org.fetchandrotate;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.cli.Window;

/// Stands where no window can be opened.
///
/// @param environment the variables of the process
record MissingWindow(Map<String, String> environment) implements Window {
    @Override
    public Optional<String> obstacle() {
        return Optional.of(
                hasDisplay()
                        ? "The window isn't available in this version."
                        : "There is no display to open a window on.");
    }

    /// Only X11 and Wayland tell by a variable; other systems always have a display.
    private boolean hasDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("win")
                || system.contains("mac")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    @Override
    public void open(Path workspace) {
        throw new IllegalStateException("No window can be opened");
    }
}

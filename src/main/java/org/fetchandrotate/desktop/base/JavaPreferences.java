package org.fetchandrotate.desktop.base;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.Preferences;

/// Preferences where Java keeps them: `~/.java` on Linux, the registry, a property list.
///
/// @param node of the program
/// @param log held, since loggers are forgotten with their levels
public record JavaPreferences(Preferences node, Logger log) implements UserPreferences {
    /// Those of the user who runs the program. Without a home to write to they last as long as the program.
    public static JavaPreferences ofUser() {
        Logger log = Logger.getLogger("java.util.prefs");
        // it would tell the terminal about locks and folders that nobody asked for
        log.setLevel(Level.OFF);
        return new JavaPreferences(Preferences.userRoot().node("org/fetchandrotate/desktop"), log);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(node.get(key, null));
    }

    @Override
    public void put(String key, String value) {
        node.put(key, value);
    }
}

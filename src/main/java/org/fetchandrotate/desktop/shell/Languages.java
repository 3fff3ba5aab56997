package org.fetchandrotate.desktop.shell;

import java.util.Locale;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.UserPreferences;

/// The language of the window: the user's choice, else the system's.
record Languages(UserPreferences preferences) {
    static final String SYSTEM = "system";
    private static final String KEY = "language";

    /// A language tag, or [#SYSTEM].
    String chosen() {
        return preferences.get(KEY).orElse(SYSTEM);
    }

    void choose(String language) {
        preferences.put(KEY, language);
    }

    Messages messages() {
        String language = chosen();
        return new Messages(language.equals(SYSTEM) ? Locale.getDefault() : Locale.forLanguageTag(language));
    }
}

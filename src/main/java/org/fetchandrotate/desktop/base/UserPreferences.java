package org.fetchandrotate.desktop.base;

import java.util.Optional;

/// What the window remembers about its user, from one start to the next: theme, language, size, dividers. Not what
/// a workspace is about, which its `config.ini` keeps. Used on the FX thread.
public interface UserPreferences {
    Optional<String> get(String key);

    void put(String key, String value);

    default double number(String key, double otherwise) {
        try {
            return get(key).map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException e) {
            // not ours, or damaged: as good as none
            return otherwise;
        }
    }
}

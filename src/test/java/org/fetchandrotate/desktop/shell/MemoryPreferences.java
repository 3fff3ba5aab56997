package org.fetchandrotate.desktop.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.desktop.base.UserPreferences;

/// Preferences that are forgotten with the test.
public final class MemoryPreferences implements UserPreferences {
    private final Map<String, String> values = new HashMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }

    public MemoryPreferences with(String key, String value) {
        put(key, value);
        return this;
    }
}

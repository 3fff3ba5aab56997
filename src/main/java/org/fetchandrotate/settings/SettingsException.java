package org.fetchandrotate.settings;

import java.util.List;

/// Settings or a list of websites that can't be used. The message is for people and has a line for each finding:
/// file, line, key, the value and what is allowed.
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> findings) {
        super(String.join(System.lineSeparator(), findings));
    }
}

package org.fetchandrotate.desktop.base;

import java.util.Locale;

/// How the window looks.
public enum Theme {
    LIGHT,
    DARK,
    /// Strong colours, light or dark as the system around it.
    CONTRAST,
    /// As the desktop system around it.
    SYSTEM;

    /// The word in preferences and message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Theme ofCode(String code) {
        for (Theme theme : values()) {
            if (theme.code().equals(code)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}

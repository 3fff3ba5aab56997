package org.fetchandrotate.desktop.shell;

/// The pages of the window, in the order of its navigation.
public enum Page {
    WEBSITES,
    RUN,
    HISTORY,
    SETTINGS,
    LOG
}

package org.fetchandrotate.desktop.run;

/// How far the scan of a website's page is.
public enum PageState {
    /// Not asked for yet, or not needed.
    WAITING,
    SCANNING,
    SCANNED,
    FAILED
}

package org.fetchandrotate.desktop.log;

/// How grave a line of the log is.
enum LogLevel {
    /// Everything that isn't one of the others.
    INFO,
    WARN,
    ERROR;

    static LogLevel ofWord(String word) {
        return switch (word) {
            case "WARN" -> WARN;
            case "ERROR" -> ERROR;
            default -> INFO;
        };
    }
}

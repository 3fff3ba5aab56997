package org.fetchandrotate.engine;

/// A run can't start or go on because of the machine: workspace or database unusable, no space. The message is one
/// line that says what, where and what to do.
public final class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    public RunException(String message, Throwable cause) {
        super(message, cause);
    }

    public RunException(String message) {
        super(message);
    }
}

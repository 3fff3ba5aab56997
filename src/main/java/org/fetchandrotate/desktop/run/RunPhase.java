package org.fetchandrotate.desktop.run;

/// What the run center is doing.
public enum RunPhase {
    IDLE,
    RUNNING,
    PAUSED,
    STOPPING;

    /// Whether a run goes on, in whatever way.
    public boolean isActive() {
        return this != IDLE;
    }
}

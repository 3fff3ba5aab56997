package org.fetchandrotate.desktop.run;

/// What the run center is doing.
public enum RunPhase {
    IDLE,
    /// The files that say what to do are being read.
    STARTING,
    RUNNING,
    PAUSED,
    STOPPING;

    /// Whether a run goes on, in whatever way.
    public boolean isActive() {
        return this != IDLE;
    }
}

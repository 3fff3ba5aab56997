package org.fetchandrotate.desktop.run;

/// The ways from other pages to the page of runs. Used on the FX thread.
public interface RunNavigation {
    /// Tries a run's failed images again, and goes to the page that shows it.
    void retry(long runId);

    /// Goes to the page that shows runs, and shows one that is over.
    void showRun(long runId);
}

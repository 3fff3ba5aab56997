package org.fetchandrotate.desktop.history;

/// Work in the background of which at most one goes on: what is asked for meanwhile comes after it, once. Used on
/// the FX thread.
final class OneAtATime {
    private final Runnable work;
    private boolean isGoing;
    private boolean isDue;

    /// @param work starts it; [#done()] is to be called when it has ended, whichever way
    OneAtATime(Runnable work) {
        this.work = work;
    }

    void request() {
        if (isGoing) {
            isDue = true;
            return;
        }
        isGoing = true;
        work.run();
    }

    void done() {
        isGoing = false;
        if (isDue) {
            isDue = false;
            request();
        }
    }
}

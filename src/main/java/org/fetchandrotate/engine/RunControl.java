package org.fetchandrotate.engine;

/// What the user wants of a run: that it goes on, rests, or ends. Thread-safe.
final class RunControl {
    private final Runnable onChange;
    private volatile Wish wish = Wish.GO_ON;

    /// @param onChange called after each change
    RunControl(Runnable onChange) {
        this.onChange = onChange;
    }

    Wish wish() {
        return wish;
    }

    /// Changes the wish; one to end is final.
    void set(Wish next) {
        synchronized (this) {
            if (wish == Wish.END || wish == next) {
                return;
            }
            wish = next;
        }
        onChange.run();
    }

    enum Wish {
        GO_ON,
        REST,
        END
    }
}

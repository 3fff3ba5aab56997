package org.fetchandrotate.cli;

import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunSummary;

/// Shows a run while it goes on, in one of the ways a user can ask for.
interface RunReporter extends AutoCloseable {
    /// Takes what the run tells. Called from many threads at once; quick, and never throws.
    void report(RunEvent event);

    /// The user asked the run to stop; it is still being wound up.
    void stopping();

    /// Shows what the run came to.
    void finish(RunSummary summary);

    /// Leaves the terminal as a shell expects it. Idempotent.
    @Override
    void close();
}

package org.fetchandrotate.desktop.history;

import java.nio.file.Path;
import org.fetchandrotate.storage.RunDeletion;

/// What the view has to tell about work that it did.
sealed interface Notice {
    /// Nothing to tell.
    record Silence() implements Notice {}

    /// Rows were written to a file.
    record Exported(int rows, Path file) implements Notice {}

    /// A run was deleted.
    record Deleted(long runId, RunDeletion.Deleted files) implements Notice {}

    /// Something couldn't be done.
    ///
    /// @param sentence what, and what to do about it
    record Trouble(String sentence) implements Notice {}
}

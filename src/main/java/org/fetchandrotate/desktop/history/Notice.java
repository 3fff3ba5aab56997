package org.fetchandrotate.desktop.history;

import java.nio.file.Path;
import java.util.Map;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.storage.HistoryDeletion;

/// What the view has to tell about work that it did.
sealed interface Notice {
    /// Nothing to tell.
    record Silence() implements Notice {}

    /// Rows were written to a file.
    record Exported(int rows, Path file) implements Notice {}

    /// A run was deleted.
    record Deleted(long runId, HistoryDeletion.Deleted files) implements Notice {}

    /// Images were deleted.
    record ImagesDeleted(int images, HistoryDeletion.Deleted files) implements Notice {}

    /// Images were rotated again.
    record Rotated(HistoryEdits.Rotated result) implements Notice {}

    /// Copies were held against their originals.
    ///
    /// @param undecoded that couldn't be
    record Proved(Map<Proof.Kind, Long> counts, int undecoded) implements Notice {}

    /// Something couldn't be done.
    ///
    /// @param sentence what, and what to do about it
    record Failure(String sentence) implements Notice {}
}

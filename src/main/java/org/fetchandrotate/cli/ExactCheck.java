package org.fetchandrotate.cli;

import java.nio.file.Files;
import java.util.Optional;
import org.fetchandrotate.engine.CopyProofs;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceLock;
import org.jspecify.annotations.Nullable;

/// Holds every rotated copy of a workspace against its original, and keeps in the history what was found; while
/// another program has the workspace, or it can't be written to, that is only told.
///
/// @param engine decodes
record ExactCheck(Engine engine, Workspace workspace) {
    /// @param run the run whose images are looked at; null = what every file is, by its newest row
    void run(@Nullable Long run, ProofReport report) throws StorageException, InterruptedException {
        Optional<WorkspaceLock> lock =
                Files.isWritable(workspace.root()) ? WorkspaceLock.tryAcquire(workspace) : Optional.empty();
        if (lock.isEmpty()) {
            try (Database database = Database.openReadOnly(workspace.database());
                    HistoryReader reader = database.reader()) {
                prove(reader, run, report::take);
            }
            return;
        }
        try (WorkspaceLock _ = lock.get();
                Database database = Database.open(workspace.database());
                HistoryReader reader = database.reader();
                HistoryWriter writer = database.writer()) {
            prove(reader, run, proved -> {
                report.take(proved);
                if (proved.proof().isPresent()) {
                    writer.record(
                            proved.image().id(),
                            proved.copy().sha256(),
                            proved.proof().get());
                }
            });
        }
    }

    private void prove(HistoryReader reader, @Nullable Long run, CopyProofs.Receiver receiver)
            throws StorageException, InterruptedException {
        long[] ids = run == null ? reader.newestOfEachFile() : reader.ids(ImageQuery.ALL.ofRun(run));
        try (CopyProofs proofs = engine.proofs(workspace, reader)) {
            proofs.prove(ids, receiver);
        }
    }
}

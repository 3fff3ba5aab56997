package org.fetchandrotate.storage;

/// Stub.
public final class WorkspaceRecovery {
    public WorkspaceRecovery(Workspace workspace) {}

    public Recovered recover(HistoryWriter writer) throws StorageException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public record Recovered(int killedRuns, int removedFiles) {}
}

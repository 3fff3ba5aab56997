package org.fetchandrotate.storage;

import java.util.Optional;

/// Held by the one program that may run or clean in a workspace; the system lets go of it if the program dies.
public final class WorkspaceLock implements AutoCloseable {
    private WorkspaceLock() {}

    /// @return empty if another program, or another part of this one, holds it
    /// @throws StorageException if the workspace can't be written to
    public static Optional<WorkspaceLock> tryAcquire(Workspace workspace) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Idempotent.
    @Override
    public void close() {}
}

package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.Path;

/// Stub.
public final class WorkspaceFiles {
    public WorkspaceFiles(Workspace workspace) {}

    public void prepare() throws StorageException {}

    public Path newTemporary(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void moveIntoPlace(Path temporary, Path target) throws IOException {}

    public void copyIntoPlace(Path source, Path target) throws IOException {}

    public boolean isIntact(Path file, long bytes, String sha256) throws IOException {
        return false;
    }

    public void discard(Path temporary) throws IOException {}
}

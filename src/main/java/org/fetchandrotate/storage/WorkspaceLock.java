package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fetchandrotate.model.FileFailures;
import org.jspecify.annotations.Nullable;

/// Held by the one program that may run or clean in a workspace; the system lets go of it if the program dies.
/// Thread-safe.
public final class WorkspaceLock implements AutoCloseable {
    /// What this process holds. It has to be known before the file is opened a second time: on POSIX systems,
    /// closing any channel of a file lets go of all the process's locks on it (see [FileLock]). The one exception
    /// to "no static state", since the lock is the process's, not an object's.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private WorkspaceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock if it is free; never waits.
    ///
    /// @return empty if another program, or another part of this one, holds it
    /// @throws StorageException if the workspace can't be written to
    public static Optional<WorkspaceLock> tryAcquire(Workspace workspace) throws StorageException {
        Path lockFile = workspace.lockFile();
        try {
            Path folder = Files.createDirectories(lockFile.toAbsolutePath().getParent());
            return tryAcquire(folder.toRealPath().resolve(lockFile.getFileName()));
        } catch (IOException e) {
            throw new StorageException(
                    "The workspace can't be locked by " + lockFile + " (" + FileFailures.reason(e)
                            + "); give this user the right to write in its folder",
                    e);
        }
    }

    private static Optional<WorkspaceLock> tryAcquire(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        boolean held = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                @Nullable FileLock lock = channel.tryLock();
                held = lock != null;
                return held ? Optional.of(new WorkspaceLock(file, channel)) : Optional.empty();
            } finally {
                if (!held) {
                    channel.close();
                }
            }
        } finally {
            if (!held) {
                HELD.remove(file);
            }
        }
    }

    /// Lets go. Idempotent. The file stays: were it deleted, one program could lock the old file and another a new
    /// one.
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException _) {
            // the system lets go of it at the program's end at the latest
        } finally {
            HELD.remove(file);
        }
    }
}

package org.fetchandrotate.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Those of a disk with little room, which can be given more.
public final class FullManners implements Manners {
    private final AtomicLong free;

    /// @param bytes for what is written to it
    public FullManners(long bytes) {
        free = new AtomicLong(bytes);
    }

    public void giveRoom(long bytes) {
        free.addAndGet(bytes);
    }

    @Override
    public void before(Deed deed, Path path, long bytes) throws IOException {
        if (free.addAndGet(-bytes) < 0 && deed == Deed.WRITE) {
            free.addAndGet(bytes);
            throw new FileSystemException(path.toString(), null, "No space left on device");
        }
    }
}

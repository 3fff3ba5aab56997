package org.fetchandrotate.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Random;

/// Those of a disk that fails three deeds in ten, until it has failed as many as it is to.
public final class StormyManners implements Manners {
    private static final int PERCENT = 30;

    private final Random random;
    private int left;

    /// @param faults how many
    public StormyManners(long seed, int faults) {
        random = new Random(seed);
        left = faults;
    }

    @Override
    public synchronized void before(Deed deed, Path path, long bytes) throws IOException {
        if (left > 0 && random.nextInt(100) < PERCENT) {
            left--;
            throw new FileSystemException(
                    path.toString(), null, random.nextBoolean() ? "Input/output error" : "No space left on device");
        }
    }

    /// Whether the storm is over.
    public synchronized boolean isOver() {
        return left == 0;
    }
}

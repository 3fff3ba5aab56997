package org.fetchandrotate.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;

/// Those of a disk that fails three deeds in ten, until it has failed as many as it is to. It spares the files that
/// are made to see whether a folder can be written to: most runs would end there, and few get as far as an image.
public final class StormyManners implements Manners {
    private static final int PERCENT = 30;
    private static final Set<String> FOLDERS = Set.of("img-original", "img-rotated", "log");

    private final Random random;
    private int left;

    /// @param faults how many
    public StormyManners(long seed, int faults) {
        random = new Random(seed);
        left = faults;
    }

    @Override
    public synchronized void before(Deed deed, Path path, long bytes) throws IOException {
        if (left > 0 && !isProbe(path) && random.nextInt(100) < PERCENT) {
            left--;
            throw new FileSystemException(
                    path.toString(), null, random.nextBoolean() ? "Input/output error" : "No space left on device");
        }
    }

    private static boolean isProbe(Path path) {
        String folder = path.getName(path.getNameCount() - 2).toString();
        return path.toString().endsWith(".part") && FOLDERS.contains(folder);
    }

    /// Whether the storm is over.
    public synchronized boolean isOver() {
        return left == 0;
    }
}

package org.fetchandrotate.disk;

import java.io.IOException;
import java.nio.file.Path;

/// How a [TestDisk] differs from the disk below it. What it throws, the file's user meets. Thread-safe.
public interface Manners {
    /// What is done to a file.
    enum Deed {
        /// A file is made, or opened for writing.
        OPEN,
        WRITE,
        /// What was written is brought to the disk.
        SYNC,
        /// A file or a folder gets a new name.
        MOVE,
        DELETE,
        MAKE_FOLDER
    }

    /// Asked before each deed.
    ///
    /// @param path what it is done to; with a move, its new name
    /// @param bytes to be written
    void before(Deed deed, Path path, long bytes) throws IOException;

    /// The name under which a file is kept: names that are one to the disk have the same.
    default String kept(String name) {
        return name;
    }

    /// Whether a move can take the place of what is there, at once.
    default boolean movesAtOnce() {
        return true;
    }

    /// What a file's time stamps are rounded down to, in milliseconds.
    default long timeStep() {
        return 1;
    }
}

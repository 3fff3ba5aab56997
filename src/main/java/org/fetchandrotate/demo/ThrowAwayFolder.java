package org.fetchandrotate.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder among the system's temporary ones that is gone when the demo is over. Immutable; links in it are
/// removed, never followed.
public final class ThrowAwayFolder implements AutoCloseable {
    private final Path path;

    private ThrowAwayFolder(Path path) {
        this.path = path;
    }

    /// A new, empty one.
    ///
    /// @throws IOException if none can be made
    public static ThrowAwayFolder make() throws IOException {
        return new ThrowAwayFolder(Files.createTempDirectory("fetch-and-rotate-demo-"));
    }

    public Path path() {
        return path;
    }

    /// Removes the folder and all that is in it. Does nothing if it is gone already.
    ///
    /// @throws IOException if something in it can't be removed; the rest of it may be gone then
    @Override
    public void close() throws IOException {
        if (Files.exists(path)) {
            Files.walkFileTree(path, new Removal());
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}

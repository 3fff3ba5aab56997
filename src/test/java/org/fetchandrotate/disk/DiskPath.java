package org.fetchandrotate.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/// A path on a [TestDisk]: that of the usual file system, and which disk it is on. Immutable.
record DiskPath(TestDisk disk, Path plain) implements Path {
    static Path plain(Path path) {
        return path instanceof DiskPath on ? on.plain : path;
    }

    private Path on(Path path) {
        return new DiskPath(disk, path);
    }

    private @Nullable Path onOrNull(@Nullable Path path) {
        return path == null ? null : on(path);
    }

    @Override
    public FileSystem getFileSystem() {
        return disk;
    }

    @Override
    public boolean isAbsolute() {
        return plain.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return onOrNull(plain.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return onOrNull(plain.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return onOrNull(plain.getParent());
    }

    @Override
    public int getNameCount() {
        return plain.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return on(plain.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return on(plain.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return plain.startsWith(plain(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return plain.endsWith(plain(other));
    }

    @Override
    public Path normalize() {
        return on(plain.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return on(plain.resolve(plain(other)));
    }

    @Override
    public Path relativize(Path other) {
        return on(plain.relativize(plain(other)));
    }

    @Override
    public URI toUri() {
        return plain.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return on(plain.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return on(plain.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("no watching");
    }

    @Override
    public int compareTo(Path other) {
        return plain.compareTo(plain(other));
    }

    @Override
    public String toString() {
        return plain.toString();
    }
}

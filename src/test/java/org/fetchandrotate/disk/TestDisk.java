package org.fetchandrotate.disk;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/// A disk of a test's own: all that is below a folder, with other [Manners] than those of the disk that holds it.
/// It needs no superuser, so that full disks, FAT and failing writes can be had everywhere. Thread-safe.
public final class TestDisk extends FileSystem {
    private final DiskProvider provider;

    private TestDisk(Path folder, Manners manners) {
        provider = new DiskProvider(folder, manners);
    }

    /// @param folder what is kept on the disk; of the usual file system
    /// @return the same folder, with manners: all that is resolved against it has them too
    public static Path at(Path folder, Manners manners) {
        return new DiskPath(new TestDisk(folder.toAbsolutePath(), manners), folder.toAbsolutePath());
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return FileSystems.getDefault().getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        return new DiskPath(this, Path.of(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(Path.of(path.toString()));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("no owners");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("no watching");
    }
}

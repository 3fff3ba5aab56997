package org.fetchandrotate.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fetchandrotate.disk.Manners.Deed;
import org.jspecify.annotations.Nullable;

/// Does what is asked of a [TestDisk] on the disk below it, once its [Manners] allow it. Thread-safe.
final class DiskProvider extends FileSystemProvider {
    private final Path folder;
    private final Manners manners;

    /// The names as they were given, by what is kept: a disk without case shows the case all the same.
    private final Map<Path, String> shown = new ConcurrentHashMap<>();

    DiskProvider(Path folder, Manners manners) {
        this.folder = folder;
        this.manners = manners;
    }

    /// Where it is kept.
    private Path kept(Path path) {
        Path plain = DiskPath.plain(path).toAbsolutePath().normalize();
        if (!plain.startsWith(folder) || plain.equals(folder)) {
            return plain;
        }
        Path kept = folder;
        for (Path name : folder.relativize(plain)) {
            kept = kept.resolve(manners.kept(name.toString()));
        }
        return kept;
    }

    private void name(Path path) {
        shown.put(kept(path), path.getFileName().toString());
    }

    @Override
    public String getScheme() {
        return "test-disk";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        opening(path, options);
        return new DiskChannel(FileChannel.open(kept(path), options, attributes), path, manners);
    }

    private void opening(Path path, Set<? extends OpenOption> options) throws IOException {
        if (isWriting(options)) {
            manners.before(Deed.OPEN, path, 0);
            if (Files.notExists(kept(path))) {
                name(path);
            }
        }
    }

    private static boolean isWriting(Set<? extends OpenOption> options) {
        return options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        Path kept = kept(path);
        List<Path> all;
        try (var files = Files.list(kept)) {
            all = files.map(file -> path.resolve(
                            shown.getOrDefault(file, file.getFileName().toString())))
                    .toList();
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return all.stream().filter(this::accepts).iterator();
            }

            private boolean accepts(Path file) {
                try {
                    return filter.accept(file);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        manners.before(Deed.MAKE_FOLDER, path, 0);
        Files.createDirectory(kept(path), attributes);
        name(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        manners.before(Deed.DELETE, path, Files.exists(kept(path)) ? -Files.size(kept(path)) : 0);
        Files.delete(kept(path));
        shown.remove(kept(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        manners.before(Deed.OPEN, target, 0);
        manners.before(Deed.WRITE, target, Files.size(kept(source)));
        Files.copy(kept(source), kept(target), options);
        name(target);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        if (!manners.movesAtOnce() && Arrays.asList(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
            throw new AtomicMoveNotSupportedException(source.toString(), target.toString(), "not on this disk");
        }
        manners.before(Deed.MOVE, target, 0);
        Files.move(kept(source), kept(target), options);
        shown.remove(kept(source));
        name(target);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return Files.isSameFile(kept(path), kept(other));
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(kept(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Path kept = kept(path);
        kept.getFileSystem().provider().checkAccess(kept, modes);
    }

    /// The basic view alone: there are neither owners nor permissions.
    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return type.getSimpleName().equals("BasicFileAttributeView")
                ? Files.getFileAttributeView(kept(path), type, options)
                : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException(type.getName());
        }
        Path kept = kept(path);
        BasicFileAttributes attributes = Files.readAttributes(kept, BasicFileAttributes.class, options);
        long time = attributes.lastModifiedTime().toMillis();
        long rounded = time - Math.floorMod(time, manners.timeStep());
        if (rounded != time && attributes.isRegularFile()) {
            Files.setLastModifiedTime(kept, FileTime.fromMillis(rounded));
        }
        return Files.readAttributes(kept, type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Files.readAttributes(kept(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        Files.setAttribute(kept(path), attribute, value, options);
    }
}

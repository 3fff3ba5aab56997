package org.fetchandrotate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where the native libraries of SQLite and WebP are unpacked to: a folder of this process's own below the
/// user's cache, in which nobody else can put anything, rather than the temporary folder of all users, which
/// may also forbid execution. A program that is killed leaves its folder behind; the next one removes it, since
/// nobody holds its lock.
final class NativeFolder {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final String LOCK_SUFFIX = ".lock";

    /// To the end of the process: a channel that nobody refers to is closed with the garbage, and its lock is free.
    private static final Set<FileChannel> HELD = ConcurrentHashMap.newKeySet();

    private final Path base;

    /// @param base the folder of the folders; made if it is missing
    NativeFolder(Path base) {
        this.base = base;
    }

    /// That of this user, by the system's conventions; empty where the user has no home.
    ///
    /// Source: XDG Base Directory Specification 0.8, `$XDG_CACHE_HOME`
    static Optional<NativeFolder> ofUser(Map<String, String> environment, String system, String home) {
        String given = system.startsWith("Windows")
                ? environment.getOrDefault("LOCALAPPDATA", "")
                : environment.getOrDefault("XDG_CACHE_HOME", "");
        Path usual = Path.of(home, system.startsWith("Mac") ? "Library/Caches" : ".cache");
        Path caches = !given.isEmpty() && Path.of(given).isAbsolute() ? Path.of(given) : usual;
        return caches.isAbsolute()
                ? Optional.of(
                        new NativeFolder(caches.resolve("fetch-and-rotate").resolve("native")))
                : Optional.empty();
    }

    /// Makes the libraries' loaders use a folder of this process, if one can be made; they use the temporary folder
    /// otherwise.
    void use() {
        try {
            removeLeftOnes();
            String folder = take().toString();
            System.setProperty("org.sqlite.tmpdir", folder);
            System.setProperty("com.luciad.imageio.webp.tmpdir", folder);
        } catch (IOException | UnsupportedOperationException _) {
            // a read-only home, a disk without locks: the loaders' own way still works
        }
    }

    /// Makes a folder and holds its lock as long as the process lives.
    Path take() throws IOException {
        makeBase();
        String name = UUID.randomUUID().toString();
        Path lock = base.resolve(name + LOCK_SUFFIX);
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (channel.tryLock() == null || Files.notExists(lock)) {
            throw new IOException(lock + " was taken by another program");
        }
        HELD.add(channel);
        Path folder = Files.createDirectory(base.resolve(name));
        // deleted in the reverse order: after what the loaders unpack
        lock.toFile().deleteOnExit();
        folder.toFile().deleteOnExit();
        return folder;
    }

    private void makeBase() throws IOException {
        Files.createDirectories(base);
        if (!Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(base + " is a link");
        }
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(base, PosixFileAttributeView.class);
        if (view == null) {
            return; // Windows: the profile's folders are the user's own
        }
        // fails where the folder is somebody else's
        view.setPermissions(EnumSet.copyOf(OWNER_ALONE));
        Path probe = Files.createTempFile(base, "owner", null);
        boolean mine = Files.getOwner(probe).equals(Files.getOwner(base));
        Files.delete(probe);
        if (!mine) {
            throw new IOException(base + " belongs to somebody else");
        }
    }

    private void removeLeftOnes() throws IOException {
        if (!Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(base, "*" + LOCK_SUFFIX)) {
            for (Path lock : locks) {
                removeIfLeft(lock);
            }
        }
    }

    private static void removeIfLeft(Path lock) throws IOException {
        String name = lock.getFileName().toString();
        Path folder = lock.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length()));
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null) {
                return;
            }
            removeFolder(folder);
        }
        Files.deleteIfExists(lock);
    }

    private static void removeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

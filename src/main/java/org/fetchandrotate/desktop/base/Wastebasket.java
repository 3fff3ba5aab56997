package org.fetchandrotate.desktop.base;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The desktop's wastebasket for the files of one disk, from which its file manager restores them. Thread-safe.
///
/// Source: freedesktop.org, "The FreeDesktop.org Trash specification", version 1.0. Other systems have none that a
/// program without AWT could use.
///
/// @param folder `Trash` in the user's data, or `.Trash-UID` at the top of another disk; has `files` and `info`
/// @param top what the paths that it notes are relative to; empty if they are absolute
public record Wastebasket(Path folder, Optional<Path> top, Clock clock) {
    private static final String DEVICE = "unix:dev";
    private static final String USER = "unix:uid";
    private static final String MODE = "unix:mode";
    private static final int STICKY = 01000;

    /// The wastebasket for what lies in a folder; made where it isn't there yet.
    ///
    /// @param inside an existing folder
    /// @param environment the variables of the process
    /// @param home of the user
    /// @return empty where the system has none, or none can be made: what is deleted there is gone
    public static Optional<Wastebasket> of(Path inside, Map<String, String> environment, Path home, Clock clock) {
        if (!inside.getFileSystem().supportedFileAttributeViews().contains("unix")
                || System.getProperty("os.name").startsWith("Mac")) {
            return Optional.empty();
        }
        try {
            Path absolute = inside.toRealPath();
            @Nullable String data = environment.get("XDG_DATA_HOME");
            Path share = data != null && data.startsWith("/") ? Path.of(data) : home.resolve(".local/share");
            Files.createDirectories(share);
            if (device(share).equals(device(absolute))) {
                return Optional.of(made(new Wastebasket(share.resolve("Trash"), Optional.empty(), clock)));
            }
            Path top = top(absolute);
            return Optional.of(made(new Wastebasket(atTop(top, home), Optional.of(top), clock)));
        } catch (IOException e) {
            // a disk that can't be written to at its top has no wastebasket for this user
            return Optional.empty();
        }
    }

    /// Moves a file in.
    ///
    /// @throws IOException if it can't be; it is where it was then
    public void take(Path file) throws IOException {
        String name = file.getFileName().toString();
        // not through links, which lead out of the disk as it seems
        Path absolute = Objects.requireNonNull(file.toAbsolutePath().getParent())
                .toRealPath()
                .resolve(name);
        for (int copy = 1; ; copy++) {
            String free = copy == 1 ? name : numbered(name, copy);
            Path info = folder.resolve("info").resolve(free + ".trashinfo");
            try {
                // whoever makes this file owns the name
                Files.writeString(info, note(absolute), StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            move(absolute, folder.resolve("files").resolve(free), info);
            return;
        }
    }

    private static void move(Path file, Path target, Path info) throws IOException {
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(file.toString(), target.toString(), "the wastebasket has lost its note");
            }
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(info);
            throw e;
        }
    }

    private String note(Path file) {
        Path path = top.map(folderOfAll -> folderOfAll.relativize(file)).orElse(file);
        String encoded = URLEncoder.encode(path.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        String now = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
        return "[Trash Info]\nPath=%s\nDeletionDate=%s\n".formatted(encoded, now);
    }

    /// `photo.2.jpg`, as file managers do it.
    private static String numbered(String name, int copy) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "." + copy : name.substring(0, dot) + "." + copy + name.substring(dot);
    }

    private static Wastebasket made(Wastebasket basket) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        for (Path part : new Path[] {basket.folder, basket.folder.resolve("files"), basket.folder.resolve("info")}) {
            if (!Files.isDirectory(part)) {
                Files.createDirectories(part, owner);
            }
        }
        if (!Files.isWritable(basket.folder.resolve("files")) || !Files.isWritable(basket.folder.resolve("info"))) {
            throw new IOException("not this user's: " + basket.folder);
        }
        return basket;
    }

    /// `.Trash/UID` where an administrator made that for all, safely; else `.Trash-UID`.
    private static Path atTop(Path top, Path home) throws IOException {
        Object user = Files.getAttribute(home, USER);
        Path shared = top.resolve(".Trash");
        if (Files.isDirectory(shared, LinkOption.NOFOLLOW_LINKS)
                && ((int) Files.getAttribute(shared, MODE) & STICKY) != 0) {
            return shared.resolve(user.toString());
        }
        return top.resolve(".Trash-" + user);
    }

    /// The top of the disk that a folder is on.
    private static Path top(Path folder) throws IOException {
        Path top = folder;
        for (@Nullable Path above = folder.getParent();
                above != null && device(above).equals(device(folder));
                above = above.getParent()) {
            top = above;
        }
        return top;
    }

    private static Object device(Path folder) throws IOException {
        return Files.getAttribute(folder, DEVICE);
    }
}

package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/// Files that are being written: `*.part`, in the folder where they belong, so that the move over the final name
/// stays within one file system. Thread-safe: holds nothing.
public final class Parts {
    private static final String SUFFIX = ".part";
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    private Parts() {}

    /// A new empty file with a name of its own; its folder is made if it is missing.
    public static Path create(Path folder) throws IOException {
        makeFolder(folder);
        // Not Files.createTempFile: what it makes can be read by its owner alone, and would stay so after the move.
        return Files.createFile(folder.resolve(UUID.randomUUID() + SUFFIX));
    }

    /// Looks first: that costs less than to fail to make what is there already.
    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    /// Brings a part to the disk, then moves it over its final name: at once, where the file system can.
    ///
    /// @throws IOException if that fails; the part is still there then
    public static void moveIntoPlace(Path part, Path target) throws IOException {
        bringToDisk(part);
        makeFolder(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Brings a part to the disk, then moves it to a name that nothing has.
    ///
    /// @throws IOException if that fails; the part is still there then
    public static void moveIntoFreePlace(Path part, Path target) throws IOException {
        bringToDisk(part);
        Files.move(part, target);
    }

    /// The content has to be there before the move: a file system may keep that and lose the content when the power
    /// fails.
    private static void bringToDisk(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    static boolean isPart(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /// Whether a file has just the form of name that [#create(Path)] gives, so that it can't be anybody else's.
    static boolean isOurs(Path file) {
        return OURS.matcher(file.getFileName().toString()).matches();
    }
}

package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.ImageLine;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.jspecify.annotations.Nullable;

/// Where a shard goes: a folder or a tar archive that is there whole or not at all. Each attempt works in a
/// folder of its own beside it; the first to finish puts its work into place, and whoever comes later finds it
/// there. So no lock is needed, also if the same shard is made twice at once or an attempt is killed.
sealed interface ShardOutput permits ShardFolder, ShardTar {
    String MANIFEST = "manifest.jsonl";
    String STATS = "stats.json";

    /// The output that a path names: an archive if it ends in `.tar`.
    static ShardOutput of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return nameOf(absolute).endsWith(".tar") ? new ShardTar(absolute) : new ShardFolder(absolute);
    }

    Path path();

    /// What is there already; empty if the shard isn't finished.
    ///
    /// @throws IOException also if something else is there
    Optional<ShardStats> finished() throws IOException;

    /// The rows of a finished shard, as JSON lines.
    List<String> manifest() throws IOException;

    /// Puts an attempt's work into place, unless another was faster.
    ///
    /// @param folder with the files as [ShardEngine#take] leaves them
    void commit(Path folder, List<ShardImage> images, List<ImageRecord> rows, ShardStats stats) throws IOException;

    /// A new folder for one attempt, beside the output so that moving costs nothing.
    default Path newAttempt() throws IOException {
        return Files.createDirectories(path().resolveSibling(attemptPrefix() + UUID.randomUUID() + ".part"));
    }

    /// Removes what attempts left that were killed. Of one that still goes on nothing is needed
    /// any more.
    default void removeAttempts() throws IOException {
        List<Path> left;
        try (Stream<Path> siblings = Files.list(path().resolveSibling("."))) {
            left = siblings.filter(sibling -> nameOf(sibling).startsWith(attemptPrefix()))
                    .filter(sibling -> nameOf(sibling).endsWith(".part"))
                    .toList();
        }
        for (Path attempt : left) {
            remove(attempt);
        }
    }

    private String attemptPrefix() {
        return "." + nameOf(path()) + ".";
    }

    static String nameOf(Path path) {
        @Nullable Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /// One row a line, with the image's places before the columns.
    static List<String> lines(List<ShardImage> images, List<ImageRecord> rows) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ShardImage image = images.get(i);
            lines.add("{\"site\":%d,\"candidate\":%d,".formatted(image.site(), image.candidate())
                    + ImageLine.of(rows.get(i)).substring(1));
        }
        return lines;
    }

    static byte[] text(List<String> lines) {
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    static ShardStats stats(Path file) throws IOException {
        try {
            return ShardStats.parse(Files.readString(file));
        } catch (JsonFault fault) {
            throw new IOException(file + ": " + fault.getMessage(), fault);
        }
    }

    /// Removes an attempt's folder, whoever else is doing so.
    static void remove(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // whoever works there removes it as well
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                try {
                    Files.deleteIfExists(folder);
                } catch (DirectoryNotEmptyException _) {
                    // as above
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

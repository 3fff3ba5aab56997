import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder with everything in it.
///
/// @param root the folder
record FileTree(Path root) {
    /// An empty folder, whatever was there before.
    static FileTree fresh(Path root) throws IOException {
        FileTree tree = new FileTree(root);
        tree.remove();
        Files.createDirectories(root);
        return tree;
    }

    /// Files, folders and links, parents first.
    List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            return entries.toList();
        }
    }

    void remove() throws IOException {
        if (Files.notExists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path entry : entries().stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(entry);
        }
    }

    /// Copies with permissions, times and links as they are.
    void copyTo(Path target) throws IOException {
        for (Path entry : entries()) {
            Path copy = target.resolve(root.relativize(entry).toString());
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /// Gives every file the same time.
    void touch(Instant time) throws IOException {
        for (Path entry : entries()) {
            if (!Files.isSymbolicLink(entry)) {
                Files.setLastModifiedTime(entry, FileTime.from(time));
            }
        }
    }

    long bytes() throws IOException {
        long sum = 0;
        for (Path entry : entries()) {
            sum += Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) ? Files.size(entry) : 0;
        }
        return sum;
    }
}

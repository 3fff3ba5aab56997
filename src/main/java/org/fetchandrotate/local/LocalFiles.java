package org.fetchandrotate.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// Reads what the list names on this machine, and nothing else: of a listed folder what is in it, of a listed
/// file itself and what lies beside and below it, as the pictures of a saved page do. Links that lead out of
/// there aren't followed. Immutable and thread-safe.
public final class LocalFiles {
    private static final int HEAD = 8 * 1024;

    private final Set<Path> listed;

    /// Listed entries by the folder that they lie in.
    private final Map<Path, Set<Path>> siblings;

    private LocalFiles(Set<Path> listed, Map<Path, Set<Path>> siblings) {
        this.listed = listed;
        this.siblings = siblings;
    }

    /// @param websites the list; what isn't a file doesn't matter
    public static LocalFiles of(Collection<Website> websites) {
        Set<Path> listed = new HashSet<>();
        Map<Path, Set<Path>> siblings = new HashMap<>();
        for (Website website : websites) {
            FileUrl.path(website.url()).ifPresent(path -> {
                listed.add(path);
                Path folder = path.getParent();
                if (folder != null) {
                    siblings.computeIfAbsent(folder, _ -> new HashSet<>()).add(path);
                }
            });
        }
        return new LocalFiles(listed, siblings);
    }

    /// What lies at a listed address.
    public sealed interface Entry {}

    /// @param files below it, in the order of their names; nothing hidden
    public record Folder(Path path, List<Path> files) implements Entry {
        public Folder {
            files = List.copyOf(files);
        }
    }

    /// @param head its first bytes
    @SuppressWarnings("ArrayRecordComponent") // handed over, and never compared
    public record File(Path path, byte[] head) implements Entry {}

    public record Unreadable(Failure failure) implements Entry {}

    /// Looks at an address of the list.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Entry look(WebUrl url) throws InterruptedException {
        try {
            Path path = granted(url);
            return Files.isDirectory(path)
                    ? new Folder(path, new FolderWalk(path).files())
                    : new File(path, head(path));
        } catch (IOException e) {
            return new Unreadable(unreadable(e));
        }
    }

    /// The first 8 KiB of a file.
    public byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(regular(file))) {
            return in.readNBytes(HEAD);
        }
    }

    /// All of a file.
    ///
    /// @throws IOException if it is longer than allowed
    public byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(regular(file))) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("larger than %d MiB".formatted(most >> 20));
            }
            return bytes;
        }
    }

    /// Copies an image, from a file or from within an archive of pages.
    ///
    /// @param target where its bytes go; removed again on failure
    /// @throws InterruptedException if the thread is interrupted; `target` doesn't exist then
    public Copy copy(WebUrl url, Path target, long most) throws InterruptedException {
        Copying copying = new Copying(target, most);
        try {
            Path path = regular(granted(url));
            Optional<Integer> part = FileUrl.part(url);
            if (part.isPresent()) {
                return MhtmlArchive.withPart(path, part.get(), copying::copy);
            }
            try (InputStream in = Files.newInputStream(path)) {
                return copying.copy(in);
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Copy.NotCopied(unreadable(e));
        }
    }

    /// Why something couldn't be read.
    public static Failure unreadable(IOException refusal) {
        return new Failure(FailureReason.FILE_UNREADABLE, FileFailures.reason(refusal));
    }

    /// The file that an address means, if the list leads there.
    private Path granted(WebUrl url) throws IOException {
        Path path = FileUrl.path(url).orElseThrow(() -> new IOException("no file of this system: " + url));
        Path root = root(path).orElseThrow(() -> new IOException("the list doesn't lead to " + path));
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!path.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(path + " leads out of " + root);
        }
        return path;
    }

    private Optional<Path> root(Path path) {
        if (listed.contains(path)) {
            return Optional.of(path);
        }
        for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
            boolean besidesAFile =
                    siblings.getOrDefault(folder, Set.of()).stream().anyMatch(Files::isRegularFile);
            if (listed.contains(folder) || besidesAFile) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// Nothing that has no end, or that does something when it is read.
    private static Path regular(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file");
        }
        return file;
    }
}

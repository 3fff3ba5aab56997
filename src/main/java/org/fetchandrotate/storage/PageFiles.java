package org.fetchandrotate.storage;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Pages of earlier runs, in files beside the database: one for each address, packed, named by its hash. They spare
/// the web a transfer and are never needed: one that can't be read or written is as good as none. Thread-safe.
public final class PageFiles {
    /// Pages that are longer aren't kept.
    static final int LONGEST = 2 << 20;

    /// What all of them may take on the disk, in bytes; the longest unused go first.
    static final long MOST_BYTES = 64L << 20;

    private static final int VERSION = 1;
    private static final int LONGEST_HEADER = 8_000;
    private static final String SUFFIX = ".page";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}" + Pattern.quote(SUFFIX));

    private final Path folder;

    /// @param folder made when the first is kept
    public PageFiles(Path folder) {
        this.folder = folder;
    }

    /// A page as it was served.
    ///
    /// @param location after redirects
    /// @param html after content decoding
    @SuppressWarnings("ArrayRecordComponent") // megabytes, handed over rather than copied, and never compared
    public record Page(
            String location,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> contentType,
            Optional<String> charset,
            Optional<String> refresh,
            byte[] html) {}

    private record Kept(Path file, long bytes, FileTime lastUse) {}

    /// @param url as it was asked for
    public Optional<Page> find(String url) {
        Path file = file(url);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != VERSION || !in.readUTF().equals(url)) {
                return Optional.empty();
            }
            Page page = new Page(in.readUTF(), text(in), text(in), text(in), text(in), text(in), in.readAllBytes());
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(page);
        } catch (IOException _) {
            return Optional.empty(); // damaged: it is fetched whole, and then replaced
        }
    }

    public void keep(String url, Page page) {
        if (page.html().length > LONGEST || headers(page).stream().anyMatch(text -> text.length() > LONGEST_HEADER)) {
            return;
        }
        try {
            Path part = Parts.create(folder);
            try {
                Files.write(part, packed(url, page));
                // not brought to the disk before: one that is damaged is none
                Files.move(part, file(url), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException _) {
            // a full disk, say: what the run needs there says so better
        }
    }

    private static List<String> headers(Page page) {
        List<String> texts = new ArrayList<>(List.of(page.location()));
        page.etag().ifPresent(texts::add);
        page.lastModified().ifPresent(texts::add);
        page.contentType().ifPresent(texts::add);
        page.charset().ifPresent(texts::add);
        page.refresh().ifPresent(texts::add);
        return texts;
    }

    private static byte[] packed(String url, Page page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(VERSION);
            out.writeUTF(url);
            out.writeUTF(page.location());
            out.writeUTF(page.etag().orElse(""));
            out.writeUTF(page.lastModified().orElse(""));
            out.writeUTF(page.contentType().orElse(""));
            out.writeUTF(page.charset().orElse(""));
            out.writeUTF(page.refresh().orElse(""));
            out.write(page.html());
        }
        return bytes.toByteArray();
    }

    private static Optional<String> text(DataInputStream in) throws IOException {
        return Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
    }

    /// Removes those that were used least lately, as far as there are too many, and what a killed program left.
    ///
    /// @throws IOException if the folder can't be read or a file can't be removed
    public void tidy() throws IOException {
        List<Kept> pages = new ArrayList<>();
        long all = 0;
        for (Path file : files()) {
            if (Parts.isOurs(file)) {
                Files.delete(file);
            } else {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                pages.add(new Kept(file, found.size(), found.lastModifiedTime()));
                all += found.size();
            }
        }
        if (all > MOST_BYTES) {
            removeLeastLately(pages, all);
        }
    }

    private static void removeLeastLately(List<Kept> pages, long all) throws IOException {
        pages.sort(Comparator.comparing(Kept::lastUse));
        long bytes = all;
        for (Kept page : pages) {
            if (bytes <= MOST_BYTES) {
                return;
            }
            Files.delete(page.file());
            bytes -= page.bytes();
        }
    }

    /// Those that are there, and what a killed program left of others; nothing else.
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                for (Path file : all) {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && (Parts.isOurs(file) || isPage(file.getFileName().toString()))) {
                        files.add(file);
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return files;
    }

    private static boolean isPage(String name) {
        return NAME.matcher(name).matches();
    }

    private Path file(String url) {
        return folder.resolve(Sha256.of(url.getBytes(StandardCharsets.UTF_8)) + SUFFIX);
    }
}

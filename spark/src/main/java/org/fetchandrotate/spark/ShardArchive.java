package org.fetchandrotate.spark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.spark.sql.Row;

/// Reads a shard's archive, once, from its beginning. Single-thread.
final class ShardArchive implements AutoCloseable {
    private final TarArchiveInputStream tar;

    private ShardArchive(TarArchiveInputStream tar) {
        this.tar = tar;
    }

    static ShardArchive open(JobFolder folder, String archive) throws IOException {
        return new ShardArchive(new TarArchiveInputStream(
                new BufferedInputStream(folder.fileSystem().open(folder.shard(archive)), 1 << 16)));
    }

    static List<String> manifest(JobFolder folder, String archive) throws IOException {
        try (ShardArchive shard = open(folder, archive)) {
            Optional<Member> member = shard.next();
            while (member.isPresent()) {
                if (member.get().name().endsWith("/manifest.jsonl")) {
                    return new String(member.get().content(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                }
                member = shard.next();
            }
            throw new IOException(archive + ": has no manifest");
        }
    }

    /// A file of the archive.
    record Member(String name, byte[] content) {
        /// The image that it belongs to, as `site-candidate` in seven digits each; for the others something else.
        String key() {
            int dot = name.indexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }

        boolean isOriginal() {
            return name.contains(".original.");
        }

        boolean isRotated() {
            return name.contains(".rotated.");
        }
    }

    Optional<Member> next() throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        return entry == null ? Optional.empty() : Optional.of(new Member(entry.getName(), tar.readAllBytes()));
    }

    /// The rows of an archive by what their files' names begin with.
    static Map<String, Row> byKey(Iterator<Row> rows) {
        Map<String, Row> images = new HashMap<>();
        rows.forEachRemaining(row ->
                images.put("%07d-%07d".formatted(row.getInt(ImageTable.SITE), row.getInt(ImageTable.CANDIDATE)), row));
        return images;
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

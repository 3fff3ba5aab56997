package org.fetchandrotate.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.storage.ImageSelection.Extent;
import org.jspecify.annotations.Nullable;

/// Reads history. Thread-safe: calls take turns on one connection. Every call throws [StorageException] if the
/// database fails or the reader is closed.
public final class HistoryReader implements AutoCloseable, NameBook.Earlier {
    private static final String LATEST =
            "SELECT " + ImageRows.SELECTED + " FROM imgs WHERE dirname = ? AND url = ? ORDER BY id DESC LIMIT 1";

    private static final String NEWEST_OF_FILE = "SELECT " + ImageRows.SELECTED
            + " FROM imgs WHERE dirname = ? AND filename = ? COLLATE NOCASE ORDER BY id DESC LIMIT 1";

    private static final String NEWEST_OF_EACH_FILE = """
            SELECT max(id) FROM imgs WHERE dirname IS NOT NULL AND filename IS NOT NULL
            GROUP BY dirname, filename COLLATE NOCASE ORDER BY dirname, filename COLLATE NOCASE""";

    private static final String RUN_COLUMNS =
            "SELECT id, started_at, elapsed_ms, outcome, aimed, succeeded, failed, reused, rotation, settings FROM runs";

    private static final String PAGES = """
            SELECT run_id, place, url, final_url, http_status, candidates, skipped, elapsed_ms, error, error_detail
            FROM pages WHERE run_id = ? ORDER BY place""";

    /// One statement for any number of rows, in the order asked for; CROSS JOIN keeps SQLite from turning it
    /// round.
    private static final String BY_IDS = "SELECT " + ImageRows.SELECTED
            + " FROM json_each(?) AS wanted CROSS JOIN imgs ON imgs.id = wanted.value ORDER BY wanted.key";

    private static final String BY_IDS_IN_RUN = "SELECT " + ImageRows.SELECTED
            + ", reuses.batch, reuses.position FROM json_each(?) AS wanted CROSS JOIN imgs ON imgs.id = wanted.value"
            + " LEFT JOIN reuses ON reuses.run_id = ? AND reuses.image_id = imgs.id ORDER BY wanted.key";

    private static final String TAGS =
            "SELECT image_id, tag FROM tags" + " WHERE image_id IN (SELECT value FROM json_each(?)) ORDER BY tag";

    private static final String PROOFS = """
            SELECT image_id, kind, largest, mean FROM proofs
            JOIN imgs ON imgs.id = image_id AND imgs.rotated_sha256 = proofs.rotated_sha256
            WHERE image_id IN (SELECT value FROM json_each(?))""";

    /// From each to the next: DISTINCT would read all of the index.
    private static final String DIRNAMES = """
            WITH RECURSIVE host (name) AS (
              SELECT min(dirname) FROM imgs
              UNION ALL
              SELECT (SELECT min(dirname) FROM imgs WHERE dirname > name) FROM host WHERE name IS NOT NULL)
            SELECT name FROM host WHERE name IS NOT NULL""";

    private final Path file;
    private final Connection connection;
    private final Consumer<HistoryReader> closed;
    private final Object lock = new Object();
    private final Map<String, PreparedStatement> compiled = new HashMap<>();

    /// @param file for messages
    /// @param connection closed with this reader
    /// @param closed called then
    HistoryReader(Path file, Connection connection, Consumer<HistoryReader> closed) {
        this.file = file;
        this.connection = connection;
        this.closed = closed;
    }

    /// The newest row of an image, of whatever run.
    @Override
    public Optional<ImageRecord> latest(String dirname, String url) throws StorageException {
        return first(LATEST, row -> new ImageRows(row).read(), dirname, url);
    }

    /// The URL that owns a file name in a folder (names that differ only by case are one name), by its newest row.
    @Override
    public Optional<String> ownerOf(String dirname, String filename) throws StorageException {
        return newestOf(dirname, filename).map(ImageRecord::url);
    }

    /// The newest row of a file.
    public Optional<ImageRecord> newestOf(String dirname, String filename) throws StorageException {
        return first(NEWEST_OF_FILE, row -> new ImageRows(row).read(), dirname, filename);
    }

    /// The ids of the newest rows of all files, ordered by folder and name.
    public long[] newestOfEachFile() throws StorageException {
        return inTurn(() -> ids(statement(NEWEST_OF_EACH_FILE)));
    }

    /// Runs, newest first.
    public List<RunRecord> runs() throws StorageException {
        return all(RUN_COLUMNS + " ORDER BY id DESC", HistoryReader::run);
    }

    /// One run.
    public Optional<RunRecord> run(long runId) throws StorageException {
        return first(RUN_COLUMNS + " WHERE id = ?", HistoryReader::run, runId);
    }

    /// The pages of a run, in the order of the list of websites.
    public List<PageRecord> pages(long runId) throws StorageException {
        return all(PAGES, HistoryReader::page, runId);
    }

    /// The ids of the rows that a query selects, in its order: what a table of any length scrolls over.
    public long[] ids(ImageQuery query) throws StorageException {
        return inTurn(() -> {
            QueryIndexes indexes = QueryIndexes.of(connection);
            Extent extent = extent(query, indexes);
            // to look up a good part of all rows takes longer than to read them one after the other
            return ids(ImageSelection.all(query, extent == Extent.FEW ? indexes : indexes.withoutText(), extent));
        });
    }

    /// The first of the same, at once in a history of any length that has its [indexes][IndexUpkeep].
    ///
    /// @param count fewer only if the query selects no more
    public long[] firstIds(ImageQuery query, int count) throws StorageException {
        return inTurn(() -> {
            QueryIndexes indexes = QueryIndexes.of(connection);
            Extent extent = extent(query, indexes);
            Optional<ImageSelection> walk = ImageSelection.walked(query, indexes, count);
            if (walk.isPresent() && extent == Extent.UNKNOWN) {
                long[] found = ids(walk.get());
                if (found.length == count) {
                    return found;
                }
            }
            return ids(ImageSelection.first(query, indexes, extent, count));
        });
    }

    /// The rows with these ids, in this order; ids that are gone are left out.
    public List<ImageRecord> images(long... ids) throws StorageException {
        return all(BY_IDS, row -> new ImageRows(row).read(), Json.of(ids));
    }

    /// The rows with these ids as a run has them: those it reused with the batch and the position that they have in
    /// it; their run stays the one that made them.
    public List<ImageRecord> imagesOfRun(long runId, long... ids) throws StorageException {
        int batch = ImageColumn.values().length + 1;
        return all(
                BY_IDS_IN_RUN,
                row -> {
                    int reusedBatch = row.getInt(batch);
                    return row.wasNull()
                            ? new ImageRows(row).read()
                            : new ImageRows(row).readAsOf(reusedBatch, ImageRows.number(row, batch + 1));
                },
                Json.of(ids),
                runId);
    }

    /// The folders (hosts) that have rows, ordered by name.
    public List<String> dirnames() throws StorageException {
        return all(DIRNAMES, row -> row.getString(1));
    }

    /// The tags that images have, ordered by name.
    public List<String> tags() throws StorageException {
        return all("SELECT DISTINCT tag FROM tags ORDER BY tag", row -> row.getString(1));
    }

    /// The tags of images by their ids, ordered by name; images without any are left out.
    public Map<Long, List<String>> tagsOf(long... ids) throws StorageException {
        Map<Long, List<String>> tags = new HashMap<>();
        all(
                TAGS,
                row -> tags.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(row.getString(2)),
                Json.of(ids));
        return tags;
    }

    /// What was proved of the rotated copies that images have now, by their ids; others are left out.
    public Map<Long, Proof> proofsOf(long... ids) throws StorageException {
        Map<Long, Proof> proofs = new HashMap<>();
        all(
                PROOFS,
                row -> {
                    Optional<Proof.Kind> kind = Proof.Kind.ofCode(row.getString(2));
                    // a later version may know others
                    if (kind.isPresent()) {
                        proofs.put(row.getLong(1), proof(kind.get(), row));
                    }
                    return kind;
                },
                Json.of(ids));
        return proofs;
    }

    private static Proof proof(Proof.Kind kind, ResultSet row) throws SQLException {
        return new Proof(kind, row.getInt(3), row.getDouble(4));
    }

    /// A number that changes whenever another connection changes the database, to notice that a look is due. It
    /// says nothing about how much changed, and numbers of different readers can't be compared.
    public long changeCounter() throws StorageException {
        return first("PRAGMA data_version", row -> row.getLong(1)).orElse(0L);
    }

    /// Idempotent.
    @Override
    public void close() {
        synchronized (lock) {
            try {
                connection.close();
            } catch (SQLException _) {
                // a connection that only read has nothing to lose
            }
        }
        closed.accept(this);
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        long elapsed = row.getLong(3);
        Optional<Duration> duration = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(elapsed));
        return new RunRecord(
                row.getLong(1),
                Timestamps.instant(row.getString(2)),
                duration,
                text(row, 4).flatMap(RunOutcome::ofCode),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                text(row, 9).flatMap(Rotation::ofCode).orElse(Rotation.HALF_TURN),
                row.getString(10));
    }

    private static PageRecord page(ResultSet row) throws SQLException {
        return new PageRecord(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                text(row, 4),
                ImageRows.number(row, 5),
                row.getInt(6),
                row.getInt(7),
                Duration.ofMillis(row.getLong(8)),
                ImageRowReader.failure(text(row, 9), text(row, 10).orElse("")));
    }

    private static Optional<String> text(ResultSet row, int place) throws SQLException {
        @Nullable String text = row.getString(place);
        return Optional.ofNullable(text);
    }

    private <T> Optional<T> first(String sql, RowReading<T> reading, Object... arguments) throws StorageException {
        return all(sql, reading, arguments).stream().findFirst();
    }

    private <T> List<T> all(String sql, RowReading<T> reading, Object... arguments) throws StorageException {
        return inTurn(() -> {
            PreparedStatement statement = statement(sql);
            bind(statement, Arrays.asList(arguments));
            try (ResultSet row = statement.executeQuery()) {
                List<T> results = new ArrayList<>();
                while (row.next()) {
                    results.add(reading.read(row));
                }
                return results;
            }
        });
    }

    private static void bind(PreparedStatement statement, List<Object> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
    }

    private Extent extent(ImageQuery query, QueryIndexes indexes) throws SQLException {
        Optional<ImageSelection> sample = ImageSelection.sampled(query, indexes);
        return sample.isPresent() && ids(sample.get()).length <= ImageSelection.FEW ? Extent.FEW : Extent.UNKNOWN;
    }

    private long[] ids(ImageSelection selection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(selection.sql())) {
            bind(statement, selection.arguments());
            return ids(statement);
        }
    }

    private static long[] ids(PreparedStatement statement) throws SQLException {
        long[] ids = new long[1024];
        int count = 0;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (count == ids.length) {
                    ids = Arrays.copyOf(ids, count * 2);
                }
                ids[count++] = row.getLong(1);
            }
        }
        return Arrays.copyOf(ids, count);
    }

    private PreparedStatement statement(String sql) throws SQLException {
        @Nullable PreparedStatement known = compiled.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            compiled.put(sql, known);
        }
        return known;
    }

    private <T> T inTurn(Reading<T> reading) throws StorageException {
        synchronized (lock) {
            try {
                if (connection.isClosed()) {
                    throw new StorageException("The history " + file + " was closed while it was being read");
                }
                return reading.read();
            } catch (SQLException e) {
                throw SqlFailures.explained(file, e);
            }
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }

    @FunctionalInterface
    private interface RowReading<T> {
        T read(ResultSet row) throws SQLException;
    }
}

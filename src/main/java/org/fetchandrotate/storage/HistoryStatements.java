package org.fetchandrotate.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.storage.HistoryWriter.RunCounts;
import org.fetchandrotate.storage.HistoryWriter.TakenImage;
import org.jspecify.annotations.Nullable;

/// What the writer can say to the database, each statement compiled once. For one thread; transactions are the
/// caller's.
final class HistoryStatements implements AutoCloseable {
    /// A row that is there moves on; it keeps its number, the time it was first written and its position.
    private static final String PUT_IMAGE = """
            INSERT INTO imgs (%s) VALUES (%s)
            ON CONFLICT (run_id, dirname, url) DO UPDATE SET %s""".formatted(
                    storedColumns().collect(Collectors.joining(", ")),
                    storedColumns().map(_ -> "?").collect(Collectors.joining(", ")),
                    storedColumns()
                            .map(HistoryStatements::assignment)
                            .filter(assignment -> !assignment.isEmpty())
                            .collect(Collectors.joining(", ")));

    private static final String PUT_PAGE = """
            INSERT OR REPLACE INTO pages
              (run_id, place, url, final_url, http_status, candidates, skipped, elapsed_ms, error, error_detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String PUT_REUSE = """
            INSERT INTO reuses (run_id, image_id, batch) VALUES (?, ?, ?)
            ON CONFLICT (run_id, image_id) DO UPDATE SET batch = excluded.batch""";

    private static final String START_RUN =
            "INSERT INTO runs (started_at, aimed, rotation, settings) VALUES (?, ?, ?, ?) RETURNING id";

    private static final String FINISH_RUN =
            "UPDATE runs SET outcome = ?, succeeded = ?, failed = ?, reused = ?, elapsed_ms = ? WHERE id = ?";

    private static final String PLACE_IMAGE =
            "UPDATE imgs SET position = ? WHERE run_id = ? AND dirname = ? AND url = ?";

    private static final String PLACE_REUSE = """
            UPDATE reuses SET position = ?
            WHERE run_id = ? AND image_id IN (SELECT id FROM imgs WHERE dirname = ? AND url = ?)""";

    /// The counts of a run that couldn't count to its end are those of its rows.
    private static final String CLOSE_KILLED_RUNS = """
            UPDATE runs SET
              outcome = ?,
              reused = (SELECT count(*) FROM reuses WHERE reuses.run_id = runs.id),
              succeeded = (SELECT count(*) FROM reuses WHERE reuses.run_id = runs.id)
                + (SELECT count(*) FROM imgs WHERE imgs.run_id = runs.id AND status = 'processed'),
              failed = (SELECT count(*) FROM imgs WHERE imgs.run_id = runs.id AND error IS NOT NULL)
            WHERE outcome IS NULL""";

    /// A row that other runs reused passes to the first of them, since its files are theirs too.
    private static final String HAND_ON_REUSED_ROWS = """
            UPDATE OR IGNORE imgs SET (run_id, batch, position) =
              (SELECT run_id, batch, position FROM reuses WHERE image_id = imgs.id ORDER BY run_id LIMIT 1)
            WHERE run_id = ? AND id IN (SELECT image_id FROM reuses)""";

    private static final String DROP_REUSES_OF_OWN_ROWS = """
            DELETE FROM reuses
            WHERE EXISTS (SELECT 1 FROM imgs WHERE imgs.id = reuses.image_id AND imgs.run_id = reuses.run_id)""";

    private static final String DELETE_RUN = "DELETE FROM runs WHERE id = ?";

    private static final String DELETE_IMAGES = "DELETE FROM imgs WHERE id IN (SELECT value FROM json_each(?))";

    private static final String PUT_TAG = "INSERT OR IGNORE INTO tags (tag, image_id) SELECT ?, value FROM json_each(?)"
            + " WHERE value IN (SELECT id FROM imgs)";

    private static final String DROP_TAG =
            "DELETE FROM tags WHERE tag = ? AND image_id IN (SELECT value FROM json_each(?))";

    private static final String PUT_PROOF = """
            INSERT OR REPLACE INTO proofs (image_id, rotated_sha256, kind, largest, mean)
            SELECT id, rotated_sha256, ?, ?, ? FROM imgs WHERE id = ? AND rotated_sha256 = ?""";

    private final Connection connection;
    private final Map<String, PreparedStatement> compiled = new HashMap<>();

    /// @param connection closed with this
    HistoryStatements(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    void put(ImageRecord image) throws SQLException {
        PreparedStatement statement = statement(PUT_IMAGE);
        int place = 0;
        for (ImageColumn column : ImageColumn.values()) {
            if (column != ImageColumn.ID) {
                bind(statement, ++place, column.value(image));
            }
        }
        statement.executeUpdate();
    }

    void put(PageRecord page) throws SQLException {
        PreparedStatement statement = statement(PUT_PAGE);
        statement.setLong(1, page.runId());
        statement.setInt(2, page.place());
        statement.setString(3, page.url());
        bind(statement, 4, page.finalUrl());
        bind(statement, 5, page.httpStatus().stream().boxed().findFirst());
        statement.setInt(6, page.candidates());
        statement.setInt(7, page.skipped());
        statement.setLong(8, page.elapsed().toMillis());
        bind(statement, 9, page.failure().map(failure -> failure.reason().code()));
        bind(statement, 10, page.failure().map(Failure::detail));
        statement.executeUpdate();
    }

    void putReuse(long runId, long imageId, int batch) throws SQLException {
        PreparedStatement statement = statement(PUT_REUSE);
        statement.setLong(1, runId);
        statement.setLong(2, imageId);
        statement.setInt(3, batch);
        statement.executeUpdate();
    }

    long startRun(Instant startedAt, int aimed, Rotation rotation, String settings) throws SQLException {
        PreparedStatement statement = statement(START_RUN);
        statement.setString(1, Timestamps.text(startedAt));
        statement.setInt(2, aimed);
        statement.setString(3, rotation.code()); // the column makes numbers of angles
        statement.setString(4, settings);
        try (ResultSet row = statement.executeQuery()) {
            return row.getLong(1);
        }
    }

    void finishRun(long runId, RunOutcome outcome, RunCounts counts, Duration elapsed) throws SQLException {
        PreparedStatement statement = statement(FINISH_RUN);
        statement.setString(1, outcome.code());
        statement.setInt(2, counts.succeeded());
        statement.setInt(3, counts.failed());
        statement.setInt(4, counts.reused());
        statement.setLong(5, elapsed.toMillis());
        statement.setLong(6, runId);
        statement.executeUpdate();
    }

    void placeInOrder(long runId, List<TakenImage> order) throws SQLException {
        for (int i = 0; i < order.size(); i++) {
            TakenImage taken = order.get(i);
            if (place(statement(PLACE_IMAGE), i + 1, runId, taken) == 0) {
                place(statement(PLACE_REUSE), i + 1, runId, taken);
            }
        }
    }

    private static int place(PreparedStatement statement, int position, long runId, TakenImage taken)
            throws SQLException {
        statement.setInt(1, position);
        statement.setLong(2, runId);
        statement.setString(3, taken.dirname());
        statement.setString(4, taken.url());
        return statement.executeUpdate();
    }

    int closeKilledRuns() throws SQLException {
        PreparedStatement statement = statement(CLOSE_KILLED_RUNS);
        statement.setString(1, RunOutcome.KILLED.code());
        return statement.executeUpdate();
    }

    void deleteRun(long runId) throws SQLException {
        PreparedStatement handOn = statement(HAND_ON_REUSED_ROWS);
        handOn.setLong(1, runId);
        handOn.executeUpdate();
        statement(DROP_REUSES_OF_OWN_ROWS).executeUpdate();
        PreparedStatement delete = statement(DELETE_RUN);
        delete.setLong(1, runId);
        delete.executeUpdate();
    }

    void deleteImages(String ids) throws SQLException {
        PreparedStatement statement = statement(DELETE_IMAGES);
        statement.setString(1, ids);
        statement.executeUpdate();
    }

    void putTag(String tag, String ids) throws SQLException {
        change(statement(PUT_TAG), tag, ids);
    }

    void dropTag(String tag, String ids) throws SQLException {
        change(statement(DROP_TAG), tag, ids);
    }

    void putProof(long imageId, String rotatedSha256, Proof proof) throws SQLException {
        PreparedStatement statement = statement(PUT_PROOF);
        statement.setString(1, proof.kind().code());
        statement.setInt(2, proof.largest());
        statement.setDouble(3, proof.mean());
        statement.setLong(4, imageId);
        statement.setString(5, rotatedSha256);
        statement.executeUpdate();
    }

    private static void change(PreparedStatement statement, String tag, String ids) throws SQLException {
        statement.setString(1, tag);
        statement.setString(2, ids);
        statement.executeUpdate();
    }

    private PreparedStatement statement(String sql) throws SQLException {
        @Nullable PreparedStatement known = compiled.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            compiled.put(sql, known);
        }
        return known;
    }

    private static void bind(PreparedStatement statement, int place, Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            statement.setObject(place, value.get());
        } else {
            statement.setNull(place, java.sql.Types.NULL);
        }
    }

    private static Stream<String> storedColumns() {
        return ImageColumn.names().stream().filter(name -> !name.equals("id"));
    }

    private static String assignment(String column) {
        return switch (column) {
            case "run_id", "dirname", "url", "created_at" -> "";
            case "position" -> "position = coalesce(excluded.position, position)";
            default -> column + " = excluded." + column;
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package org.fetchandrotate.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes and keeps what a long history is looked through by ([QueryIndexes]), in small steps between which others
/// read and write. Thread-safe.
public final class IndexUpkeep implements AutoCloseable {
    /// A shorter history is looked through as fast without, and its runs needn't write more than its rows.
    static final int LONG_HISTORY = 20_000;

    /// What is taken in at once: others wait for it.
    private static final int ROWS_AT_ONCE = 2_000;

    private static final String TAKE_IN = "INSERT INTO " + QueryIndexes.TEXT + " (rowid, text) SELECT imgs.id, "
            + SearchWord.indexedText() + " FROM " + QueryIndexes.PENDING
            + " CROSS JOIN imgs ON imgs.id = image_id WHERE image_id <= ? ORDER BY image_id";

    private static final String LAST_OF_SOME = "SELECT max(image_id) FROM (SELECT image_id FROM " + QueryIndexes.PENDING
            + " ORDER BY image_id LIMIT " + ROWS_AT_ONCE + ")";

    private final Path file;
    private final Connection connection;
    private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
    private volatile boolean isClosed;

    /// @param file for messages
    /// @param connection may write; closed with this
    IndexUpkeep(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Makes one index, or takes some rows into that of trigrams; in one transaction, so that it is done or isn't.
    ///
    /// @return whether there was anything to do, and may be more
    /// @throws StorageException if it can't be done now, as when a run keeps the database locked; nothing is lost
    ///     then
    public synchronized boolean step() throws StorageException {
        try {
            return isLong() && (makeOne() || takeInSome());
        } catch (SQLException e) {
            throw SqlFailures.explained(file, e);
        }
    }

    /// [HistoryReader#changeCounter()], which the steps leave as it is: they change nothing that anybody looks for.
    ///
    /// @throws StorageException if the database can't be read
    public synchronized long changeCounter() throws StorageException {
        try {
            return number("PRAGMA data_version").orElse(0);
        } catch (SQLException e) {
            throw SqlFailures.explained(file, e);
        }
    }

    /// Idempotent. A step that goes on is broken off and taken back: nobody waits for an index to be made.
    @Override
    public void close() {
        isClosed = true;
        try {
            Statement goingOn = running.get();
            if (goingOn != null) {
                goingOn.cancel();
            }
        } catch (SQLException _) {
            // it has ended meanwhile
        }
        closeConnection();
    }

    private synchronized void closeConnection() {
        try {
            connection.close();
        } catch (SQLException _) {
            // every step is on disk, or was rolled back
        }
    }

    /// Ids go up with the rows: good enough, and known at once.
    private boolean isLong() throws SQLException {
        return number("SELECT max(id) FROM imgs").orElse(0) >= LONG_HISTORY;
    }

    private boolean makeOne() throws SQLException {
        QueryIndexes indexes = QueryIndexes.of(connection);
        for (Map.Entry<String, String> index : QueryIndexes.statements().entrySet()) {
            if (!indexes.present().contains(index.getKey())) {
                Transaction.<SQLException>immediately(connection, () -> make(index.getValue()));
                return true;
            }
        }
        if (!indexes.present().contains(QueryIndexes.TEXT)) {
            Transaction.<SQLException>immediately(connection, () -> {
                for (String sql : QueryIndexes.textStatements()) {
                    make(sql);
                }
            });
            return true;
        }
        return false;
    }

    private boolean takeInSome() throws SQLException {
        if (number(LAST_OF_SOME).isEmpty()) {
            return false;
        }
        Transaction.<SQLException>immediately(connection, () -> {
            long last = number(LAST_OF_SOME).orElse(0);
            update(TAKE_IN, last);
            update("DELETE FROM " + QueryIndexes.PENDING + " WHERE image_id <= ?", last);
        });
        return true;
    }

    /// What takes long, and can be broken off.
    private void make(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            execute(statement);
        }
    }

    private void execute(PreparedStatement statement) throws SQLException {
        running.set(statement);
        try {
            if (isClosed) {
                throw new SQLException("The history was closed");
            }
            statement.executeUpdate();
        } finally {
            running.set(null);
        }
    }

    private void update(String sql, long argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, argument);
            execute(statement);
        }
    }

    private OptionalLong number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            long number = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        }
    }
}

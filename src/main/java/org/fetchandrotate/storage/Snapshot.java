package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/// A copy of a database as it was at one moment, for what takes long to read: a run that wants to write waits
/// for the copying alone. Removed when closed.
final class Snapshot implements AutoCloseable {
    private final Path file;

    private Snapshot(Path file) {
        this.file = file;
    }

    /// @param neighbour the copy is made in this file's folder
    static Snapshot of(Database database, Path neighbour) throws SQLException, IOException {
        Path folder = Objects.requireNonNull(neighbour.toAbsolutePath().getParent());
        Snapshot snapshot = new Snapshot(Parts.create(folder));
        try (Connection connection = database.connectForReading()) {
            connection.setAutoCommit(false); // one transaction: every page is of the same moment
            copy(connection, snapshot.file);
            connection.rollback();
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    private static void copy(Connection from, Path to) throws SQLException {
        try (Statement statement = from.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
                row.next();
            }
            statement.executeUpdate("backup to \"" + to.toString().replace("\"", "\"\"") + "\"");
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

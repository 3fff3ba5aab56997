package org.fetchandrotate.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fetchandrotate.model.FileFailures;

/// The SQLite file: made by `db/schema.sql`, brought up to date by numbered migrations, opened with a rollback
/// journal and foreign keys on. Thread-safe. Readers and the writer each have their own connections.
public final class Database implements AutoCloseable {
    /// The first bytes of every database. Source: sqlite.org/fileformat2.html, section 1.3
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final Access access;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Set<HistoryReader> readers = ConcurrentHashMap.newKeySet();

    private enum Access {
        READ_WRITE,
        READ_ONLY
    }

    private Database(Path file, Access access) {
        this.file = file;
        this.access = access;
    }

    /// Opens the database, creating or migrating it where needed. A file that is refused is left as it was.
    ///
    /// @throws StorageException if it isn't a database, is newer than this program, is damaged, or can't be opened
    public static Database open(Path file) throws StorageException {
        return open(file, Connections.USUAL);
    }

    /// The same without waiting for another program that is writing, for where somebody looks on.
    ///
    /// @throws StorageException also if another program keeps it locked
    public static Database openAtOnce(Path file) throws StorageException {
        return open(file, Connections.SHORT);
    }

    private static Database open(Path file, Duration patience) throws StorageException {
        createFolder(file);
        checkHeader(file);
        try {
            Schema.State state = inspect(file, patience);
            Connections.leaveWal(file, patience);
            try (Connection connection = Connections.writing(file, patience)) {
                if (state != Schema.State.CURRENT) {
                    new Schema(file, connection).bringUpToDate();
                }
                checkWritable(connection);
            }
        } catch (SQLException e) {
            throw SqlFailures.explained(file, e);
        }
        return new Database(file, Access.READ_WRITE);
    }

    /// Opens an existing database for reading alone, without migrating it.
    ///
    /// @throws StorageException if there is none, or it can't be read by this program
    public static Database openReadOnly(Path file) throws StorageException {
        if (Files.notExists(file)) {
            throw new StorageException("There is no database " + file + " yet; a first run makes it");
        }
        Database database = new Database(file, Access.READ_ONLY);
        if (database.stateForReading() == Schema.State.EMPTY) {
            throw new StorageException("The database " + file + " is empty; a first run fills it");
        }
        return database;
    }

    /// Refuses what [#open(Path)] would refuse for what it holds, and changes nothing. A file that isn't there
    /// or is empty, as a disk without room for a new database leaves it, is good to begin with.
    ///
    /// @throws StorageException if it isn't a database, belongs to another program, is newer than this one, or
    ///     can't
    ///     be read
    public static void check(Path file) throws StorageException {
        if (Files.exists(file)) {
            new Database(file, Access.READ_ONLY).stateForReading();
        }
    }

    private Schema.State stateForReading() throws StorageException {
        checkHeader(file);
        try (Connection connection = connectForReading()) {
            return new Schema(file, connection).inspect();
        } catch (SQLException e) {
            throw SqlFailures.explained(file, e);
        }
    }

    /// The same for a database that another program may be about to make: while there is none, [#reader()] throws.
    ///
    /// @throws StorageException if there is one and it can't be read by this program
    public static Database openReadOnlyOnceThere(Path file) throws StorageException {
        return Files.notExists(file) ? new Database(file, Access.READ_ONLY) : openReadOnly(file);
    }

    /// The file.
    public Path file() {
        return file;
    }

    /// A reader with a connection of its own.
    public HistoryReader reader() throws StorageException {
        try {
            HistoryReader reader = new HistoryReader(file, connectForHistory(), readers::remove);
            readers.add(reader);
            return reader;
        } catch (SQLException e) {
            throw SqlFailures.explained(file, e);
        }
    }

    /// The one writer. At most one is open at a time.
    ///
    /// @throws StorageException also if one is open, or this database is open for reading alone
    public HistoryWriter writer() throws StorageException {
        if (access == Access.READ_ONLY) {
            throw new StorageException("The database " + file + " is open for reading alone");
        }
        if (!writing.compareAndSet(false, true)) {
            throw new StorageException("The database " + file + " is being written to already; wait for that to end");
        }
        try {
            return HistoryWriter.start(file, Connections.writing(file), () -> writing.set(false));
        } catch (SQLException e) {
            writing.set(false);
            throw SqlFailures.explained(file, e);
        }
    }

    /// What makes and keeps the indexes of a long history; empty if this database is open for reading alone.
    ///
    /// @throws StorageException if it can't be opened
    public Optional<IndexUpkeep> indexUpkeep() throws StorageException {
        if (access == Access.READ_ONLY) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IndexUpkeep(file, Connections.indexing(file)));
        } catch (SQLException e) {
            throw SqlFailures.explained(file, e);
        }
    }

    /// Lets go of the readers still open and leaves the whole history in the one file, unless another program is
    /// reading it. Close the writer before. Idempotent.
    @Override
    public void close() {
        readers.forEach(HistoryReader::close);
        if (access == Access.READ_WRITE && !writing.get() && Files.isWritable(file)) {
            leaveOneFile();
        }
    }

    private void leaveOneFile() {
        try {
            Connections.removeEmptyJournal(file);
        } catch (SQLException _) {
            // an empty journal does no harm, and another program is using it
        }
    }

    /// A connection that reads the file as it is, of whatever version.
    Connection connectForReading() throws SQLException {
        Connection connection = Connections.reading(file);
        try {
            new Schema(file, connection).version();
            return connection;
        } catch (SQLException e) {
            connection.close();
            if (access == Access.READ_ONLY
                    && Connections.isWal(file)
                    && !Files.isWritable(file.toAbsolutePath().getParent())) {
                return Connections.readingUnwritable(file);
            }
            throw e;
        }
    }

    /// A connection that has all tables: an older database that mustn't be touched is migrated in memory.
    private Connection connectForHistory() throws SQLException, StorageException {
        Connection connection = connectForReading();
        if (new Schema(file, connection).version() == Schema.CURRENT) {
            return connection;
        }
        connection.close();
        Connection copy = Connections.inMemory();
        try (Statement statement = copy.createStatement()) {
            statement.executeUpdate(
                    "restore from \"" + file.toAbsolutePath().toString().replace("\"", "\"\"") + "\"");
            new Schema(file, copy).bringUpToDate();
            return copy;
        } catch (SQLException | StorageException e) {
            copy.close();
            throw e;
        }
    }

    private static Schema.State inspect(Path file, Duration patience) throws SQLException, StorageException {
        try (Connection connection = Connections.inspecting(file, patience);
                Statement statement = connection.createStatement()) {
            Schema.State state = new Schema(file, connection).inspect();
            try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (!row.getString(1).equals("ok")) {
                    throw new StorageException(SqlFailures.damaged(file, row.getString(1)));
                }
            }
            return state;
        }
    }

    /// A program that may only read the file would otherwise learn so when its first run has begun.
    private static void checkWritable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            statement.executeUpdate("ROLLBACK");
        }
    }

    private static void createFolder(Path file) throws StorageException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StorageException(
                    "The database's folder " + folder + " can't be made (" + FileFailures.reason(e)
                            + "); make it by hand, or name another database with db_filepath",
                    e);
        }
    }

    private static void checkHeader(Path file) throws StorageException {
        if (Files.notExists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new StorageException(SqlFailures.notADatabase(file));
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(MAGIC.length);
            if (head.length != 0 && !Arrays.equals(head, MAGIC)) {
                throw new StorageException(SqlFailures.notADatabase(file));
            }
        } catch (IOException e) {
            throw new StorageException(
                    "The database " + file + " can't be read (" + FileFailures.reason(e)
                            + "); give this user the right to read and write it",
                    e);
        }
    }
}

package org.fetchandrotate.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Opens connections, each with its properties set before the first statement. Every caller closes its own.
///
/// None of them maps a file into memory, neither the database (`mmap_size`) nor the index of a WAL: a mapped file
/// that loses its ground, on a full disk or since somebody cut it short, kills the whole program with SIGBUS. See
/// `docs/decisions/0031-rollback-journal.md`.
final class Connections {
    /// How long a connection waits for another program's transaction.
    static final Duration USUAL = Duration.ofSeconds(10);

    /// The same where somebody looks on.
    static final Duration SHORT = Duration.ofMillis(400);

    /// The same for the writer, who would lose a run: longer than anybody's dump or backup takes.
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final int READ_VERSION = 19;
    private static final byte WAL_VERSION = 2;

    private static final int CACHE_KIB = 16 << 10;

    private Connections() {}

    /// For looking before touching: changes nothing by itself, but can roll back what a killed program left half
    /// done.
    static Connection inspecting(Path file) throws SQLException {
        return inspecting(file, USUAL);
    }

    /// @param patience how long to wait for another program's transaction
    static Connection inspecting(Path file, Duration patience) throws SQLException {
        return isWal(file) ? alone(file, patience) : open(file, "", common(patience));
    }

    /// For writing, with a rollback journal. A commit is on the disk when it returns.
    static Connection writing(Path file) throws SQLException {
        return writing(file, PATIENT);
    }

    /// @param patience how long to wait for another program's transaction
    static Connection writing(Path file, Duration patience) throws SQLException {
        SQLiteConfig config = common(patience);
        config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        Connection connection = open(file, "", config);
        // a change larger than the cache would lock readers out long before its commit
        return prepared(connection, "PRAGMA cache_spill = OFF");
    }

    /// For making indexes besides others' work: waits for nobody long, and sorts in files rather than in memory.
    static Connection indexing(Path file) throws SQLException {
        return prepared(writing(file, SHORT), "PRAGMA temp_store = FILE");
    }

    /// For reading alone. The file is opened for writing where that is allowed, since SQLite couldn't roll back
    /// what a killed program left half done otherwise; no statement can change it.
    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setCacheSize(-CACHE_KIB);
        return prepared(open(file, "", config), "PRAGMA query_only = ON");
    }

    /// For reading a database in WAL mode in a folder in which SQLite can't put the files it keeps beside it.
    ///
    /// Source: sqlite.org/wal.html, "Read-Only Databases"
    static Connection readingUnwritable(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        config.setCacheSize(-CACHE_KIB);
        return open(file, "?immutable=1", config);
    }

    /// Takes a database out of WAL mode, in which earlier versions of this program kept it.
    ///
    /// @throws SQLException if another program has it open
    static void leaveWal(Path file, Duration patience) throws SQLException {
        if (isWal(file)) {
            try (Connection connection = alone(file, patience)) {
                run(connection, "PRAGMA journal_mode = DELETE");
            }
        }
    }

    /// Removes the empty journal that is kept between commits, unless another program is writing.
    static void removeEmptyJournal(Path file) throws SQLException {
        try (Connection connection = open(file, "", common())) {
            // SQLite removes it when the mode that keeps it is left
            run(connection, "PRAGMA journal_mode = TRUNCATE");
            run(connection, "PRAGMA journal_mode = DELETE");
        }
    }

    /// Whether the database says that it is in WAL mode. Source: sqlite.org/fileformat2.html, section 1.3.2
    static boolean isWal(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(READ_VERSION + 1);
            return head.length > READ_VERSION && head[READ_VERSION] == WAL_VERSION;
        } catch (IOException _) {
            return false; // SQLite says better what is wrong
        }
    }

    /// A connection that shuts all others out keeps the index of the WAL in its own memory. Source:
    /// sqlite.org/wal.html, "Use of WAL Without Shared-Memory"
    private static Connection alone(Path file, Duration patience) throws SQLException {
        return prepared(open(file, "", common(patience)), "PRAGMA locking_mode = EXCLUSIVE");
    }

    /// A database in memory.
    static Connection inMemory() throws SQLException {
        SqliteLibrary.unpack();
        return DriverManager.getConnection("jdbc:sqlite::memory:", common().toProperties());
    }

    private static SQLiteConfig common() {
        return common(USUAL);
    }

    private static SQLiteConfig common(Duration patience) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        config.setGetGeneratedKeys(false); // costs a statement for each row, and nobody asks
        return config;
    }

    private static Connection prepared(Connection connection, String pragma) throws SQLException {
        try {
            run(connection, pragma);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void run(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }

    /// The file is named as a URI, since a plain name with a question mark would be cut there.
    private static Connection open(Path file, String parameters, SQLiteConfig config) throws SQLException {
        SqliteLibrary.unpack();
        String address = file.toAbsolutePath().normalize().toUri().getRawPath();
        return DriverManager.getConnection("jdbc:sqlite:file://" + address + parameters, config.toProperties());
    }
}

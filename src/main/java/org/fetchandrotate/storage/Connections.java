package org.fetchandrotate.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// Opens connections, each with its properties set before the first statement. Every caller closes its own.
final class Connections {
    /// How long a connection waits for another program's transaction.
    private static final int BUSY_MILLIS = 10_000;

    private static final int CACHE_KIB = 16 << 10;

    private Connections() {}

    /// For looking before touching: changes nothing by itself, but can roll back what a killed program left half
    /// done.
    static Connection inspecting(Path file) throws SQLException {
        return open(file, "", common());
    }

    /// For writing, in WAL mode. A commit is on the disk when it returns.
    static Connection writing(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        return open(file, "", config);
    }

    /// For reading alone.
    static Connection reading(Path file) throws SQLException {
        return open(file, "", readOnly());
    }

    /// For reading a file in a folder in which SQLite can't put the files it keeps beside a database in WAL mode.
    ///
    /// Source: sqlite.org/wal.html, "Read-Only Databases"
    static Connection readingUnwritable(Path file) throws SQLException {
        return open(file, "?immutable=1", readOnly());
    }

    /// A database in memory.
    static Connection inMemory() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:", common().toProperties());
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(256L << 20));
        return config;
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    /// The file is named as a URI, since a plain name with a question mark would be cut there.
    private static Connection open(Path file, String parameters, SQLiteConfig config) throws SQLException {
        String address = file.toAbsolutePath().normalize().toUri().getRawPath();
        return DriverManager.getConnection("jdbc:sqlite:file://" + address + parameters, config.toProperties());
    }
}

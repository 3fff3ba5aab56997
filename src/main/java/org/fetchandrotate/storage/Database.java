package org.fetchandrotate.storage;

import java.nio.file.Path;

/// The SQLite file: made by `db/schema.sql`, brought up to date by numbered migrations, opened with WAL and foreign
/// keys on. Thread-safe. Readers and the writer each have their own connections.
public final class Database implements AutoCloseable {
    private Database() {}

    /// Opens the database, creating or migrating it where needed.
    ///
    /// @throws StorageException if it isn't a database, is newer than this program, is damaged, or can't be opened
    public static Database open(Path file) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Opens an existing database for reading alone, without migrating it.
    ///
    /// @throws StorageException if there is none, or it can't be read by this program
    public static Database openReadOnly(Path file) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// A reader with a connection of its own.
    public HistoryReader reader() throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The one writer. At most one is open at a time.
    public HistoryWriter writer() throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {}
}

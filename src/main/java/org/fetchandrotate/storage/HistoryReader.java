package org.fetchandrotate.storage;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.RunRecord;

/// Reads history. Thread-safe: calls take turns on one connection.
public final class HistoryReader implements AutoCloseable {
    HistoryReader() {}

    /// The newest row of an image, of whatever run.
    public Optional<ImageRecord> latest(String dirname, String url) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The URL that owns a file name in a folder (names that differ only by case are one name), by its newest row.
    public Optional<String> ownerOf(String dirname, String filename) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Runs, newest first.
    public List<RunRecord> runs() throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    public Optional<RunRecord> run(long runId) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The pages of a run, in the order of the list of websites.
    public List<PageRecord> pages(long runId) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The ids of the rows that a query selects, in its order: what a table of any length scrolls over.
    public long[] ids(ImageQuery query) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The rows with these ids, in this order; ids that are gone are left out.
    public List<ImageRecord> images(long... ids) throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The folders (hosts) that have rows, ordered by name.
    public List<String> dirnames() throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Counts database changes by other connections, to notice that a look is due.
    public long changeCounter() throws StorageException {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {}
}

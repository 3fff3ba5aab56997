package org.fetchandrotate.desktop.history;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.IndexUpkeep;
import org.fetchandrotate.storage.StorageException;

/// The database as the view needs it. Thread-safe, and to be used off the FX thread, since everything waits for the
/// disk. A database that isn't there yet, in a workspace open for reading alone, is an empty history.
final class HistoryStore implements AutoCloseable {
    private final LazyReader lists;
    private final LazyReader rows;
    private final LazyUpkeep upkeep;

    HistoryStore(Database database) {
        upkeep = new LazyUpkeep(database);
        lists = new LazyReader(database);
        // their own connection: rows in sight don't wait for a long search
        rows = new LazyReader(database);
    }

    /// What there is to show.
    ///
    /// @param runs newest first
    /// @param hosts by name
    /// @param tags that images have, by name
    /// @param ids of the rows that the query selects, in its order
    record Look(List<RunRecord> runs, List<String> hosts, List<String> tags, long[] ids) {}

    Look look(ImageQuery query) throws StorageException {
        Optional<HistoryReader> reader = lists.get();
        return reader.isEmpty()
                ? new Look(List.of(), List.of(), List.of(), new long[0])
                : new Look(
                        reader.get().runs(),
                        reader.get().dirnames(),
                        reader.get().tags(),
                        reader.get().ids(query));
    }

    /// The first of the ids, without waiting for a look at all of them.
    long[] first(ImageQuery query, int count) throws StorageException {
        Optional<HistoryReader> reader = rows.get();
        return reader.isEmpty() ? new long[0] : reader.get().firstIds(query, count);
    }

    /// Makes or keeps one of the indexes of a long history.
    ///
    /// @return whether there may be more to do
    boolean keepIndexes() throws StorageException {
        Optional<IndexUpkeep> open = upkeep.get();
        return open.isPresent() && open.get().step();
    }

    /// Rows as the query has them: those of one run with the places that they have in it.
    List<SeenImage> images(ImageQuery query, long... ids) throws StorageException {
        Optional<HistoryReader> reader = rows.get();
        if (reader.isEmpty()) {
            return List.of();
        }
        Map<Long, List<String>> tags = reader.get().tagsOf(ids);
        Map<Long, Proof> proofs = reader.get().proofsOf(ids);
        List<ImageRecord> images = query.run().isPresent()
                ? reader.get().imagesOfRun(query.run().getAsLong(), ids)
                : reader.get().images(ids);
        return images.stream()
                .map(image -> new SeenImage(
                        image, tags.getOrDefault(image.id(), List.of()), Optional.ofNullable(proofs.get(image.id()))))
                .toList();
    }

    /// Changes whenever the database does, but for its indexes.
    long changeCounter() throws StorageException {
        Optional<IndexUpkeep> open = upkeep.get();
        if (open.isPresent()) {
            return open.get().changeCounter();
        }
        Optional<HistoryReader> reader = lists.get();
        return reader.isEmpty() ? 0 : reader.get().changeCounter();
    }

    /// Idempotent. Whoever is reading gets a [StorageException].
    @Override
    public void close() {
        lists.close();
        rows.close();
        upkeep.close();
    }

    /// What keeps the indexes, opened when it is needed first; never in a database that may only be read.
    private static final class LazyUpkeep implements AutoCloseable {
        private final Database database;
        private Optional<IndexUpkeep> upkeep = Optional.empty();
        private boolean isClosed;

        LazyUpkeep(Database database) {
            this.database = database;
        }

        synchronized Optional<IndexUpkeep> get() throws StorageException {
            if (upkeep.isEmpty() && !isClosed && Files.exists(database.file())) {
                upkeep = database.indexUpkeep();
            }
            return upkeep;
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            upkeep.ifPresent(IndexUpkeep::close);
        }
    }

    /// A reader that is opened when it is needed first.
    private static final class LazyReader implements AutoCloseable {
        private final Database database;
        private Optional<HistoryReader> reader = Optional.empty();
        private boolean isClosed;

        LazyReader(Database database) {
            this.database = database;
        }

        /// Empty while there is no database.
        synchronized Optional<HistoryReader> get() throws StorageException {
            if (isClosed) {
                throw new StorageException("The history " + database.file() + " was closed while it was being read");
            }
            if (reader.isEmpty() && Files.exists(database.file())) {
                reader = Optional.of(database.reader());
            }
            return reader;
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            reader.ifPresent(HistoryReader::close);
        }
    }
}

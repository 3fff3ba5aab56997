package org.fetchandrotate.desktop.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Lazy<HistoryReader> lists;
    private final Lazy<HistoryReader> rows;
    private final Lazy<IndexUpkeep> upkeep;

    HistoryStore(Database database) {
        upkeep = new Lazy<>(database, database::indexUpkeep, IndexUpkeep::close);
        lists = reader(database);
        // their own connection: rows in sight don't wait for a long search
        rows = reader(database);
    }

    private static Lazy<HistoryReader> reader(Database database) {
        return new Lazy<>(database, () -> Optional.of(database.reader()), HistoryReader::close);
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

    /// What is opened when it is needed first, once there is a database.
    private static final class Lazy<T> implements AutoCloseable {
        private final Path file;
        private final Opening<T> opening;
        private final Consumer<T> closing;
        private Optional<T> opened = Optional.empty();
        private boolean isClosed;

        Lazy(Database database, Opening<T> opening, Consumer<T> closing) {
            file = database.file();
            this.opening = opening;
            this.closing = closing;
        }

        /// Empty while there is no database, or none that may be opened so.
        synchronized Optional<T> get() throws StorageException {
            if (isClosed) {
                throw new StorageException("The history " + file + " was closed while it was being read");
            }
            if (opened.isEmpty() && Files.exists(file)) {
                opened = opening.open();
            }
            return opened;
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            opened.ifPresent(closing);
        }
    }

    @FunctionalInterface
    private interface Opening<T> {
        Optional<T> open() throws StorageException;
    }
}

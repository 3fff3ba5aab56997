package org.fetchandrotate.desktop.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fetchandrotate.desktop.base.Wastebasket;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.ExportFormat;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageExport;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.RunDeletion;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;

/// The database as the view needs it. Thread-safe, and to be used off the FX thread, since everything waits for the
/// disk. A database that isn't there yet, in a workspace open for reading alone, is an empty history.
final class HistoryStore implements AutoCloseable {
    private final Workspace workspace;
    private final Database database;
    private final Function<Path, Optional<Wastebasket>> wastebasket;
    private final LazyReader lists;
    private final LazyReader rows;

    /// @param wastebasket for what lies in a folder, if there is one
    HistoryStore(Workspace workspace, Database database, Function<Path, Optional<Wastebasket>> wastebasket) {
        this.wastebasket = wastebasket;
        this.workspace = workspace;
        this.database = database;
        lists = new LazyReader(database);
        // their own connection: rows in sight don't wait for a long search
        rows = new LazyReader(database);
    }

    /// What there is to show.
    ///
    /// @param runs newest first
    /// @param hosts by name
    /// @param ids of the rows that the query selects, in its order
    record Look(List<RunRecord> runs, List<String> hosts, long[] ids) {}

    Look look(ImageQuery query) throws StorageException {
        Optional<HistoryReader> reader = lists.get();
        return reader.isEmpty()
                ? new Look(List.of(), List.of(), new long[0])
                : new Look(
                        reader.get().runs(),
                        reader.get().dirnames(),
                        reader.get().ids(query));
    }

    /// Rows as the query has them: those of one run with the places that they have in it.
    List<ImageRecord> images(ImageQuery query, long... ids) throws StorageException {
        Optional<HistoryReader> reader = rows.get();
        if (reader.isEmpty()) {
            return List.of();
        }
        return query.run().isPresent()
                ? reader.get().imagesOfRun(query.run().getAsLong(), ids)
                : reader.get().images(ids);
    }

    /// Changes whenever the database does.
    long changeCounter() throws StorageException {
        Optional<HistoryReader> reader = lists.get();
        return reader.isEmpty() ? 0 : reader.get().changeCounter();
    }

    /// Writes rows to a file.
    ///
    /// @return how many
    int export(ImageQuery query, ExportFormat format, Path target) throws StorageException, InterruptedException {
        try (HistoryReader reader = database.reader()) {
            return new ImageExport(reader).write(query, format, target);
        }
    }

    /// Deletes a run with its files: into the wastebasket, if there is one.
    RunDeletion.Deleted delete(long runId) throws StorageException, InterruptedException {
        RunDeletion.Removal removal = hasWastebasket() ? this::throwAway : Files::delete;
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader()) {
            return new RunDeletion(workspace, reader, writer, removal).delete(runId);
        }
    }

    /// Whether what is deleted can be had back.
    boolean hasWastebasket() {
        return Stream.of(workspace.originalFolder(), workspace.rotatedFolder())
                .map(folder -> Files.isDirectory(folder) ? folder : workspace.root())
                .allMatch(folder -> wastebasket.apply(folder).isPresent());
    }

    private void throwAway(Path file) throws IOException {
        wastebasket
                .apply(Objects.requireNonNull(file.toAbsolutePath().getParent()))
                .orElseThrow(() -> new IOException("no wastebasket on the disk of " + file))
                .take(file);
    }

    /// Idempotent. Whoever is reading gets a [StorageException].
    @Override
    public void close() {
        lists.close();
        rows.close();
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

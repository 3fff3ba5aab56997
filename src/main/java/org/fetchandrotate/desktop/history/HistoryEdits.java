package org.fetchandrotate.desktop.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fetchandrotate.desktop.base.Wastebasket;
import org.fetchandrotate.engine.CopyProofs;
import org.fetchandrotate.engine.HistoryRotation;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.ExportFormat;
import org.fetchandrotate.storage.HistoryDeletion;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageExport;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;

/// What the view does to the history and its files. Thread-safe, and to be used off the FX thread, since everything
/// waits for the disk.
final class HistoryEdits {
    private final Workspace workspace;
    private final Database database;
    private final Function<Path, Optional<Wastebasket>> wastebasket;
    private final RotationOpener rotations;
    private final ProofOpener proofs;

    /// Opens what rotates images again.
    @FunctionalInterface
    interface RotationOpener {
        /// @return to be closed
        HistoryRotation open(HistoryReader reader, HistoryWriter writer);
    }

    /// Opens what proves copies.
    @FunctionalInterface
    interface ProofOpener {
        /// @return to be closed
        CopyProofs open(HistoryReader reader);
    }

    /// @param wastebasket for what lies in a folder, if there is one
    HistoryEdits(
            Workspace workspace,
            Database database,
            Function<Path, Optional<Wastebasket>> wastebasket,
            RotationOpener rotations,
            ProofOpener proofs) {
        this.proofs = proofs;
        this.workspace = workspace;
        this.database = database;
        this.wastebasket = wastebasket;
        this.rotations = rotations;
    }

    /// What came of rotating images again.
    ///
    /// @param failure of the first that couldn't be
    record Rotated(int done, int left, Optional<Failure> failure) {}

    /// Writes rows to a file.
    ///
    /// @return how many
    int export(ImageQuery query, ExportFormat format, Path target) throws StorageException, InterruptedException {
        try (HistoryReader reader = database.reader()) {
            return new ImageExport(reader).write(query, format, target);
        }
    }

    /// The same with some rows alone.
    int export(ImageQuery query, long[] ids, ExportFormat format, Path target)
            throws StorageException, InterruptedException {
        try (HistoryReader reader = database.reader()) {
            return new ImageExport(reader).write(query, ids, format, target);
        }
    }

    /// Deletes a run with its files: into the wastebasket, if there is one.
    HistoryDeletion.Deleted deleteRun(long runId) throws StorageException, InterruptedException {
        return deleting(deletion -> deletion.delete(runId));
    }

    /// Deletes images with their files likewise.
    HistoryDeletion.Deleted deleteImages(long... ids) throws StorageException, InterruptedException {
        return deleting(deletion -> deletion.deleteImages(ids));
    }

    private HistoryDeletion.Deleted deleting(Deleting work) throws StorageException, InterruptedException {
        HistoryDeletion.Removal removal = hasWastebasket() ? this::throwAway : Files::delete;
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader()) {
            return work.by(new HistoryDeletion(workspace, reader, writer, removal));
        }
    }

    /// Rotates the originals of images in another way.
    Rotated rotate(Rotation rotation, long... ids) throws StorageException, InterruptedException {
        int done = 0;
        Optional<Failure> first = Optional.empty();
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader();
                HistoryRotation rotator = rotations.open(reader, writer)) {
            for (long id : ids) {
                Optional<Failure> failure = rotator.rotate(id, rotation);
                done += failure.isPresent() ? 0 : 1;
                first = first.or(() -> failure);
            }
        }
        return new Rotated(done, ids.length - done, first);
    }

    /// Holds the copies of images against their originals, and keeps what was found.
    Notice.Proved prove(long... ids) throws StorageException, InterruptedException {
        Map<Proof.Kind, Long> counts = new EnumMap<>(Proof.Kind.class);
        AtomicInteger undecoded = new AtomicInteger();
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader();
                CopyProofs prover = proofs.open(reader)) {
            prover.prove(ids, proved -> {
                if (proved.proof().isEmpty()) {
                    undecoded.incrementAndGet();
                    return;
                }
                Proof proof = proved.proof().get();
                counts.merge(proof.kind(), 1L, Long::sum);
                writer.record(proved.image().id(), proved.copy().sha256(), proof);
            });
        }
        return new Notice.Proved(counts, undecoded.get());
    }

    /// The same with all images of a run.
    Notice.Proved proveRun(long runId) throws StorageException, InterruptedException {
        long[] ids;
        try (HistoryReader reader = database.reader()) {
            ids = reader.ids(ImageQuery.ALL.ofRun(runId));
        }
        return prove(ids);
    }

    /// Gives images a tag, or takes it from them.
    void tag(String tag, boolean wanted, long... ids) throws StorageException, InterruptedException {
        try (HistoryWriter writer = database.writer()) {
            if (wanted) {
                writer.tag(tag, ids);
            } else {
                writer.untag(tag, ids);
            }
        }
    }

    /// How many of some images have each of the tags that there are, by name.
    Map<String, Long> tags(long... ids) throws StorageException {
        try (HistoryReader reader = database.reader()) {
            Map<String, Long> counts = new TreeMap<>();
            reader.tags().forEach(tag -> counts.put(tag, 0L));
            reader.tagsOf(ids).values().stream().flatMap(List::stream).forEach(tag -> counts.merge(tag, 1L, Long::sum));
            return counts;
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

    @FunctionalInterface
    private interface Deleting {
        HistoryDeletion.Deleted by(HistoryDeletion deletion) throws StorageException, InterruptedException;
    }
}

package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.Finding;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;

/// Mends what a check of the workspace found. Nothing that somebody may want is deleted: changed and orphaned
/// files go to a folder of their own. [Engine] makes it. To be used under the workspace's lock, by one thread.
public final class WorkspaceRepair implements AutoCloseable {
    private static final String RECOVERED = "recovered";

    private final Workspace workspace;
    private final HistoryReader history;
    private final HistoryWriter writer;
    private final CopyRenewal renewal;

    /// @param renewal closed with the repair
    WorkspaceRepair(Workspace workspace, HistoryReader history, HistoryWriter writer, CopyRenewal renewal) {
        this.workspace = workspace;
        this.history = history;
        this.writer = writer;
        this.renewal = renewal;
    }

    /// What is done about a finding, for people; empty if it is left to the user.
    public static Optional<String> remedy(Finding finding, Workspace workspace) {
        return switch (finding.kind()) {
            case HALF_WRITTEN -> Optional.of("it is removed");
            case ORPHANED ->
                isInHostFolder(finding.path(), workspace)
                        ? Optional.of("it is moved to the folder " + RECOVERED)
                        : Optional.empty();
            case MISSING, CHANGED, DIFFERENT ->
                finding.path().startsWith(workspace.rotatedFolder())
                        ? Optional.of("the copy is made anew from its original")
                        : Optional.of("the next run that takes it fetches it again");
        };
    }

    /// Mends one finding.
    ///
    /// @return what was done; empty if nothing could be
    /// @throws IOException if a file can't be moved, removed or written
    public Optional<String> repair(Finding finding) throws IOException, StorageException, InterruptedException {
        if (remedy(finding, workspace).isEmpty()) {
            return Optional.empty();
        }
        return switch (finding.kind()) {
            case HALF_WRITTEN -> {
                Files.deleteIfExists(finding.path());
                yield Optional.of("removed");
            }
            case ORPHANED -> Optional.of("moved to " + setAside(finding.path()));
            case MISSING, CHANGED, DIFFERENT -> {
                List<ImageRecord> rows = finding.imageId().isPresent()
                        ? history.images(finding.imageId().getAsLong())
                        : List.of();
                // a row of the original program says nothing that could be mended
                yield rows.isEmpty() || rows.getFirst().origin().runId() == 0
                        ? Optional.empty()
                        : repair(finding, rows.getFirst());
            }
        };
    }

    private Optional<String> repair(Finding finding, ImageRecord row)
            throws IOException, StorageException, InterruptedException {
        Path original = workspace.original(row.dirname(), row.filename().orElseThrow());
        Path rotated = workspace.rotated(row.dirname(), row.filename().orElseThrow());
        if (finding.path().equals(rotated) && renewal.isOriginalIntact(row)) {
            return rotateAnew(row);
        }
        for (Path file : List.of(original, rotated)) {
            if (Files.exists(file)) {
                setAside(file);
            }
        }
        writer.recordToTheEnd(List.of(new ImageRecord(
                row.id(),
                row.url(),
                row.dirname(),
                Optional.empty(),
                ImageStatus.NOT_PROCESSED,
                row.createdAt(),
                row.origin(),
                row.transfer(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
        return Optional.of("to be fetched by the next run that takes it");
    }

    private Optional<String> rotateAnew(ImageRecord row) throws IOException, StorageException, InterruptedException {
        Rotation rotation = row.rotatedCopy().orElseThrow().rotation();
        RotatedCopies.Result result = renewal.renew(row, rotation, place -> {
            if (Files.exists(place)) {
                setAside(place);
            }
        });
        if (!(result instanceof RotatedCopies.Made made)) {
            return Optional.empty();
        }
        writer.recordToTheEnd(List.of(row.rotatedAgain(made.rotatedCopy())));
        return Optional.of("made anew");
    }

    @Override
    public void close() {
        renewal.close();
    }

    /// Moves a file to the same place below the folder for such; never over another.
    private Path setAside(Path file) throws IOException {
        Path target =
                workspace.root().resolve(RECOVERED).resolve(workspace.root().relativize(file.toAbsolutePath()));
        Files.createDirectories(target.getParent());
        Path free = target;
        for (int number = 2; Files.exists(free); number++) {
            free = target.resolveSibling(number + "-" + target.getFileName());
        }
        return Files.move(file, free);
    }

    private static boolean isInHostFolder(Path path, Workspace workspace) {
        return Files.isRegularFile(path)
                && (isTwoBelow(path, workspace.originalFolder()) || isTwoBelow(path, workspace.rotatedFolder()));
    }

    private static boolean isTwoBelow(Path path, Path folder) {
        return path.startsWith(folder) && path.getNameCount() == folder.getNameCount() + 2;
    }
}

package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// Makes the rotated copy of an original that is on disk, in a run. Thread-safe.
final class OriginalRotator {
    private final RotatedCopies copies;
    private final Workspace workspace;
    private final WorkspaceFiles files;
    private final Rotation rotation;

    OriginalRotator(RotatedCopies copies, Workspace workspace, WorkspaceFiles files, Rotation rotation) {
        this.copies = copies;
        this.workspace = workspace;
        this.files = files;
        this.rotation = rotation;
    }

    /// @param downloaded a row whose original is on disk
    /// @param known what the original is, if it was looked at before
    /// @throws InterruptedException if interrupted before it began; nothing is left of it
    ImageResult rotate(ImageRecord downloaded, Optional<ImageInfo> known, Source source) throws InterruptedException {
        Path original =
                workspace.original(downloaded.dirname(), downloaded.filename().orElseThrow());
        try {
            Inspection inspection = known.isPresent() ? new Inspection.Accepted(known.get()) : copies.inspect(original);
            return switch (inspection) {
                case Inspection.Refused refused -> new ImageResult.Lost(downloaded.failed(refused.failure()), source);
                case Inspection.Accepted(ImageInfo info) -> rotate(downloaded, original, info, source);
            };
        } catch (IOException e) {
            return new ImageResult.Lost(downloaded.failed(FileFailures.of(e)), source);
        }
    }

    private ImageResult rotate(ImageRecord downloaded, Path original, ImageInfo info, Source source)
            throws IOException, InterruptedException {
        Path target =
                workspace.rotated(downloaded.dirname(), downloaded.filename().orElseThrow());
        Path folder = workspace.rotatedFolderOf(downloaded.dirname());
        return switch (copies.make(
                original,
                info,
                rotation,
                () -> files.newTemporary(folder),
                copy -> files.moveIntoPlace(copy, target))) {
            case RotatedCopies.NotMade not -> new ImageResult.Lost(downloaded.failed(not.failure()), source);
            case RotatedCopies.Made made ->
                new ImageResult.Taken(
                        downloaded.processed(made.rotatedCopy()),
                        source,
                        made.outcome().thumbnail());
        };
    }
}

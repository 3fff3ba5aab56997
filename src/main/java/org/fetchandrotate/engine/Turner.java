package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.imaging.Recipe;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotationOutcome;
import org.fetchandrotate.imaging.RotationOutcome.NotRotated;
import org.fetchandrotate.imaging.RotationOutcome.Rotated;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// Makes the rotated copy of an original that is on disk: to a temporary file, then moved into place. Thread-safe.
final class Turner {
    private final ImageRotator rotator;
    private final ProcessorPool pool;
    private final Workspace workspace;
    private final WorkspaceFiles files;
    private final Rotation rotation;
    private final RotationOptions options;

    Turner(
            ImageRotator rotator,
            ProcessorPool pool,
            Workspace workspace,
            WorkspaceFiles files,
            Rotation rotation,
            RotationOptions options) {
        this.rotator = rotator;
        this.pool = pool;
        this.workspace = workspace;
        this.files = files;
        this.rotation = rotation;
        this.options = options;
    }

    /// @param downloaded a row whose original is on disk
    /// @throws InterruptedException if interrupted before it began; nothing is left of it
    ImageResult turn(ImageRecord downloaded, Source source) throws InterruptedException {
        Path original =
                workspace.original(downloaded.dirname(), downloaded.filename().orElseThrow());
        try {
            return switch (rotator.inspect(original)) {
                case Inspection.Refused refused -> new ImageResult.Lost(downloaded.failed(refused.failure()), source);
                case Inspection.Accepted accepted -> {
                    long memory = accepted.info().workingBytes()
                            + downloaded.picture().orElseThrow().bytes();
                    yield pool.call(memory, () -> turnNow(downloaded, original, source));
                }
            };
        } catch (IOException e) {
            return new ImageResult.Lost(downloaded.failed(FileFailures.of(e)), source);
        }
    }

    private ImageResult turnNow(ImageRecord downloaded, Path original, Source source) throws IOException {
        long start = System.nanoTime();
        Path target =
                workspace.rotated(downloaded.dirname(), downloaded.filename().orElseThrow());
        Path temporary = files.newTemporary(workspace.rotatedFolderOf(downloaded.dirname()));
        try {
            RotationOutcome outcome = rotator.rotate(original, temporary, rotation, options);
            return switch (outcome) {
                case NotRotated not -> new ImageResult.Lost(downloaded.failed(not.failure()), source);
                case Rotated rotated -> {
                    files.moveIntoPlace(temporary, target);
                    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                    ImageRecord processed = downloaded.processed(new ImageRecord.Turn(
                            rotation,
                            rotated.method().code(),
                            Recipe.of(rotated.info().format(), options.jpegUnaligned())
                                    .text(),
                            rotated.bytes(),
                            rotated.sha256(),
                            elapsed));
                    yield new ImageResult.Taken(processed, source, rotated.thumbnail());
                }
            };
        } finally {
            files.discard(temporary);
        }
    }
}

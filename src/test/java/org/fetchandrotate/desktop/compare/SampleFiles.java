package org.fetchandrotate.desktop.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.Workspace;

/// Puts an image and its copy, rotated by a quarter, among a workspace's files.
final class SampleFiles {
    private SampleFiles() {}

    /// @return as the history would have it
    static ImageRecord write(
            Workspace workspace, byte[] file, ImageCodec codec, ImageFormat format, int width, int height)
            throws Exception {
        ImageRecord like = ((RunEvent.ImageProcessed) RunEvents.processed(0, 0, RunEvent.Source.FETCHED)).record();
        String name = like.filename().orElseThrow();
        var copy = new ByteArrayOutputStream();
        codec.rotate(file, copy, Rotation.CLOCKWISE_90, new RotationOptions(JpegUnaligned.REENCODE, 0));
        write(workspace.original(like.dirname(), name), file);
        write(workspace.rotated(like.dirname(), name), copy.toByteArray());
        return new ImageRecord(
                1,
                "https://images.example/sample",
                like.dirname(),
                like.filename(),
                like.status(),
                like.createdAt(),
                like.origin(),
                like.transfer(),
                Optional.of(new ImageRecord.Picture(Optional.of(format), width, height, file.length, "ab".repeat(32))),
                Optional.of(new ImageRecord.RotatedCopy(
                        Rotation.CLOCKWISE_90, "lossless", copy.size(), "cd".repeat(32), Duration.ofMillis(5))),
                Optional.empty());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }
}

package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.fetchandrotate.cli.RotationPlan.Step;
import org.fetchandrotate.engine.ProcessorPool;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotationOutcome;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.Rotation;

/// Turns local files, each bounded in processors and memory by a pool that they share. Thread-safe.
record FileTurner(ImageRotator rotator, ProcessorPool processors, Rotation rotation, RotationOptions options) {
    /// What became of one file.
    sealed interface Turned {
        Step step();

        /// The rotated copy is there.
        ///
        /// @param bytes of the source
        record Written(Step step, long bytes, RotationOutcome.Rotated outcome) implements Turned {}

        /// There is none.
        ///
        /// @param error the failure's code, or `unreadable` or `unwritable`
        /// @param info of the source, where it could be read
        /// @param bytes of the source, where it could be read
        record NotWritten(Step step, String error, String detail, Optional<ImageInfo> info, Optional<Long> bytes)
                implements Turned {}
    }

    Turned turn(Step step) throws InterruptedException {
        Inspection inspection;
        long bytes;
        try {
            bytes = Files.size(step.source());
            inspection = rotator.inspect(step.source());
        } catch (IOException failure) {
            return new Turned.NotWritten(
                    step, "unreadable", FailureHandler.describe(failure), Optional.empty(), Optional.empty());
        }
        return switch (inspection) {
            case Inspection.Refused refused -> refused(step, refused.failure(), Optional.empty(), bytes);
            case Inspection.Accepted accepted -> turn(step, accepted.info(), bytes);
        };
    }

    private Turned turn(Step step, ImageInfo info, long bytes) throws InterruptedException {
        Path temporary = step.target().resolveSibling(UUID.randomUUID() + ".part");
        try {
            RotationOutcome outcome = processors.call(
                    info.workingBytes() + bytes, () -> rotator.rotate(step.source(), temporary, rotation, options));
            return switch (outcome) {
                case RotationOutcome.Rotated rotated -> {
                    Files.move(temporary, step.target());
                    yield new Turned.Written(step, bytes, rotated);
                }
                case RotationOutcome.NotRotated not -> refused(step, not.failure(), Optional.of(info), bytes);
            };
        } catch (IOException failure) {
            return new Turned.NotWritten(
                    step, "unwritable", FailureHandler.describe(failure), Optional.of(info), Optional.of(bytes));
        } finally {
            temporary.toFile().delete();
        }
    }

    private static Turned refused(Step step, Failure failure, Optional<ImageInfo> info, long bytes) {
        return new Turned.NotWritten(step, failure.reason().code(), failure.detail(), info, Optional.of(bytes));
    }
}

package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.imaging.Recipe;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotationOutcome;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;

/// The one way to an image's pixels: looks at image files and makes their rotated copies. Whatever takes memory for
/// each byte of a file is done in the [ProcessorPool], within its memory; waiting for the disk isn't. Thread-safe.
final class RotatedCopies {
    /// What the inspection of a whole file takes for each of its bytes: some formats are taken apart into copies.
    private static final int INSPECTION_FACTOR = 3;

    private final ImageRotator rotator;
    private final ProcessorPool pool;
    private final RotationOptions options;

    RotatedCopies(ImageRotator rotator, ProcessorPool pool, RotationOptions options) {
        this.rotator = rotator;
        this.pool = pool;
        this.options = options;
    }

    /// Looks at a file: at its first bytes, and at all of it if those don't say what it is.
    ///
    /// @throws InterruptedException if interrupted before that could begin
    Inspection inspect(Path source) throws IOException, InterruptedException {
        Optional<Inspection> known = rotator.inspectHead(source);
        return known.isPresent()
                ? known.get()
                : pool.call(INSPECTION_FACTOR * Files.size(source), () -> rotator.inspect(source));
    }

    /// Writes the rotated copy of a file to a temporary one and lets it be put into place. Once that has begun, an
    /// interrupt doesn't cut it short: half a copy would be of no use.
    ///
    /// @param info what [#inspect(Path)] found
    /// @param temporary called first
    /// @param placing called if there is a copy
    /// @throws InterruptedException if interrupted before it began; nothing is left of it
    Result make(Path source, ImageInfo info, Rotation rotation, Temporary temporary, Placing placing)
            throws IOException, InterruptedException {
        Path copy = temporary.create();
        try {
            Timed timed = pool.call(saturatedSum(info.workingBytes(), Files.size(source)), () -> {
                long start = System.nanoTime();
                return new Timed(rotator.rotate(source, info, copy, rotation, options), start);
            });
            return switch (timed.outcome()) {
                case RotationOutcome.NotRotated not -> new NotMade(not.failure());
                case RotationOutcome.Rotated rotated -> {
                    placeToTheEnd(copy, placing);
                    yield new Made(rotated, described(rotated, rotation, timed.startNanos()));
                }
            };
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /// What became of a copy.
    sealed interface Result {}

    /// It is in its place.
    ///
    /// @param rotatedCopy as the history records it
    record Made(RotationOutcome.Rotated outcome, ImageRecord.RotatedCopy rotatedCopy) implements Result {}

    record NotMade(Failure failure) implements Result {}

    /// Makes a new file in the folder where a copy belongs.
    @FunctionalInterface
    interface Temporary {
        Path create() throws IOException;
    }

    /// Brings a finished temporary file to where it belongs. May be called again after an interrupt.
    @FunctionalInterface
    interface Placing {
        void place(Path copy) throws IOException;
    }

    private ImageRecord.RotatedCopy described(RotationOutcome.Rotated rotated, Rotation rotation, long startNanos) {
        return new ImageRecord.RotatedCopy(
                rotation,
                rotated.method().code(),
                Recipe.of(rotated.info().format(), options.jpegUnaligned()).text(),
                rotated.bytes(),
                rotated.sha256(),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /// A file's channel is closed when its thread is interrupted; then it begins again.
    private static void placeToTheEnd(Path copy, Placing placing) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    placing.place(copy);
                    return;
                } catch (ClosedByInterruptException _) {
                    interrupted = Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long saturatedSum(long first, long second) {
        return first > Long.MAX_VALUE - second ? Long.MAX_VALUE : first + second;
    }

    private record Timed(RotationOutcome outcome, long startNanos) {}
}

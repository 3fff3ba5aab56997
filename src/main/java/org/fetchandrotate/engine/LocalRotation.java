package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.imaging.RotationOutcome;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.Parts;
import org.jspecify.annotations.Nullable;

/// The front door for the rotation of files that lie anywhere; [Engine] makes it. Nothing is recorded and nothing
/// overwritten. Thread-safe.
public final class LocalRotation implements AutoCloseable {
    private final RotatedCopies copies;
    private final Rotation rotation;
    private final ProcessorPool pool;

    /// @param pool closed with the rotation
    LocalRotation(RotatedCopies copies, Rotation rotation, ProcessorPool pool) {
        this.copies = copies;
        this.rotation = rotation;
        this.pool = pool;
    }

    /// What became of one file.
    public sealed interface Result {
        RotationPlan.Step step();
    }

    /// The rotated copy is there.
    ///
    /// @param bytes of the source
    public record Written(RotationPlan.Step step, long bytes, RotationOutcome.Rotated outcome) implements Result {}

    /// The image can't be rotated.
    ///
    /// @param info if it is an image
    /// @param bytes of the source
    public record Refused(RotationPlan.Step step, Failure failure, Optional<ImageInfo> info, long bytes)
            implements Result {}

    /// The source can't be read.
    public record Unreadable(RotationPlan.Step step, IOException cause) implements Result {}

    /// The copy can't be written.
    ///
    /// @param bytes of the source
    public record Unwritable(RotationPlan.Step step, IOException cause, ImageInfo info, long bytes) implements Result {}

    /// Rotates many files at once.
    ///
    /// @param results called by the calling thread in the order of the steps, each as soon as it and those before
    ///     it
    ///     are done
    /// @throws InterruptedException if interrupted; what has begun is finished
    public void rotate(List<RotationPlan.Step> steps, Consumer<Result> results) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Result>> pending = new ArrayList<>();
            for (RotationPlan.Step step : steps) {
                pending.add(threads.submit(() -> rotate(step)));
            }
            try {
                for (Future<Result> result : pending) {
                    results.accept(result.get());
                }
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                throw stopped;
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Rotating a file failed unexpectedly", failure);
        }
    }

    private Result rotate(RotationPlan.Step step) throws InterruptedException {
        long bytes;
        Inspection inspection;
        try {
            bytes = Files.size(step.source());
            inspection = copies.inspect(step.source());
        } catch (IOException failure) {
            return new Unreadable(step, failure);
        }
        return switch (inspection) {
            case Inspection.Refused refused -> new Refused(step, refused.failure(), Optional.empty(), bytes);
            case Inspection.Accepted(ImageInfo info) -> rotate(step, info, bytes);
        };
    }

    private Result rotate(RotationPlan.Step step, ImageInfo info, long bytes) throws InterruptedException {
        Path target = step.target().toAbsolutePath();
        @Nullable Path folder = target.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("No file: " + target);
        }
        try {
            RotatedCopies.Placing placing = copy -> Parts.moveIntoFreePlace(copy, target);
            return switch (copies.make(step.source(), info, rotation, () -> Parts.create(folder), placing)) {
                case RotatedCopies.Made made -> new Written(step, bytes, made.outcome());
                case RotatedCopies.NotMade not -> new Refused(step, not.failure(), Optional.of(info), bytes);
            };
        } catch (IOException failure) {
            return new Unwritable(step, failure, info, bytes);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

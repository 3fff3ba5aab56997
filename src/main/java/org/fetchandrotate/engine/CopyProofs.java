package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.imaging.CopyProof;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;

/// Proves of images on disk that their rotated copies, rotated back, are their originals. [Engine] makes it.
/// Changes nothing. For one thread.
public final class CopyProofs implements AutoCloseable {
    private static final int AT_ONCE = 64;

    private final Workspace workspace;
    private final HistoryReader history;
    private final ProcessorPool pool;
    private final ExecutorService threads;

    /// @param pool closed with this
    CopyProofs(Workspace workspace, HistoryReader history, ProcessorPool pool, int processors) {
        this.workspace = workspace;
        this.history = history;
        this.pool = pool;
        threads = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().daemon().name("proof-", 0).factory());
    }

    /// What was found of one image.
    ///
    /// @param copy of the row when it was looked at
    /// @param proof empty if a file is missing or can't be decoded
    public record Proved(ImageRecord image, RotatedCopy copy, Optional<Proof> proof) {}

    /// Takes what was found, image by image.
    @FunctionalInterface
    public interface Receiver {
        void take(Proved proved) throws StorageException, InterruptedException;
    }

    /// Looks at images, several at once; those without a rotated copy are left out.
    ///
    /// @param receiver called by this thread, in the order of the ids
    /// @throws InterruptedException if interrupted
    public void prove(long[] ids, Receiver receiver) throws StorageException, InterruptedException {
        for (int from = 0; from < ids.length; from += AT_ONCE) {
            List<Future<Proved>> started = new ArrayList<>();
            for (ImageRecord image :
                    history.images(Arrays.copyOfRange(ids, from, Math.min(from + AT_ONCE, ids.length)))) {
                image.rotatedCopy()
                        .filter(_ -> image.filename().isPresent())
                        .ifPresent(copy -> started.add(threads.submit(() -> proved(image, copy))));
            }
            try {
                for (Future<Proved> each : started) {
                    receiver.take(result(each));
                }
            } finally {
                started.forEach(each -> each.cancel(true));
            }
        }
    }

    private Proved proved(ImageRecord image, RotatedCopy copy) throws InterruptedException {
        String filename = image.filename().orElseThrow();
        Path original = workspace.original(image.dirname(), filename);
        Path rotated = workspace.rotated(image.dirname(), filename);
        try {
            Optional<Picture> picture = image.picture();
            long pixels =
                    picture.map(known -> (long) known.width() * known.height()).orElse(0L);
            long bytes = picture.isPresent() ? picture.get().bytes() : Files.size(original);
            return new Proved(
                    image,
                    copy,
                    pool.call(
                            CopyProof.workingBytes(pixels, bytes + copy.bytes()),
                            () -> CopyProof.of(original, rotated, copy.rotation(), copy.method())));
        } catch (IOException _) {
            // a check of the files says what is missing
            return new Proved(image, copy, Optional.empty());
        }
    }

    private static Proved result(Future<Proved> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Unexpected failure of a proof", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        pool.close();
    }
}

package org.fetchandrotate.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.NameBook;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// The front door for taking given images, without selection, lock and history: a list of images in, files and rows
/// out. Hosts keep their gates, rules and delays from one list to the next. Thread-safe.
public final class ShardEngine implements AutoCloseable {
    /// Of the history that a shard's rows will be part of: its first run.
    static final long RUN_ID = 1;

    private final Settings settings;
    private final Clock clock;
    private final HttpFetcher fetcher;
    private final ImageRotator rotator;
    private final ProcessorPool pool;

    /// @param listed the websites of the whole job: their hosts may be private addresses, and are given their
    ///     credentials
    public ShardEngine(Settings settings, Collection<Website> listed, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Settings.Filter filter = settings.filter();
        fetcher = new HttpFetcher(settings.network(), filter.maxImageBytes(), listed, clock);
        rotator = new ImageRotator(new RotatorLimits(filter.minWidth(), filter.minHeight(), filter.maxImagePixels()));
        pool = new ProcessorPool(
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
    }

    /// Takes the images, all at once as far as the hosts' gates let them.
    ///
    /// @param folder an empty one; originals and copies lie below it as in a workspace afterwards
    /// @return a row for each image, in order
    /// @throws RunException if the machine fails: no space, no permission
    /// @throws InterruptedException if interrupted; what lies in the folder then is of no use
    public List<ImageRecord> take(List<ShardImage> images, Path folder) throws InterruptedException, RunException {
        ImagePipeline pipeline = pipeline(new Workspace(folder, Settings.Files.DEFAULTS));
        List<ImageRecord> rows = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ImageRecord>> results = new ArrayList<>();
            try {
                for (ShardImage image : images) {
                    results.add(threads.submit(() -> take(pipeline, image)));
                }
                for (Future<ImageRecord> result : results) {
                    rows.add(row(result));
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return rows;
    }

    private ImageRecord take(ImagePipeline pipeline, ShardImage image) throws InterruptedException, StorageException {
        ImageJob job = image.job(RUN_ID, image.name());
        try {
            return switch (pipeline.process(job)) {
                case ImageResult.Taken taken -> taken.record();
                case ImageResult.Lost lost -> lost.record();
            };
        } catch (RuntimeException e) { // one bad image never costs the others
            Failure failure = new Failure(FailureReason.INTERNAL_ERROR, e.toString());
            return job.newRecord(clock.instant()).failed(failure);
        }
    }

    private static ImageRecord row(Future<ImageRecord> result) throws InterruptedException, RunException {
        try {
            ImageRecord row = result.get();
            Optional<Failure> failure = row.failure();
            if (failure.isPresent() && failure.get().reason().endsTheRun()) {
                throw new RunException("The shard can't be written ("
                        + failure.get().detail() + "): make room or check the folder's permissions, then run it again");
            }
            if (failure.isPresent() && failure.get().reason() == FailureReason.INTERRUPTED) {
                throw new InterruptedException(failure.get().detail());
            }
            return row;
        } catch (ExecutionException e) {
            throw new RunException("The shard can't go on: " + e.getCause(), e);
        }
    }

    private ImagePipeline pipeline(Workspace workspace) {
        WorkspaceFiles files = new WorkspaceFiles(workspace);
        Downloader downloader =
                new Downloader(fetcher, rotator, workspace, files, new NameBook(NameBook.Earlier.NOTHING), clock);
        RotationOptions options = new RotationOptions(settings.jpegUnaligned(), 0);
        Turner turner = new Turner(rotator, pool, workspace, files, settings.rotation(), options);
        return new ImagePipeline(_ -> new Recall.Memory.Nothing(), downloader, turner, (_, _) -> {}, clock);
    }

    /// Cancels what goes on. Idempotent.
    @Override
    public void close() {
        try (pool) {
            fetcher.close();
        }
    }
}

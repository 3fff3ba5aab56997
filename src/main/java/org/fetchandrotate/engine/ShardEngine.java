package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.NameBook;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;

/// The front door for reading given pages and taking given images, without selection, lock and history: lists in,
/// offers, files and rows out; [Engine] makes it. Hosts keep their gates, rules and delays from one list to the
/// next. Thread-safe.
public final class ShardEngine implements AutoCloseable {
    /// Of the history that a shard's rows will be part of: its first run.
    static final long RUN_ID = 1;

    private final Settings settings;
    private final Clock clock;
    private final Sources sources;
    private final RotatedCopies copies;
    private final ProcessorPool pool;
    private final ShardPages pages;

    /// @param sources closed with this, as is the pool
    ShardEngine(
            Settings settings,
            Sources sources,
            RotatedCopies copies,
            ProcessorPool pool,
            PageReader reader,
            Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.sources = sources;
        this.copies = copies;
        this.pool = pool;
        pages = new ShardPages(reader);
    }

    /// A page to read.
    ///
    /// @param site its place in the list of websites, from 0
    public record Page(int site, Website website) {}

    /// What a page offers that no earlier listed page of its host does; nothing if it couldn't be read.
    ///
    /// @param parts how many further pages are part of it, as of a sitemap: none of them is read
    public record Offer(PageRecord row, List<ShardImage> images, int parts) {
        public Offer {
            images = List.copyOf(images);
        }
    }

    /// Reads pages, all at once as far as the hosts' gates let them.
    ///
    /// @param listed all that is to be read now of the hosts that they are of, in the order of the list
    /// @param known what pages that were read before offer, for each host
    /// @return one for each page, in order
    /// @throws InterruptedException if interrupted
    public List<Offer> read(List<Page> listed, Map<String, Set<WebUrl>> known) throws InterruptedException {
        return pages.read(listed, known);
    }

    /// Takes the images, all at once as far as the hosts' gates let them.
    ///
    /// @param folder an empty one; originals and copies lie below it as in a workspace afterwards
    /// @return a row for each image, in order
    /// @throws RunException if the machine fails: no space, no permission
    /// @throws InterruptedException if interrupted; what lies in the folder then is of no use
    public List<ImageRecord> take(List<ShardImage> images, Path folder) throws InterruptedException, RunException {
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        makeFolders(workspace);
        ImagePipeline pipeline = pipeline(workspace);
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

    private static void makeFolders(Workspace workspace) throws RunException {
        try {
            Files.createDirectories(workspace.originalFolder());
            Files.createDirectories(workspace.rotatedFolder());
        } catch (IOException e) {
            throw new RunException("The shard's folders can't be made: " + e.getMessage(), e);
        }
    }

    private ImagePipeline pipeline(Workspace workspace) {
        WorkspaceFiles files = new WorkspaceFiles(workspace);
        Downloader downloader =
                new Downloader(sources, copies, workspace, files, new NameBook(NameBook.Earlier.NOTHING), clock);
        OriginalRotator originalRotator = new OriginalRotator(copies, workspace, files, settings.rotation());
        return new ImagePipeline(_ -> new Recall.Memory.Nothing(), downloader, originalRotator, (_, _) -> {}, clock);
    }

    /// Cancels what goes on. Idempotent.
    @Override
    public void close() {
        try (pool) {
            sources.close();
        }
    }
}

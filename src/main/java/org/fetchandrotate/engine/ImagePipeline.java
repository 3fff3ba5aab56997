package org.fetchandrotate.engine;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.StorageException;

/// The way of one image: remembered, or downloaded; then rotated. Thread-safe; called on one virtual thread an
/// image.
final class ImagePipeline {
    private final Past past;
    private final Downloader downloader;
    private final OriginalRotator originalRotator;
    private final SharedFetches fetches = new SharedFetches();
    private final DownloadListener onDownloaded;
    private final Clock clock;

    ImagePipeline(
            Past past,
            Downloader downloader,
            OriginalRotator originalRotator,
            DownloadListener onDownloaded,
            Clock clock) {
        this.past = past;
        this.downloader = downloader;
        this.originalRotator = originalRotator;
        this.onDownloaded = onDownloaded;
        this.clock = clock;
    }

    /// @throws InterruptedException if interrupted before the original was complete; nothing is left of the image
    ///     then
    ImageResult process(ImageJob job) throws InterruptedException, StorageException {
        Recall.Memory memory;
        try {
            memory = past.of(job);
        } catch (IOException e) {
            return new ImageResult.Lost(job.newRecord(clock.instant()).failed(FileFailures.of(e)), Source.FETCHED);
        }
        return switch (memory) {
            case Recall.Memory.Finished finished ->
                new ImageResult.Taken(finished.row(), Source.REUSED, Optional.empty());
            case Recall.Memory.KnownFailure known -> new ImageResult.Lost(known.row(), Source.REUSED);
            case Recall.Memory.Original original ->
                rotate(job, new Download(original(job, original.row()), Optional.empty()), Source.ROTATED_ONLY);
            case Recall.Memory.Replaceable replaceable -> fetchAndRotate(job, Optional.of(replaceable.row()));
            case Recall.Memory.Nothing nothing -> fetchAndRotate(job, Optional.empty());
        };
    }

    private ImageResult fetchAndRotate(ImageJob job, Optional<ImageRecord> earlier)
            throws InterruptedException, StorageException {
        return switch (fetches.get(job.candidate().url(), () -> downloader.download(job, earlier))) {
            case SharedFetches.Mine mine -> rotateIfDownloaded(job, mine.download(), Source.FETCHED);
            case SharedFetches.Theirs theirs ->
                rotateIfDownloaded(job, downloader.copy(job, theirs.download()), Source.SHARED);
        };
    }

    private ImageResult rotateIfDownloaded(ImageJob job, Download download, Source source) throws StorageException {
        return download.record().failure().isPresent()
                ? new ImageResult.Lost(download.record(), source)
                : rotate(job, download, source);
    }

    private ImageResult rotate(ImageJob job, Download download, Source source) throws StorageException {
        ImageRecord downloaded = download.record();
        try {
            if (source != Source.ROTATED_ONLY) {
                onDownloaded.downloaded(job, downloaded);
            }
            return originalRotator.rotate(downloaded, download.info(), source);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Failure stopped = new Failure(FailureReason.INTERRUPTED, "the run was stopped before it was rotated");
            return new ImageResult.Lost(downloaded.failed(stopped), source);
        }
    }

    /// A new row, of this run, for an original that an earlier run brought.
    private ImageRecord original(ImageJob job, ImageRecord earlier) {
        ImageRecord mine = job.newRecord(clock.instant())
                .downloaded(earlier.filename().orElseThrow(), earlier.picture().orElseThrow());
        return earlier.transfer().isEmpty()
                ? mine
                : mine.withTransfer(earlier.transfer().get());
    }

    /// What is known of images from before.
    interface Past {
        /// @throws IOException if a file is there but can't be read
        Recall.Memory of(ImageJob job) throws StorageException, IOException;
    }

    /// Told of each original that is on disk, before it is rotated.
    interface DownloadListener {
        void downloaded(ImageJob job, ImageRecord record) throws StorageException, InterruptedException;
    }
}

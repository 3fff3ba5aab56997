package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.fetchandrotate.fetch.FetchResult;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.ImageFile;
import org.fetchandrotate.fetch.Validators;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;

/// Fetches one of a candidate's URLs to a temporary file and looks at what came. Thread-safe.
final class UrlDownload {
    /// The sides in pixels up to which an image is none.
    private static final int LARGEST_PIXEL = 2;

    private final Sources sources;
    private final RotatedCopies copies;
    private final Workspace workspace;
    private final WorkspaceFiles files;

    UrlDownload(Sources sources, RotatedCopies copies, Workspace workspace, WorkspaceFiles files) {
        this.sources = sources;
        this.copies = copies;
        this.workspace = workspace;
        this.files = files;
    }

    /// What one URL came to.
    sealed interface Attempt {
        ImageRecord record();

        /// An image, in a temporary file.
        record Good(ImageRecord record, ImageRecord.Picture picture, ImageInfo info, Path file) implements Attempt {}

        /// An image that can't be rotated, in a temporary file: an original that the user asked for all the same,
        /// unless another of the candidate's URLs has one that can.
        record Unrotatable(ImageRecord record, ImageRecord.Picture picture, Path file, Failure failure)
                implements Attempt {}

        record Failed(ImageRecord record) implements Attempt {}
    }

    /// @param earlier of an intact original, which isn't sent again if the server says that it is still the same
    /// @param started the image's record so far
    /// @param attemptsBefore requests for the candidate's other URLs
    /// @throws InterruptedException if interrupted; nothing is left then
    Attempt attempt(ImageJob job, WebUrl url, Optional<ImageRecord> earlier, ImageRecord started, int attemptsBefore)
            throws InterruptedException, StorageException {
        Path temporary;
        try {
            temporary = files.newTemporary(workspace.originalFolderOf(started.dirname()));
        } catch (IOException e) {
            return new Attempt.Failed(started.failed(FileFailures.of(e)));
        }
        Attempt attempt = new Attempt.Failed(started);
        try {
            attempt = switch (fetch(job, url, earlier, temporary)) {
                case NotFetched<ImageFile> not ->
                    new Attempt.Failed(
                            started.withTransfer(transfer(not, attemptsBefore)).failed(not.failure()));
                case Fetched<ImageFile> fetched ->
                    look(started.withTransfer(transfer(fetched, attemptsBefore)), fetched.body(), temporary);
            };
            return attempt;
        } catch (IOException e) {
            return new Attempt.Failed(started.failed(FileFailures.of(e)));
        } finally {
            if (attempt instanceof Attempt.Failed) {
                discard(temporary);
            }
        }
    }

    private FetchResult<ImageFile> fetch(ImageJob job, WebUrl url, Optional<ImageRecord> earlier, Path temporary)
            throws InterruptedException, IOException {
        WebUrl page = job.website().url();
        Optional<Validators> known = earlier.flatMap(UrlDownload::validators);
        if (known.isEmpty()) {
            return sources.fetchImage(url, page, temporary);
        }
        return switch (sources.fetchImageIfChanged(url, page, temporary, known.get())) {
            case NotFetched<Optional<ImageFile>>(var failure, var status, var attempts, var elapsed) ->
                new NotFetched<>(failure, status, attempts, elapsed);
            case Fetched<Optional<ImageFile>>(var file, var location, var status, var attempts, var elapsed) ->
                new Fetched<>(
                        file.isPresent() ? file.get() : unchanged(earlier.orElseThrow(), temporary),
                        location,
                        status,
                        attempts,
                        elapsed);
        };
    }

    /// By what the server can tell whether it still has what an earlier run brought.
    private static Optional<Validators> validators(ImageRecord earlier) {
        return earlier.transfer()
                .flatMap(transfer -> transfer.finalUrl()
                        .flatMap(WebUrl::parse)
                        .map(location -> Validators.of(
                                location, transfer.etag(), transfer.lastModified(), earlier.createdAt())));
    }

    /// The original of an earlier run, as if it had been sent again.
    private ImageFile unchanged(ImageRecord earlier, Path temporary) throws IOException {
        ImageRecord.Picture picture = earlier.picture().orElseThrow();
        ImageRecord.Transfer transfer = earlier.transfer().orElseThrow();
        Files.copy(
                workspace.original(earlier.dirname(), earlier.filename().orElseThrow()),
                temporary,
                StandardCopyOption.REPLACE_EXISTING);
        return new ImageFile(
                Optional.empty(), picture.bytes(), picture.sha256(), transfer.etag(), transfer.lastModified());
    }

    private Attempt look(ImageRecord record, ImageFile file, Path temporary) throws IOException, InterruptedException {
        return switch (copies.inspect(temporary)) {
            case Inspection.Accepted(ImageInfo info) -> {
                ImageRecord.Picture picture = picture(file, Optional.of(info.format()), info);
                yield isPixel(info)
                        ? new Attempt.Failed(record.withPicture(picture).failed(pixel(info)))
                        : new Attempt.Good(record, picture, info, temporary);
            }
            case Inspection.Refused refused -> {
                ImageRecord.Picture picture = new ImageRecord.Picture(
                        refused.format(), refused.width(), refused.height(), file.bytes(), file.sha256());
                yield isKept(refused)
                        ? new Attempt.Unrotatable(record, picture, temporary, refused.failure())
                        : new Attempt.Failed(record.withPicture(picture).failed(refused.failure()));
            }
        };
    }

    /// What counts visitors or keeps space is no picture, whatever the limits of the settings.
    private static boolean isPixel(ImageInfo info) {
        return info.width() <= LARGEST_PIXEL && info.height() <= LARGEST_PIXEL;
    }

    private static Failure pixel(ImageInfo info) {
        return new Failure(
                FailureReason.TOO_SMALL,
                "%d × %d pixels: a tracking pixel or a spacer".formatted(info.width(), info.height()));
    }

    /// An image that can't be rotated is still an original that the user asked for; what is no image, or too small
    /// to be wanted, isn't.
    private static boolean isKept(Inspection.Refused refused) {
        return refused.format().isPresent() && refused.failure().reason() != FailureReason.TOO_SMALL;
    }

    private static ImageRecord.Picture picture(ImageFile file, Optional<ImageFormat> format, ImageInfo info) {
        return new ImageRecord.Picture(format, info.width(), info.height(), file.bytes(), file.sha256());
    }

    private static ImageRecord.Transfer transfer(FetchResult<ImageFile> fetch, int attemptsBefore) {
        int attempts = attemptsBefore + fetch.attempts();
        return switch (fetch) {
            case Fetched<ImageFile> fetched ->
                new ImageRecord.Transfer(
                        Optional.of(fetched.location().toString()),
                        fetched.httpStatus(),
                        attempts,
                        fetched.elapsed(),
                        fetched.body().etag(),
                        fetched.body().lastModified());
            case NotFetched<ImageFile> not ->
                new ImageRecord.Transfer(
                        Optional.empty(),
                        not.httpStatus(),
                        attempts,
                        not.elapsed(),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    /// Removes a temporary file.
    void discard(Path temporary) throws StorageException {
        try {
            files.discard(temporary);
        } catch (IOException e) {
            throw new StorageException("Can't remove the temporary file " + temporary + ": " + e.getMessage(), e);
        }
    }
}

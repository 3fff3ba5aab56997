package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.fetchandrotate.storage.NameBook;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;

/// Brings an original to disk: fetches it to a temporary file, looks at its bytes, names it, moves it into place.
/// Thread-safe.
final class Downloader {
    /// The sides in pixels up to which an image is none.
    private static final int LARGEST_PIXEL = 2;

    private final Sources sources;
    private final RotatedCopies copies;
    private final Workspace workspace;
    private final WorkspaceFiles files;
    private final NameBook names;
    private final Clock clock;

    Downloader(
            Sources sources,
            RotatedCopies copies,
            Workspace workspace,
            WorkspaceFiles files,
            NameBook names,
            Clock clock) {
        this.sources = sources;
        this.copies = copies;
        this.workspace = workspace;
        this.files = files;
        this.names = names;
        this.clock = clock;
    }

    /// Tries the candidate's URLs in turn, until one is an image that can be turned.
    ///
    /// @param earlier of an intact original, which isn't sent again if the server says that it is still the same
    /// @return `downloaded`, or with a failure: the first URL's, or with an original that can't be turned, that
    ///     one's
    /// @throws InterruptedException if interrupted before the original was complete; nothing is left of it
    Download download(ImageJob job, Optional<ImageRecord> earlier) throws InterruptedException, StorageException {
        ImageRecord started = job.newRecord(clock.instant());
        Optional<ImageRecord> first = Optional.empty();
        Optional<Attempt.Unturnable> second = Optional.empty();
        int attempts = 0;
        try {
            for (WebUrl url : urls(job)) {
                Attempt attempt = attempt(job, url, earlier, started, attempts);
                attempts = attempt.record()
                        .transfer()
                        .map(ImageRecord.Transfer::attempts)
                        .orElse(attempts);
                switch (attempt) {
                    case Attempt.Good good -> {
                        try {
                            return new Download(
                                    place(job, good.record(), good.picture(), good.file()), Optional.of(good.info()));
                        } finally {
                            discard(good.file());
                        }
                    }
                    case Attempt.Unturnable unturnable -> {
                        if (second.isEmpty()) {
                            second = Optional.of(unturnable);
                        } else {
                            discard(unturnable.file());
                        }
                    }
                    case Attempt.Failed failed -> first = first.or(() -> Optional.of(failed.record()));
                }
                if (!isWorthAFallback(attempt)) {
                    break;
                }
            }
            if (second.isPresent()) {
                Attempt.Unturnable kept = second.get();
                return Download.failed(
                        place(job, kept.record(), kept.picture(), kept.file()).failed(kept.failure()));
            }
            return Download.failed(first.orElse(started));
        } catch (IOException e) {
            return Download.failed(started.failed(FileFailures.of(e)));
        } finally {
            if (second.isPresent()) {
                discard(second.get().file());
            }
        }
    }

    /// What one URL came to.
    private sealed interface Attempt {
        ImageRecord record();

        /// An image, in a temporary file.
        record Good(ImageRecord record, ImageRecord.Picture picture, ImageInfo info, Path file) implements Attempt {}

        /// An image that can't be turned, in a temporary file: an original that the user asked for all the same,
        /// unless another of the candidate's URLs has one that can.
        record Unturnable(ImageRecord record, ImageRecord.Picture picture, Path file, Failure failure)
                implements Attempt {}

        record Failed(ImageRecord record) implements Attempt {}
    }

    /// Makes use of an original that this run fetched for another website.
    Download copy(ImageJob job, Download fetched) throws StorageException {
        ImageRecord theirs = fetched.record();
        ImageRecord mine = job.newRecord(clock.instant());
        if (theirs.transfer().isPresent()) {
            mine = mine.withTransfer(withoutAttempts(theirs.transfer().get()));
        }
        if (theirs.filename().isPresent() && theirs.picture().isPresent()) {
            ImageRecord.Picture picture = theirs.picture().get();
            String name = names.claim(
                    mine.dirname(),
                    job.candidate().url(),
                    job.plannedName(),
                    picture.format().orElseThrow());
            try {
                files.copyIntoPlace(
                        workspace.original(theirs.dirname(), theirs.filename().get()),
                        workspace.original(mine.dirname(), name));
            } catch (IOException e) {
                return Download.failed(mine.failed(FileFailures.of(e)));
            }
            mine = mine.downloaded(name, picture);
        }
        return theirs.failure().isPresent()
                ? Download.failed(mine.failed(theirs.failure().get()))
                : new Download(mine, fetched.info());
    }

    private Attempt attempt(
            ImageJob job, WebUrl url, Optional<ImageRecord> earlier, ImageRecord started, int attemptsBefore)
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
        Optional<Validators> known = earlier.flatMap(Downloader::validators);
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
                        ? new Attempt.Unturnable(record, picture, temporary, refused.failure())
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

    private ImageRecord place(ImageJob job, ImageRecord record, ImageRecord.Picture picture, Path temporary)
            throws IOException, StorageException {
        ImageFormat format = picture.format().orElseThrow();
        String name = names.claim(record.dirname(), job.candidate().url(), job.plannedName(), format);
        files.moveIntoPlace(temporary, workspace.original(record.dirname(), name));
        return record.downloaded(name, picture);
    }

    private void discard(Path temporary) throws StorageException {
        try {
            files.discard(temporary);
        } catch (IOException e) {
            throw new StorageException("Can't remove the temporary file " + temporary + ": " + e.getMessage(), e);
        }
    }

    private static List<WebUrl> urls(ImageJob job) {
        List<WebUrl> urls = new ArrayList<>();
        urls.add(job.candidate().url());
        urls.addAll(job.candidate().fallbacks());
        return urls;
    }

    /// An image that can't be turned is still an original that the user asked for; what is no image, or too small
    /// to be wanted, isn't.
    private static boolean isKept(Inspection.Refused refused) {
        return refused.format().isPresent() && refused.failure().reason() != FailureReason.TOO_SMALL;
    }

    /// Another URL may fare better, unless it is the machine or the user that ended this one.
    private static boolean isWorthAFallback(Attempt attempt) {
        if (attempt instanceof Attempt.Unturnable) {
            return true;
        }
        return attempt.record()
                .failure()
                .map(Failure::reason)
                .filter(reason -> !reason.endsTheRun()
                        && reason != FailureReason.INTERRUPTED
                        && reason != FailureReason.INTERNAL_ERROR
                        && reason != FailureReason.PROXY)
                .isPresent();
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

    private static ImageRecord.Transfer withoutAttempts(ImageRecord.Transfer theirs) {
        return new ImageRecord.Transfer(
                theirs.finalUrl(), theirs.httpStatus(), 0, Duration.ZERO, theirs.etag(), theirs.lastModified());
    }
}

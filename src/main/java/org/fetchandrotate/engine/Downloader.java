package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.engine.UrlDownload.Attempt;
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

/// Brings an original to disk: tries the URLs of its candidate until one is an image, names it, moves it into
/// place. Thread-safe.
final class Downloader {
    private final UrlDownload downloads;
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
        downloads = new UrlDownload(sources, copies, workspace, files);
        this.workspace = workspace;
        this.files = files;
        this.names = names;
        this.clock = clock;
    }

    /// Tries the candidate's URLs in turn, until one is an image that can be rotated.
    ///
    /// @param earlier of an intact original, which isn't sent again if the server says that it is still the same
    /// @return `downloaded`, or with a failure: the first URL's, or with an original that can't be rotated, that
    ///     one's
    /// @throws InterruptedException if interrupted before the original was complete; nothing is left of it
    Download download(ImageJob job, Optional<ImageRecord> earlier) throws InterruptedException, StorageException {
        ImageRecord started = job.newRecord(clock.instant());
        Optional<ImageRecord> first = Optional.empty();
        Optional<Attempt.Unrotatable> second = Optional.empty();
        int attempts = 0;
        try {
            for (WebUrl url : urls(job)) {
                Attempt attempt = downloads.attempt(job, url, earlier, started, attempts);
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
                            downloads.discard(good.file());
                        }
                    }
                    case Attempt.Unrotatable unrotatable -> {
                        if (second.isEmpty()) {
                            second = Optional.of(unrotatable);
                        } else {
                            downloads.discard(unrotatable.file());
                        }
                    }
                    case Attempt.Failed failed -> first = first.or(() -> Optional.of(failed.record()));
                }
                if (!isWorthAFallback(attempt)) {
                    break;
                }
            }
            if (second.isPresent()) {
                Attempt.Unrotatable kept = second.get();
                return Download.failed(
                        place(job, kept.record(), kept.picture(), kept.file()).failed(kept.failure()));
            }
            return Download.failed(first.orElse(started));
        } catch (IOException e) {
            return Download.failed(started.failed(FileFailures.of(e)));
        } finally {
            if (second.isPresent()) {
                downloads.discard(second.get().file());
            }
        }
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

    private ImageRecord place(ImageJob job, ImageRecord record, ImageRecord.Picture picture, Path temporary)
            throws IOException, StorageException {
        ImageFormat format = picture.format().orElseThrow();
        String name = names.claim(record.dirname(), job.candidate().url(), job.plannedName(), format);
        files.moveIntoPlace(temporary, workspace.original(record.dirname(), name));
        return record.downloaded(name, picture);
    }

    private static List<WebUrl> urls(ImageJob job) {
        List<WebUrl> urls = new ArrayList<>();
        urls.add(job.candidate().url());
        urls.addAll(job.candidate().fallbacks());
        return urls;
    }

    /// Another URL may fare better, unless it is the machine or the user that ended this one.
    private static boolean isWorthAFallback(Attempt attempt) {
        if (attempt instanceof Attempt.Unrotatable) {
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

    private static ImageRecord.Transfer withoutAttempts(ImageRecord.Transfer theirs) {
        return new ImageRecord.Transfer(
                theirs.finalUrl(), theirs.httpStatus(), 0, Duration.ZERO, theirs.etag(), theirs.lastModified());
    }
}

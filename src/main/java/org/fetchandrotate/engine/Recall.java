package org.fetchandrotate.engine;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fetchandrotate.imaging.Recipe;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// Remembers what earlier runs did with an image, so that a rerun repeats nothing that is done. Thread-safe.
final class Recall implements ImagePipeline.Past {
    /// How long a server's conclusive "no" is taken for granted: long enough to go on with a run that broke off,
    /// short enough for tomorrow's run to notice that a page was mended.
    static final Duration FRESH = Duration.ofHours(24);

    private final HistoryReader history;
    private final WorkspaceFiles files;
    private final Workspace workspace;
    private final Settings settings;
    private final Mode mode;
    private final Clock clock;

    Recall(
            HistoryReader history,
            WorkspaceFiles files,
            Workspace workspace,
            Settings settings,
            Mode mode,
            Clock clock) {
        this.history = history;
        this.files = files;
        this.workspace = workspace;
        this.settings = settings;
        this.mode = mode;
        this.clock = clock;
    }

    /// What is known of an image, as its newest row and the files tell.
    ///
    /// @throws IOException if a file is there but can't be read
    @Override
    public Memory of(ImageJob job) throws StorageException, IOException {
        if (settings.reuse() == Settings.Reuse.NOTHING) {
            return replaceable(job);
        }
        Optional<ImageRecord> newest =
                history.latest(job.dirname(), job.candidate().url().toString());
        if (newest.isEmpty()) {
            return new Memory.Nothing();
        }
        ImageRecord row = newest.get();
        if (isTooSmall(row)) {
            return new Memory.KnownFailure(row.failed(new Failure(FailureReason.TOO_SMALL, sizeOf(row))));
        }
        if (row.filename().isPresent() && row.picture().isPresent() && isOriginalIntact(row)) {
            return isRotatedIntact(row) ? new Memory.Finished(row) : new Memory.Original(row);
        }
        return isStillConclusive(row) ? new Memory.KnownFailure(row) : new Memory.Nothing();
    }

    /// An original that is to be fetched again, which may turn out to be needless.
    private Memory replaceable(ImageJob job) throws StorageException, IOException {
        Optional<ImageRecord> newest =
                history.latest(job.dirname(), job.candidate().url().toString());
        if (newest.isPresent()
                && newest.get().filename().isPresent()
                && newest.get().picture().isPresent()
                && newest.get().transfer().isPresent()
                && isOriginalIntact(newest.get())) {
            return new Memory.Replaceable(newest.get());
        }
        return new Memory.Nothing();
    }

    private boolean isOriginalIntact(ImageRecord row) throws IOException {
        ImageRecord.Picture picture = row.picture().orElseThrow();
        return files.isIntact(
                workspace.original(row.dirname(), row.filename().orElseThrow()), picture.bytes(), picture.sha256());
    }

    private boolean isRotatedIntact(ImageRecord row) throws IOException {
        if (row.status() != ImageStatus.PROCESSED || row.rotatedCopy().isEmpty()) {
            return false;
        }
        ImageRecord.RotatedCopy copy = row.rotatedCopy().get();
        Optional<Recipe> recipe = row.picture()
                .flatMap(ImageRecord.Picture::format)
                .map(format -> Recipe.of(format, settings.jpegUnaligned()));
        return copy.rotation() == settings.rotation()
                && recipe.filter(today -> today.isMetBy(copy.recipe(), copy.method()))
                        .isPresent()
                && files.isIntact(
                        workspace.rotated(row.dirname(), row.filename().orElseThrow()), copy.bytes(), copy.sha256());
    }

    private boolean isTooSmall(ImageRecord row) {
        return row.picture()
                .filter(picture -> picture.width() > 0
                        && (picture.width() < settings.filter().minWidth()
                                || picture.height() < settings.filter().minHeight()))
                .isPresent();
    }

    private static String sizeOf(ImageRecord row) {
        ImageRecord.Picture picture = row.picture().orElseThrow();
        return picture.width() + " × " + picture.height() + " pixels";
    }

    /// A row of the future was written by a clock that has been set back since: who knows when that was.
    private boolean isStillConclusive(ImageRecord row) {
        Instant now = clock.instant();
        return mode == Mode.ORDINARY
                && row.failure()
                        .filter(failure -> failure.reason().isConclusive())
                        .isPresent()
                && row.createdAt().isAfter(now.minus(FRESH))
                && !row.createdAt().isAfter(now);
    }

    /// Whether an earlier failure may stand.
    enum Mode {
        ORDINARY,
        RETRY
    }

    /// What is known of an image.
    sealed interface Memory {
        /// Nothing that would spare a request.
        record Nothing() implements Memory {}

        /// Both files are there, rotated as wanted.
        record Finished(ImageRecord row) implements Memory {}

        /// The original is there.
        record Original(ImageRecord row) implements Memory {}

        /// The original is there, but wanted anew if the server has another by now.
        record Replaceable(ImageRecord row) implements Memory {}

        /// It failed, and would again.
        record KnownFailure(ImageRecord row) implements Memory {}
    }
}

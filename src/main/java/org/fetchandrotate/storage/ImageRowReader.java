package org.fetchandrotate.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Rotation;

/// Makes records of the columns of `imgs`, wherever these come from. Rows may have been written by other programs:
/// a value that makes no sense is read as missing.
///
/// @param <X> what reading a column may end with
abstract class ImageRowReader<X extends Exception> {
    /// The column as text; empty if it is null or missing.
    abstract Optional<String> text(ImageColumn column) throws X;

    /// The column as a whole number; empty if it is null, missing, or none.
    abstract OptionalLong whole(ImageColumn column) throws X;

    final ImageRecord read() throws X {
        return read(origin());
    }

    final ImageRecord read(Origin origin) throws X {
        return new ImageRecord(
                wholeOrZero(ImageColumn.ID),
                textOrBlank(ImageColumn.URL),
                textOrBlank(ImageColumn.DIRNAME),
                text(ImageColumn.FILENAME).filter(name -> !name.isEmpty()),
                text(ImageColumn.STATUS).flatMap(ImageStatus::ofCode).orElse(ImageStatus.NOT_PROCESSED),
                Timestamps.instant(textOrBlank(ImageColumn.CREATED_AT)),
                origin,
                transfer(),
                picture(),
                rotatedCopy(),
                failure(text(ImageColumn.ERROR), textOrBlank(ImageColumn.ERROR_DETAIL)));
    }

    final Origin origin() throws X {
        return new Origin(
                wholeOrZero(ImageColumn.RUN_ID),
                textOrBlank(ImageColumn.PAGE_URL),
                text(ImageColumn.FOUND_AS).flatMap(FoundAs::ofCode),
                textOrBlank(ImageColumn.ALT_TEXT),
                textOrBlank(ImageColumn.FALLBACKS).lines().toList(),
                number(ImageColumn.BATCH).orElse(0),
                number(ImageColumn.POSITION));
    }

    /// A failure as two columns hold it. An unknown code is that of a newer program: the detail still tells.
    static Optional<Failure> failure(Optional<String> code, String detail) {
        return code.map(known -> new Failure(FailureReason.ofCode(known).orElse(FailureReason.INTERNAL_ERROR), detail));
    }

    private Optional<Transfer> transfer() throws X {
        OptionalInt attempts = number(ImageColumn.ATTEMPTS);
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Transfer(
                text(ImageColumn.FINAL_URL),
                number(ImageColumn.HTTP_STATUS),
                attempts.getAsInt(),
                millis(ImageColumn.FETCH_MS),
                text(ImageColumn.ETAG),
                text(ImageColumn.LAST_MODIFIED)));
    }

    private Optional<Picture> picture() throws X {
        Optional<String> sha256 = text(ImageColumn.SHA256);
        if (sha256.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Picture(
                text(ImageColumn.FORMAT).flatMap(ImageFormat::ofCode),
                number(ImageColumn.WIDTH).orElse(0),
                number(ImageColumn.HEIGHT).orElse(0),
                wholeOrZero(ImageColumn.BYTES),
                sha256.get()));
    }

    private Optional<RotatedCopy> rotatedCopy() throws X {
        Optional<String> sha256 = text(ImageColumn.ROTATED_SHA256);
        Optional<Rotation> rotation = text(ImageColumn.ROTATION).flatMap(Rotation::ofCode);
        if (sha256.isEmpty() || rotation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RotatedCopy(
                rotation.get(),
                textOrBlank(ImageColumn.METHOD),
                textOrBlank(ImageColumn.RECIPE),
                wholeOrZero(ImageColumn.ROTATED_BYTES),
                sha256.get(),
                millis(ImageColumn.ROTATE_MS)));
    }

    final String textOrBlank(ImageColumn column) throws X {
        return text(column).orElse("");
    }

    private long wholeOrZero(ImageColumn column) throws X {
        return whole(column).orElse(0);
    }

    private Duration millis(ImageColumn column) throws X {
        return Duration.ofMillis(wholeOrZero(column));
    }

    private OptionalInt number(ImageColumn column) throws X {
        OptionalLong whole = whole(column);
        int number = (int) whole.orElse(0);
        return whole.isPresent() && number == whole.getAsLong() ? OptionalInt.of(number) : OptionalInt.empty();
    }
}

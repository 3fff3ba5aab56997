package org.fetchandrotate.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.model.ImageRecord.Turn;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Rotation;
import org.jspecify.annotations.Nullable;

/// Reads rows of `imgs`, selected as [#SELECTED], into records. Rows may have been written by other programs: a
/// value that makes no sense is read as missing.
final class ImageRows {
    /// The columns to select, in the order of [ImageColumn].
    static final String SELECTED = "imgs." + String.join(", imgs.", ImageColumn.names());

    private final ResultSet row;

    /// @param row selects [#SELECTED] first; stays with the caller
    ImageRows(ResultSet row) {
        this.row = row;
    }

    /// The record at the cursor.
    ImageRecord read() throws SQLException {
        return read(origin());
    }

    /// The record at the cursor as a run has it that reused it: its place there, all else its own.
    ImageRecord readAsOf(int batch, OptionalInt position) throws SQLException {
        Origin own = origin();
        return read(
                new Origin(own.runId(), own.pageUrl(), own.foundAs(), own.altText(), own.fallbacks(), batch, position));
    }

    private Origin origin() throws SQLException {
        return new Origin(
                row.getLong(place(ImageColumn.RUN_ID)),
                textOrBlank(ImageColumn.PAGE_URL),
                text(ImageColumn.FOUND_AS).flatMap(FoundAs::ofCode),
                textOrBlank(ImageColumn.ALT_TEXT),
                textOrBlank(ImageColumn.FALLBACKS).lines().toList(),
                row.getInt(place(ImageColumn.BATCH)),
                number(ImageColumn.POSITION));
    }

    private ImageRecord read(Origin origin) throws SQLException {
        return new ImageRecord(
                row.getLong(place(ImageColumn.ID)),
                textOrBlank(ImageColumn.URL),
                textOrBlank(ImageColumn.DIRNAME),
                text(ImageColumn.FILENAME).filter(name -> !name.isEmpty()),
                text(ImageColumn.STATUS).flatMap(ImageStatus::ofCode).orElse(ImageStatus.NOT_PROCESSED),
                Timestamps.instant(textOrBlank(ImageColumn.CREATED_AT)),
                origin,
                transfer(),
                picture(),
                turn(),
                failure(text(ImageColumn.ERROR), textOrBlank(ImageColumn.ERROR_DETAIL)));
    }

    /// A failure as two columns hold it. An unknown code is that of a newer program: the detail still tells.
    static Optional<Failure> failure(Optional<String> code, String detail) {
        return code.map(known -> new Failure(FailureReason.ofCode(known).orElse(FailureReason.INTERNAL_ERROR), detail));
    }

    private Optional<Transfer> transfer() throws SQLException {
        OptionalInt attempts = number(ImageColumn.ATTEMPTS);
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Transfer(
                text(ImageColumn.FINAL_URL),
                number(ImageColumn.HTTP_STATUS),
                attempts.getAsInt(),
                Duration.ofMillis(row.getLong(place(ImageColumn.FETCH_MS))),
                text(ImageColumn.ETAG),
                text(ImageColumn.LAST_MODIFIED)));
    }

    private Optional<Picture> picture() throws SQLException {
        Optional<String> sha256 = text(ImageColumn.SHA256);
        if (sha256.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Picture(
                text(ImageColumn.FORMAT).flatMap(ImageFormat::ofCode),
                row.getInt(place(ImageColumn.WIDTH)),
                row.getInt(place(ImageColumn.HEIGHT)),
                row.getLong(place(ImageColumn.BYTES)),
                sha256.get()));
    }

    private Optional<Turn> turn() throws SQLException {
        Optional<String> sha256 = text(ImageColumn.ROTATED_SHA256);
        Optional<Rotation> rotation = text(ImageColumn.ROTATION).flatMap(Rotation::ofCode);
        if (sha256.isEmpty() || rotation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Turn(
                rotation.get(),
                textOrBlank(ImageColumn.METHOD),
                textOrBlank(ImageColumn.RECIPE),
                row.getLong(place(ImageColumn.ROTATED_BYTES)),
                sha256.get(),
                Duration.ofMillis(row.getLong(place(ImageColumn.ROTATE_MS)))));
    }

    private Optional<String> text(ImageColumn column) throws SQLException {
        @Nullable String text = row.getString(place(column));
        return Optional.ofNullable(text);
    }

    private String textOrBlank(ImageColumn column) throws SQLException {
        return text(column).orElse("");
    }

    private OptionalInt number(ImageColumn column) throws SQLException {
        return number(row, place(column));
    }

    static OptionalInt number(ResultSet row, int place) throws SQLException {
        int number = row.getInt(place);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static int place(ImageColumn column) {
        return column.ordinal() + 1;
    }
}

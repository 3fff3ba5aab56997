package org.fetchandrotate.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.model.ImageRecord.Turn;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.JsonObject.JsonFault;

/// A row of `imgs` as a line of JSON with the table's columns, and read back from it: how a row travels between
/// machines until one of them puts it into a database. Pure functions.
public final class ImageLine {
    private final JsonObject line;

    private ImageLine(JsonObject line) {
        this.line = line;
    }

    /// The line, without its end.
    public static String of(ImageRecord image) {
        return ExportFormat.JSON.row(image);
    }

    /// The row that a line holds.
    ///
    /// @throws JsonFault if it holds none
    public static ImageRecord parse(String text) throws JsonFault {
        return new ImageLine(JsonObject.parse(text)).read();
    }

    private ImageRecord read() throws JsonFault {
        String status = textOrBlank(ImageColumn.STATUS);
        return new ImageRecord(
                whole(ImageColumn.ID).orElse(0),
                textOrBlank(ImageColumn.URL),
                textOrBlank(ImageColumn.DIRNAME),
                text(ImageColumn.FILENAME),
                ImageStatus.ofCode(status).orElseThrow(() -> new JsonFault("no status: '" + status + "'")),
                Timestamps.instant(textOrBlank(ImageColumn.CREATED_AT)),
                origin(),
                transfer(),
                picture(),
                turn(),
                text(ImageColumn.ERROR)
                        .flatMap(code -> ImageRows.failure(Optional.of(code), textOrBlank(ImageColumn.ERROR_DETAIL))));
    }

    private Origin origin() {
        return new Origin(
                whole(ImageColumn.RUN_ID).orElse(0),
                textOrBlank(ImageColumn.PAGE_URL),
                text(ImageColumn.FOUND_AS).flatMap(FoundAs::ofCode),
                textOrBlank(ImageColumn.ALT_TEXT),
                textOrBlank(ImageColumn.FALLBACKS).lines().toList(),
                number(ImageColumn.BATCH).orElse(0),
                number(ImageColumn.POSITION));
    }

    private Optional<Transfer> transfer() {
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

    private Optional<Picture> picture() {
        return text(ImageColumn.SHA256)
                .map(sha256 -> new Picture(
                        text(ImageColumn.FORMAT).flatMap(ImageFormat::ofCode),
                        number(ImageColumn.WIDTH).orElse(0),
                        number(ImageColumn.HEIGHT).orElse(0),
                        whole(ImageColumn.BYTES).orElse(0),
                        sha256));
    }

    private Optional<Turn> turn() {
        Optional<Rotation> rotation = textOrNumber(ImageColumn.ROTATION).flatMap(Rotation::ofCode);
        Optional<String> sha256 = text(ImageColumn.ROTATED_SHA256);
        if (rotation.isEmpty() || sha256.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Turn(
                rotation.get(),
                textOrBlank(ImageColumn.METHOD),
                textOrBlank(ImageColumn.RECIPE),
                whole(ImageColumn.ROTATED_BYTES).orElse(0),
                sha256.get(),
                millis(ImageColumn.ROTATE_MS)));
    }

    private Duration millis(ImageColumn column) {
        return Duration.ofMillis(whole(column).orElse(0));
    }

    private Optional<String> text(ImageColumn column) {
        return line.text(column.columnName());
    }

    private Optional<String> textOrNumber(ImageColumn column) {
        OptionalLong number = whole(column);
        return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : text(column);
    }

    private String textOrBlank(ImageColumn column) {
        return text(column).orElse("");
    }

    private OptionalLong whole(ImageColumn column) {
        return line.number(column.columnName());
    }

    private OptionalInt number(ImageColumn column) {
        OptionalLong number = whole(column);
        return number.isPresent() ? OptionalInt.of(Math.toIntExact(number.getAsLong())) : OptionalInt.empty();
    }
}

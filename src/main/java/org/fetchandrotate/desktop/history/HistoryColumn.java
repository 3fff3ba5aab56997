package org.fetchandrotate.desktop.history;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.fetchandrotate.desktop.base.PictureName;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.storage.ImageColumn;
import org.fetchandrotate.storage.ImageQuery.SortColumn;

/// A column that the table can show. The first four are shown until the user chooses others.
enum HistoryColumn {
    NAME(160, SortColumn.NAME, (image, words) -> Optional.of(PictureName.of(image.url()))),
    HOST(152, SortColumn.DIRNAME, ImageColumn.DIRNAME),
    RESULT(168, SortColumn.STATUS, (image, words) -> Optional.of(words.result(image))),
    BYTES(88, SortColumn.BYTES, (image, words) -> image.picture().map(picture -> words.bytes(picture.bytes()))),
    DIMENSIONS(112, SortColumn.WIDTH, (image, words) -> words.dimensions(image)),
    CREATED_AT(184, SortColumn.CREATED_AT, (image, words) -> Optional.of(words.moment(image.createdAt()))),
    ID(72, SortColumn.ID, ImageColumn.ID),
    RUN(64, SortColumn.RUN, ImageColumn.RUN_ID),
    POSITION(80, SortColumn.POSITION, ImageColumn.POSITION),
    BATCH(72, SortColumn.BATCH, ImageColumn.BATCH),
    URL(240, SortColumn.URL, ImageColumn.URL),
    FILENAME(240, SortColumn.FILENAME, ImageColumn.FILENAME),
    PAGE(240, SortColumn.PAGE, ImageColumn.PAGE_URL),
    ALT_TEXT(200, SortColumn.ALT_TEXT, ImageColumn.ALT_TEXT),
    FOUND_AS(
            144, SortColumn.FOUND_AS, (image, words) -> image.origin().foundAs().map(words::foundAs)),
    PROOF(144, (seen, words) -> seen.proof().map(words::proof)),
    TAGS(144, (seen, words) -> Optional.of(String.join(", ", seen.tags())).filter(tags -> !tags.isEmpty())),
    STATUS(120, SortColumn.STATUS, (image, words) -> Optional.of(words.status(image.status()))),
    ERROR(160, SortColumn.ERROR, (image, words) -> image.failure().map(failure -> words.reason(failure.reason()))),
    ERROR_DETAIL(240, ImageColumn.ERROR_DETAIL),
    FINAL_URL(240, ImageColumn.FINAL_URL),
    HTTP_STATUS(80, SortColumn.HTTP_STATUS, ImageColumn.HTTP_STATUS),
    ATTEMPTS(80, SortColumn.ATTEMPTS, ImageColumn.ATTEMPTS),
    FORMAT(80, SortColumn.FORMAT, (image, words) -> words.format(image)),
    ROTATED_BYTES(
            104,
            SortColumn.ROTATED_BYTES,
            (image, words) -> image.rotatedCopy().map(copy -> words.bytes(copy.bytes()))),
    ROTATION(
            80,
            SortColumn.ROTATION,
            (image, words) -> image.rotatedCopy().map(copy -> words.rotation(copy.rotation()))),
    METHOD(144, SortColumn.METHOD, (image, words) -> image.rotatedCopy().map(copy -> words.method(copy.method()))),
    FETCH_TIME(
            96,
            SortColumn.FETCH_MILLIS,
            (image, words) -> image.transfer().map(Transfer::elapsed).map(words::duration)),
    ROTATE_TIME(
            96,
            SortColumn.ROTATE_MILLIS,
            (image, words) -> image.rotatedCopy().map(RotatedCopy::elapsed).map(words::duration)),
    SHA256(160, ImageColumn.SHA256),
    ROTATED_SHA256(160, ImageColumn.ROTATED_SHA256),
    ETAG(144, ImageColumn.ETAG),
    LAST_MODIFIED(200, ImageColumn.LAST_MODIFIED);

    private final double width;
    private final Optional<SortColumn> order;
    private final BiFunction<SeenImage, Words, Optional<String>> text;

    HistoryColumn(double width, SortColumn order, BiFunction<ImageRecord, Words, Optional<String>> text) {
        this.width = width;
        this.order = Optional.of(order);
        this.text = (seen, words) -> text.apply(seen.image(), words);
    }

    HistoryColumn(double width, BiFunction<SeenImage, Words, Optional<String>> text) {
        this.width = width;
        order = Optional.empty();
        this.text = text;
    }

    HistoryColumn(double width, SortColumn order, ImageColumn column) {
        this(width, order, (image, words) -> column.text(image));
    }

    HistoryColumn(double width, ImageColumn column) {
        this.width = width;
        order = Optional.empty();
        text = (seen, words) -> column.text(seen.image());
    }

    /// In preferences and as the stem of the message key.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<HistoryColumn> ofCode(String code) {
        for (HistoryColumn column : values()) {
            if (column.code().equals(code)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /// In pixels, until the user chooses another. Style sheets have no say in it: columns aren't nodes.
    double width() {
        return width;
    }

    boolean isShownAtFirst() {
        return ordinal() <= BYTES.ordinal();
    }

    /// Aligned at the right, so that digits stand below each other.
    boolean isNumber() {
        return switch (this) {
            case DIMENSIONS,
                    BYTES,
                    ID,
                    RUN,
                    POSITION,
                    BATCH,
                    HTTP_STATUS,
                    ATTEMPTS,
                    ROTATED_BYTES,
                    ROTATION,
                    FETCH_TIME,
                    ROTATE_TIME -> true;
            default -> false;
        };
    }

    /// Cut in the middle where it must be: the ends of addresses tell most.
    boolean isAddress() {
        return this == NAME || this == URL || this == PAGE || this == FINAL_URL || this == FILENAME;
    }

    /// What rows are ordered by at a click on its header; empty if they can't be.
    Optional<SortColumn> order() {
        return order;
    }

    /// What stands in the column; empty where there is nothing to say.
    Optional<String> text(SeenImage seen, Words words) {
        return text.apply(seen, words);
    }
}

package org.fetchandrotate.storage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.model.Rotation;

/// The columns of the `imgs` table in their order, with what an [ImageRecord] holds for each. The database, the
/// exports and the JSON lines all go by this one list. Immutable.
public enum ImageColumn {
    ID(image -> number(image.id())),
    URL(image -> Optional.of(image.url())),
    DIRNAME(image -> Optional.of(image.dirname())),
    FILENAME(image -> widened(image.filename())),
    STATUS(image -> Optional.of(image.status().code())),
    CREATED_AT(image -> Optional.of(Timestamps.text(image.createdAt()))),
    RUN_ID(image -> image.origin().runId() == 0
            ? Optional.empty()
            : number(image.origin().runId())),
    PAGE_URL(image -> filled(image.origin().pageUrl())),
    FOUND_AS(image -> widened(image.origin().foundAs().map(FoundAs::code))),
    ALT_TEXT(image -> filled(image.origin().altText())),
    BATCH(image -> batch(image.origin())),
    POSITION(image -> number(image.origin().position())),
    FINAL_URL(image -> widened(image.transfer().flatMap(Transfer::finalUrl))),
    ERROR(image -> widened(image.failure().map(failure -> failure.reason().code()))),
    ERROR_DETAIL(image -> widened(image.failure().map(Failure::detail))),
    HTTP_STATUS(image -> image.transfer().flatMap(transfer -> number(transfer.httpStatus()))),
    ATTEMPTS(image -> image.transfer().flatMap(transfer -> number(transfer.attempts()))),
    FORMAT(image -> widened(image.picture().flatMap(Picture::format).map(ImageFormat::code))),
    WIDTH(image -> image.picture().flatMap(picture -> positive(picture.width()))),
    HEIGHT(image -> image.picture().flatMap(picture -> positive(picture.height()))),
    BYTES(image -> image.picture().flatMap(picture -> number(picture.bytes()))),
    SHA256(image -> widened(image.picture().map(Picture::sha256))),
    ROTATED_BYTES(image -> image.rotatedCopy().flatMap(copy -> number(copy.bytes()))),
    ROTATED_SHA256(image -> widened(image.rotatedCopy().map(RotatedCopy::sha256))),
    ROTATION(image -> image.rotatedCopy().flatMap(copy -> rotation(copy.rotation()))),
    METHOD(image -> widened(image.rotatedCopy().map(RotatedCopy::method))),
    FETCH_MS(image ->
            image.transfer().flatMap(transfer -> number(transfer.elapsed().toMillis()))),
    ROTATE_MS(image -> image.rotatedCopy().flatMap(copy -> number(copy.elapsed().toMillis()))),
    ETAG(image -> widened(image.transfer().flatMap(Transfer::etag))),
    LAST_MODIFIED(image -> widened(image.transfer().flatMap(Transfer::lastModified))),
    RECIPE(image -> image.rotatedCopy().flatMap(copy -> filled(copy.recipe()))),
    FALLBACKS(image -> filled(String.join("\n", image.origin().fallbacks())));

    private final Function<ImageRecord, Optional<Object>> value;

    ImageColumn(Function<ImageRecord, Optional<Object>> value) {
        this.value = value;
    }

    /// The column's name in the database, in CSV headings and in JSON.
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the column holds: a [String] or a [Long]; empty where it is null.
    public Optional<Object> value(ImageRecord image) {
        return value.apply(image);
    }

    /// The same as text; empty where it is null.
    public Optional<String> text(ImageRecord image) {
        return value(image).map(Object::toString);
    }

    /// All names, in order.
    public static List<String> names() {
        return Stream.of(values()).map(ImageColumn::columnName).toList();
    }

    private static Optional<Object> widened(Optional<String> text) {
        return text.map(Function.identity());
    }

    private static Optional<Object> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Object> number(long number) {
        return Optional.of(number);
    }

    private static Optional<Object> number(OptionalInt number) {
        return number.isPresent() ? number(number.getAsInt()) : Optional.empty();
    }

    /// An angle is a number: what the column held before there were other rotations.
    private static Optional<Object> rotation(Rotation rotation) {
        return rotation.isAngle() ? number(Long.parseLong(rotation.code())) : Optional.of(rotation.code());
    }

    private static Optional<Object> positive(int number) {
        return number > 0 ? number(number) : Optional.empty();
    }

    private static Optional<Object> batch(Origin origin) {
        return origin.runId() == 0 ? Optional.empty() : number(origin.batch());
    }
}

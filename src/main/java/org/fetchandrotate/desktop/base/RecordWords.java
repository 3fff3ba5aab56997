package org.fetchandrotate.desktop.base;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;

/// Says in the user's language what the columns of a row say in codes. Immutable and thread-safe.
public final class RecordWords {
    private static final String RECODED = "recoded-q";

    private final Messages messages;

    public RecordWords(Messages messages) {
        this.messages = messages;
    }

    /// `JPEG`, `JPEG XL`
    public String format(ImageFormat format) {
        return switch (format) {
            case WEBP -> "WebP";
            case JPEG, PNG, GIF, BMP, TIFF, ICO, AVIF, HEIC, SVG, JPEG_XL, JPEG_2000, PSD ->
                format.code().toUpperCase(Locale.ROOT).replace('-', ' ');
        };
    }

    /// @param code of the column `method`
    public String method(String code) {
        List<String> parts = List.of(code.split("\\+"));
        return Stream.concat(
                        Stream.of(way(parts.getFirst())), parts.stream().skip(1).map(this::note))
                .collect(Collectors.joining(", "));
    }

    private String note(String code) {
        return switch (code) {
            case "damage-filled", "checksums-repaired", "c2pa-dropped", "extra-picture-dropped" ->
                messages.text("compare.method.note." + code);
            default -> code;
        };
    }

    private String way(String code) {
        return switch (code) {
            case "lossless", "mended", "trimmed", "orientation-tag", "container" ->
                messages.text("compare.method." + code);
            default ->
                code.startsWith(RECODED)
                        ? messages.text("compare.method.recoded", code.substring(RECODED.length()))
                        : code;
        };
    }

    /// The reason, with the server's status where that was the trouble: `Refused by the server (403)`.
    public String failure(ImageRecord failed) {
        Failure failure = failed.failure().orElseThrow();
        OptionalInt status =
                failed.transfer().map(ImageRecord.Transfer::httpStatus).orElse(OptionalInt.empty());
        return switch (failure.reason()) {
            case HTTP_CLIENT_ERROR, HTTP_SERVER_ERROR, HTTP_THROTTLED ->
                status.isPresent()
                        ? messages.text(
                                "compare.failure-with-status",
                                messages.reason(failure.reason()),
                                String.valueOf(status.getAsInt()))
                        : messages.reason(failure.reason());
            default -> messages.reason(failure.reason());
        };
    }
}

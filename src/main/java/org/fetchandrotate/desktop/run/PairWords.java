package org.fetchandrotate.desktop.run;

import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.PictureName;
import org.fetchandrotate.desktop.base.RecordWords;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.url.WebUrl;

/// What a tile says of an image.
///
/// @param name the last part of its URL's path
/// @param origin its host, format and method
/// @param reason why it failed; empty if it didn't
/// @param details all of it, for a tooltip
/// @param spoken all of it, in one line
record PairWords(String name, String origin, String reason, String details, String spoken) {
    static PairWords of(PairRow pair, Messages messages) {
        ImageRecord record = pair.record();
        String url = WebUrl.parse(record.url()).map(WebUrl::redacted).orElse(record.url());
        String name = PictureName.of(url);
        String reason = record.failure().map(messages::failure).orElse("");
        String outcome = switch (pair.outcome()) {
            case ROTATED -> messages.text("run.tile.rotated");
            case REUSED -> messages.text("run.tile.reused");
            case FAILED -> reason;
        };
        String origin = origin(record, new RecordWords(messages));
        return new PairWords(
                name,
                origin,
                record.failure()
                        .map(_ -> new RecordWords(messages).failure(record))
                        .orElse(""),
                String.join("\n", url, origin, outcome),
                messages.text("run.tile.spoken", name, record.dirname(), outcome));
    }

    private static String origin(ImageRecord record, RecordWords words) {
        StringBuilder origin = new StringBuilder(record.dirname());
        record.picture()
                .flatMap(ImageRecord.Picture::format)
                .ifPresent(format -> origin.append(" · ").append(words.format(format)));
        record.rotatedCopy().ifPresent(copy -> origin.append(" · ").append(words.method(copy.method())));
        return origin.toString();
    }
}

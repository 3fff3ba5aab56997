package org.fetchandrotate.desktop.run;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fetchandrotate.desktop.shell.Messages;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.WebUrl;

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
        String name = name(url);
        String reason = record.failure().map(messages::failure).orElse("");
        String outcome =
                switch (pair.outcome()) {
                    case ROTATED -> messages.text("run.tile.rotated");
                    case REUSED -> messages.text("run.tile.reused");
                    case FAILED -> reason;
                };
        String origin = origin(record);
        return new PairWords(
                name,
                origin,
                record.failure().map(failure -> messages.reason(failure.reason())).orElse(""),
                String.join("\n", url, origin, outcome),
                messages.text("run.tile.spoken", name, record.dirname(), outcome));
    }

    private static String origin(ImageRecord record) {
        Optional<String> format = record.picture().flatMap(ImageRecord.Picture::format).map(ImageFormat::code);
        Optional<String> method = record.turn().map(ImageRecord.Turn::method);
        StringBuilder origin = new StringBuilder(record.dirname());
        format.ifPresent(code -> origin.append(" · ").append(code));
        method.ifPresent(code -> origin.append(" · ").append(code));
        return origin.toString();
    }

    private static String name(String url) {
        String path = url.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a percent sign that encodes nothing
            return last;
        }
    }
}

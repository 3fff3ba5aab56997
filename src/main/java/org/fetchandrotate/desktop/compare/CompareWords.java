package org.fetchandrotate.desktop.compare;

import java.text.NumberFormat;
import java.util.List;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.PictureName;
import org.fetchandrotate.desktop.compare.Facts.Fact;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.url.WebUrl;

/// What the large view says. Immutable.
final class CompareWords {
    private final Messages messages;
    private final Facts facts;

    CompareWords(Messages messages) {
        this.messages = messages;
        facts = new Facts(messages);
    }

    /// File name, else URL.
    String title(ImageRecord record) {
        return record.filename().isPresent() ? PictureName.of(record.url()) : address(record);
    }

    /// The URL without what is secret in it.
    static String address(ImageRecord record) {
        return WebUrl.parse(record.url()).map(WebUrl::redacted).orElse(record.url());
    }

    String rotation(Rotation rotation) {
        return messages.text("settings.choice." + rotation.code());
    }

    String rotatedTitle(ImageRecord record) {
        return record.rotatedCopy()
                .map(copy -> messages.text("compare.rotated-by", rotation(copy.rotation())))
                .orElse(messages.text("compare.rotated"));
    }

    /// `3 of 40`
    String position(int index, int count) {
        return count == 0 ? "" : messages.text("compare.position", index + 1, count);
    }

    String percent(double scale) {
        return NumberFormat.getPercentInstance(messages.locale()).format(scale);
    }

    /// Whether the copy, rotated back, is the original.
    String match(PixelMatch match) {
        return switch (match) {
            case PixelMatch.Exact _ -> messages.text("compare.match.exact");
            case PixelMatch.Near near when near.largest() == 1 -> messages.text("compare.match.rounding");
            case PixelMatch.Near near -> {
                NumberFormat mean = NumberFormat.getNumberInstance(messages.locale());
                mean.setMaximumFractionDigits(near.mean() < 0.1 ? 4 : 1);
                yield messages.text("compare.match.near", mean.format(near.mean()), near.largest());
            }
            case PixelMatch.OtherShape _ -> messages.text("compare.match.other-shape");
            case PixelMatch.TooLarge _ -> messages.text("compare.match.too-large");
            case PixelMatch.Unknown _ -> "";
        };
    }

    List<Fact> facts(ImageRecord record, LoadedPair pair) {
        return facts.of(record, pair.facts());
    }
}

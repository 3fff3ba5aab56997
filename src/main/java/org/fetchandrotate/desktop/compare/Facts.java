package org.fetchandrotate.desktop.compare;

import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.RecordWords;
import org.fetchandrotate.imaging.ImageFact;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.url.WebUrl;

/// All that is known of an image, as names and values in the user's language. Immutable.
final class Facts {
    private final Messages messages;
    private final RecordWords words;
    private final NumberFormat numbers;

    /// @param name such as `Size`
    /// @param value one line
    record Fact(String name, String value) {}

    Facts(Messages messages) {
        this.messages = messages;
        words = new RecordWords(messages);
        numbers = NumberFormat.getIntegerInstance(messages.locale());
    }

    List<Fact> of(ImageRecord record, List<ImageFact> own) {
        List<Fact> facts = new ArrayList<>();
        record.failure().ifPresent(failure -> add(facts, "failure", messages.failure(failure)));
        record.picture().ifPresent(picture -> addPicture(facts, picture));
        record.rotatedCopy().ifPresent(copy -> addRotatedCopy(facts, copy));
        add(facts, "website", record.dirname());
        record.filename().ifPresent(name -> add(facts, "file", name));
        add(facts, "url", redacted(record.url()));
        record.transfer()
                .flatMap(Transfer::finalUrl)
                .filter(url -> !url.equals(record.url()))
                .ifPresent(url -> add(facts, "final-url", redacted(url)));
        add(facts, "page", redacted(record.origin().pageUrl()));
        add(facts, "found-as", record.origin().foundAs().map(FoundAs::code).orElse(""));
        add(facts, "alt-text", record.origin().altText());
        record.transfer().ifPresent(transfer -> addTransfer(facts, transfer));
        add(
                facts,
                "time",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(messages.locale())
                        .withZone(ZoneId.systemDefault())
                        .format(record.createdAt()));
        for (ImageFact fact : own) {
            String kind = fact.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            add(facts, "own." + kind, fact.text());
        }
        record.picture().ifPresent(picture -> add(facts, "hash", picture.sha256()));
        record.rotatedCopy().ifPresent(copy -> add(facts, "rotated-hash", copy.sha256()));
        return facts;
    }

    private void addPicture(List<Fact> facts, Picture picture) {
        picture.format().ifPresent(format -> add(facts, "format", words.format(format)));
        if (picture.width() > 0) {
            add(
                    facts,
                    "size",
                    messages.text("compare.size", numbers.format(picture.width()), numbers.format(picture.height())));
        }
        add(facts, "bytes", messages.text("compare.bytes", numbers.format(picture.bytes())));
    }

    private void addRotatedCopy(List<Fact> facts, RotatedCopy copy) {
        add(facts, "rotated-bytes", messages.text("compare.bytes", numbers.format(copy.bytes())));
        add(
                facts,
                "rotation",
                messages.text("settings.choice." + copy.rotation().code()));
        add(facts, "method", words.method(copy.method()));
        add(facts, "rotated-in", milliseconds(copy.elapsed().toMillis()));
    }

    private void addTransfer(List<Fact> facts, Transfer transfer) {
        transfer.httpStatus().ifPresent(status -> add(facts, "status", String.valueOf(status)));
        add(facts, "fetched-in", milliseconds(transfer.elapsed().toMillis()));
        if (transfer.attempts() > 1) {
            add(facts, "attempts", numbers.format(transfer.attempts()));
        }
    }

    private String milliseconds(long milliseconds) {
        return messages.text("compare.milliseconds", numbers.format(milliseconds));
    }

    private void add(List<Fact> facts, String key, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(messages.text("compare.fact." + key), value));
        }
    }

    private static String redacted(String url) {
        return WebUrl.parse(url).map(WebUrl::redacted).orElse(url);
    }
}

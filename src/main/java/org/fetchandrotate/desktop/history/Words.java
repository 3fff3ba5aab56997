package org.fetchandrotate.desktop.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.RecordWords;
import org.fetchandrotate.desktop.run.Figures;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.RunRecord;

/// The history in the user's language. Immutable.
final class Words {

    private final Messages messages;
    private final Figures figures;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter minute;

    /// @param zone of the times that are shown
    Words(Messages messages, ZoneId zone) {
        this.messages = messages;
        figures = new Figures(messages);
        moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(messages.locale())
                .withZone(zone);
        minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(messages.locale())
                .withZone(zone);
    }

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /// Date and time to the second.
    String moment(Instant instant) {
        return moment.format(instant);
    }

    /// Date and time to the minute.
    String minute(Instant instant) {
        return minute.format(instant);
    }

    String bytes(long bytes) {
        return figures.bytes(bytes);
    }

    String duration(Duration duration) {
        return figures.duration(duration);
    }

    /// In pixels, as stored.
    Optional<String> dimensions(ImageRecord image) {
        return image.picture()
                .filter(picture -> picture.width() > 0)
                .map(picture -> text("history.dimensions", picture.width(), picture.height()));
    }

    Optional<String> format(ImageRecord image) {
        return image.picture()
                .flatMap(Picture::format)
                .map(format -> format.code().toUpperCase(Locale.ROOT).replace('-', ' '));
    }

    String status(ImageStatus status) {
        return text("history.status." + status.code());
    }

    /// What came of an image: the failure if there is one, else how far it got.
    String result(ImageRecord image) {
        return image.failure().map(failure -> reason(failure.reason())).orElseGet(() -> status(image.status()));
    }

    /// As the beginning of a line.
    String reason(FailureReason reason) {
        String text = messages.reason(reason);
        return text.substring(0, 1).toUpperCase(messages.locale()) + text.substring(1);
    }

    /// What the reason doesn't say; may be empty.
    String detail(Failure failure) {
        return messages.detail(failure);
    }

    Icons icon(ImageRecord image) {
        if (image.failure().isPresent()) {
            return Icons.FAILURE;
        }
        return image.status() == ImageStatus.PROCESSED ? Icons.SUCCESS : Icons.INFO;
    }

    String failure(FailureFilter failure) {
        return failure.reason()
                .map(this::reason)
                .orElseGet(
                        () -> text(failure.equals(FailureFilter.ANY) ? "history.failure.any" : "history.failure.all"));
    }

    /// What was proved of a copy, in a few words.
    String proof(Proof proof) {
        return text("history.proof." + proof.kind().code());
    }

    /// The same of many, most first: `40 exact by their coefficients, 2 different`
    String proofs(Map<Proof.Kind, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> text("history.proved.count", proof(Proof.of(entry.getKey())), entry.getValue()))
                .collect(Collectors.joining(" · "));
    }

    String foundAs(FoundAs foundAs) {
        return text("history.found-as." + foundAs.code());
    }

    /// How a copy was made, by the code in the database. A later version's code is shown as it is.
    String method(String code) {
        return new RecordWords(messages).method(code);
    }

    /// A run in one line, to choose and to search by.
    String line(RunRow row) {
        return row.run()
                .map(run ->
                        String.join(" · ", text("history.run.number", run.id()), minute(run.startedAt()), outcome(run)))
                .orElseGet(() -> text("history.runs.all"));
    }

    String outcome(RunRecord run) {
        return text(run.outcome()
                .map(outcome -> "history.outcome." + outcome.code())
                .orElse("history.outcome.running"));
    }

    Icons icon(RunRecord run) {
        Optional<RunOutcome> outcome = run.outcome();
        if (outcome.isEmpty()) {
            return Icons.RUN;
        }
        return switch (outcome.get()) {
            case COMPLETE -> Icons.SUCCESS;
            case EXHAUSTED -> Icons.INFO;
            case STOPPED -> Icons.STOP;
            case FAILED, KILLED -> Icons.FAILURE;
        };
    }

    /// `118 of 120 · 4 failed · 9 reused`
    String counts(RunRecord run) {
        StringBuilder counts = new StringBuilder(text("history.run.counts", run.succeeded(), run.aimed()));
        if (run.failed() > 0) {
            counts.append(" · ").append(text("history.run.failed", run.failed()));
        }
        if (run.reused() > 0) {
            counts.append(" · ").append(text("history.run.reused", run.reused()));
        }
        return counts.toString();
    }

    String rotation(Rotation rotation) {
        return text("settings.choice." + rotation.code());
    }

    /// `Complete · 180° · 12 s`
    String manner(RunRecord run) {
        String manner = outcome(run) + " · " + rotation(run.rotation());
        return run.elapsed().map(elapsed -> manner + " · " + duration(elapsed)).orElse(manner);
    }
}

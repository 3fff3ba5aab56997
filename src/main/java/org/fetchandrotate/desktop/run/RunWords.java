package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.model.RunOutcome;

/// Says in words how a run stands as a whole. Immutable.
final class RunWords {
    private static final String UNKNOWN = "–";

    private final Messages messages;
    private final Figures figures;
    private final ZoneId zone;

    /// @param zone of the times that are shown
    RunWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
        this.figures = new Figures(messages);
    }

    /// What it came to.
    String total(RunSummary summary) {
        String causes = summary.pageFailures().keySet().stream()
                .map(messages::reasonInLine)
                .collect(Collectors.joining(", "));
        return messages.text(
                "run.total." + ending(summary),
                figures.count(summary.succeeded()),
                figures.count(summary.aimed()),
                figures.duration(summary.elapsed()),
                figures.count(summary.runId()),
                causes);
    }

    /// The same, with the time of a run that is of the history.
    String total(RunSummary summary, Optional<Instant> pastSince) {
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(messages.locale())
                .withZone(zone);
        return pastSince
                .map(since -> messages.text("run.headline.past", total(summary), time.format(since)))
                .orElseGet(() -> total(summary));
    }

    private static String ending(RunSummary summary) {
        if (summary.outcome() == RunOutcome.EXHAUSTED && summary.isWithoutPages()) {
            return summary.isWithoutNetwork() ? "no-network" : "no-page";
        }
        return summary.outcome().code();
    }

    /// While pages are being scanned, how far that is.
    String running(ProgressModel progress) {
        int unknown = progress.unknownProperty().get();
        int known = progress.aliveProperty().get() + progress.deadProperty().get();
        return unknown == 0
                ? messages.text("run.headline.running")
                : messages.text("run.headline.scanning", figures.count(known), figures.count(known + unknown));
    }

    /// `37 of 100`
    String images(ProgressModel progress) {
        return messages.text(
                "run.progress.images",
                figures.count(progress.succeededProperty().get()),
                figures.count(progress.aimedProperty().get()));
    }

    String count(long number) {
        return figures.count(number);
    }

    String perSecond(double images) {
        return images == 0 ? UNKNOWN : figures.decimal(images);
    }

    String speed(double bytesPerSecond) {
        return bytesPerSecond == 0 ? UNKNOWN : figures.speed(bytesPerSecond);
    }

    String elapsed(Duration elapsed) {
        return figures.wholeSeconds(elapsed);
    }

    String timeLeft(Optional<Duration> left) {
        return left.map(duration -> figures.wholeSeconds(duration.plusMillis(500)))
                .orElse(UNKNOWN);
    }
}

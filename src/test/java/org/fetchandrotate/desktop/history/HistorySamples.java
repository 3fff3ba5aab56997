package org.fetchandrotate.desktop.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.HistoryWriter.RunCounts;
import org.fetchandrotate.storage.HistoryWriter.TakenImage;

/// Rows and runs, written as the engine writes them.
final class HistorySamples {
    static final Instant MORNING = Instant.parse("2026-11-24T06:30:00Z");
    static final List<String> HOSTS = List.of("alpha.example", "beta.example", "gamma.example");
    private static final List<FailureReason> REASONS =
            List.of(FailureReason.HTTP_CLIENT_ERROR, FailureReason.TIMEOUT, FailureReason.TOO_SMALL);

    private HistorySamples() {}

    /// A finished run: each tenth image failed.
    static long writeRun(Database database, int images) throws Exception {
        try (HistoryWriter writer = database.writer()) {
            long run = start(writer, images);
            List<TakenImage> taken = new ArrayList<>();
            int failed = 0;
            for (int i = 0; i < images; i++) {
                ImageRecord image = image(run, i);
                writer.record(image);
                if (image.failure().isEmpty()) {
                    taken.add(new TakenImage(image.dirname(), image.url()));
                } else {
                    failed++;
                }
            }
            writer.finishRun(
                    run,
                    failed == 0 ? RunOutcome.COMPLETE : RunOutcome.EXHAUSTED,
                    new RunCounts(taken.size(), failed, 0),
                    Duration.ofMillis(12_340),
                    taken);
            return run;
        }
    }

    static long start(HistoryWriter writer, int aimed) throws Exception {
        return writer.startRun(MORNING, aimed, Rotation.HALF_TURN, "rotation = 180");
    }

    static ImageRecord image(long run, int number) {
        return number % 10 == 9 ? failed(run, number) : processed(run, number);
    }

    static ImageRecord processed(long run, int number) {
        return fetched(run, number)
                .downloaded(
                        "cdn.example--" + number + ".jpg",
                        new Picture(
                                Optional.of(ImageFormat.JPEG),
                                640 + number % 100,
                                480,
                                90_000 + number,
                                "ab".repeat(32)))
                .processed(
                        new RotatedCopy(Rotation.HALF_TURN, "lossless", 90_010, "cd".repeat(32), Duration.ofMillis(7)));
    }

    static ImageRecord failed(long run, int number) {
        return fetched(run, number)
                .failed(new Failure(REASONS.get(number / 10 % REASONS.size()), "what was met with image " + number));
    }

    static ImageRecord candidate(String host, String url, String altText, long run) {
        return ImageRecord.candidate(
                url,
                host,
                MORNING,
                new Origin(
                        run,
                        "https://" + host + "/gallery",
                        Optional.of(FoundAs.SRCSET),
                        altText,
                        0,
                        OptionalInt.empty()));
    }

    private static ImageRecord fetched(long run, int number) {
        String url = "https://cdn.example/photos/" + number + ".jpg";
        return candidate(HOSTS.get(number % HOSTS.size()), url, "Picture " + number, run)
                .withTransfer(new Transfer(
                        Optional.of(url),
                        OptionalInt.of(200),
                        1,
                        Duration.ofMillis(120),
                        Optional.of("\"v1\""),
                        Optional.empty()));
    }
}

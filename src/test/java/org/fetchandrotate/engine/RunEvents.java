package org.fetchandrotate.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.engine.RunEvent.ImageKey;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// What a run could tell.
public final class RunEvents {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private RunEvents() {}

    public static WebUrl url(String url) {
        return WebUrl.parse(url).orElseThrow();
    }

    public static RunEvent started(int aimed, String... pages) {
        return new RunEvent.RunStarted(
                3,
                NOON,
                aimed,
                Arrays.stream(pages).map(page -> new Website(url(page))).toList());
    }

    public static RunEvent scanned(int site, int candidates) {
        return new RunEvent.PageScanned(site, candidates, 2, Optional.empty(), Duration.ofMillis(15));
    }

    public static RunEvent unscanned(int site, FailureReason reason, String detail) {
        return new RunEvent.PageScanned(site, 0, 0, Optional.of(new Failure(reason, detail)), Duration.ofMillis(15));
    }

    /// A page that couldn't be read, of a site that has more of them.
    public static RunEvent unscannedOfMore(int site, FailureReason reason) {
        Failure failure = new Failure(reason, "what was met");
        return new RunEvent.PageScanned(
                site, 0, 0, Optional.of(failure), Duration.ofMillis(15), RunEvent.Further.PAGES);
    }

    public static RunEvent imageStarted(int site, int candidate) {
        return new RunEvent.ImageStarted(key(site, candidate), 0);
    }

    public static RunEvent downloaded(int site, int candidate, long bytes) {
        return new RunEvent.ImageDownloaded(key(site, candidate), bytes, Duration.ofMillis(40));
    }

    public static RunEvent processed(int site, int candidate, Source source) {
        return new RunEvent.ImageProcessed(
                key(site, candidate), record(site, candidate, Optional.empty(), 200), source, Optional.empty());
    }

    public static RunEvent failed(int site, int candidate, FailureReason reason, int httpStatus) {
        Failure failure = new Failure(reason, "what was met");
        return new RunEvent.ImageFailed(
                key(site, candidate), record(site, candidate, Optional.of(failure), httpStatus), Source.FETCHED);
    }

    private static ImageKey key(int site, int candidate) {
        return new ImageKey(site, candidate, url("https://images.example/%d/%d.jpg".formatted(site, candidate)));
    }

    private static ImageRecord record(int site, int candidate, Optional<Failure> failure, int httpStatus) {
        boolean processed = failure.isEmpty();
        return new ImageRecord(
                0,
                key(site, candidate).url().toString(),
                "site%d.example".formatted(site),
                processed ? Optional.of("images.example--%d.jpg".formatted(candidate)) : Optional.empty(),
                processed ? ImageStatus.PROCESSED : ImageStatus.NOT_PROCESSED,
                NOON,
                new Origin(
                        3,
                        "https://site%d.example/".formatted(site),
                        Optional.of(FoundAs.IMG_SRC),
                        "",
                        1,
                        OptionalInt.empty()),
                Optional.of(new Transfer(
                        Optional.empty(),
                        httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus),
                        1,
                        Duration.ofMillis(40),
                        Optional.empty(),
                        Optional.empty())),
                processed
                        ? Optional.of(new Picture(Optional.of(ImageFormat.JPEG), 640, 480, 1000, "ab".repeat(32)))
                        : Optional.empty(),
                processed
                        ? Optional.of(new RotatedCopy(
                                Rotation.HALF_TURN, "lossless", 990, "cd".repeat(32), Duration.ofMillis(5)))
                        : Optional.empty(),
                failure);
    }

    public static SiteTally tally(
            String page, int succeeded, int failed, Map<FailureReason, Integer> failures, boolean exhausted) {
        return new SiteTally(new Website(url(page)), 60, succeeded, failed, 1, failures, exhausted, Optional.empty());
    }

    public static SiteTally unread(String page, FailureReason reason, String detail) {
        return new SiteTally(
                new Website(url(page)), 0, 0, 0, 0, Map.of(reason, 1), true, Optional.of(new Failure(reason, detail)));
    }

    public static RunSummary summary(RunOutcome outcome, int aimed, SiteTally... sites) {
        return new RunSummary(
                3,
                outcome,
                aimed,
                Arrays.stream(sites).mapToInt(SiteTally::succeeded).sum(),
                Arrays.stream(sites).mapToInt(SiteTally::failed).sum(),
                2,
                Duration.ofMillis(3_240),
                List.of(sites));
    }
}

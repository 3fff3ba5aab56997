package org.fetchandrotate.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.storage.Json;

/// Writes a JSON object for each thing that happens. Thread-safe.
final class JsonReporter implements RunReporter {
    private final Terminal terminal;
    private volatile List<Website> websites = List.of();

    JsonReporter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void report(RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            websites = started.websites();
        }
        json(event).ifPresent(terminal.data()::println);
    }

    @Override
    public void stopping() {}

    /// The last event has said it all.
    @Override
    public void finish(RunSummary summary) {}

    @Override
    public void close() {}

    private Optional<Json> json(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted started ->
                Optional.of(event("run-started")
                        .with("run", started.runId())
                        .with("at", started.at().toString())
                        .with("aimed", started.aimed())
                        .with(
                                "websites",
                                started.websites().stream()
                                        .map(website -> website.url().toString())
                                        .toList()));
            case RunEvent.PageScanned scanned ->
                Optional.of(event("page-scanned")
                        .with("page", page(scanned.site()))
                        .with("candidates", scanned.candidates())
                        .with("skipped", scanned.skipped())
                        .with(
                                "error",
                                scanned.failure()
                                        .map(failure -> failure.reason().code()))
                        .with("detail", scanned.failure().map(Failure::detail))
                        .with("elapsed_ms", scanned.elapsed().toMillis()));
            case RunEvent.ImageDownloaded downloaded ->
                Optional.of(event("image-downloaded", downloaded.image())
                        .with("bytes", downloaded.bytes())
                        .with("elapsed_ms", downloaded.elapsed().toMillis()));
            case RunEvent.ImageProcessed processed -> Optional.of(processed(processed));
            case RunEvent.ImageFailed failed -> Optional.of(failed(failed));
            case RunEvent.BatchFinished batch ->
                Optional.of(event("batch-finished")
                        .with("batch", batch.batch())
                        .with("aimed", batch.aimed())
                        .with("succeeded", batch.succeeded())
                        .with("failed", batch.failed()));
            case RunEvent.RunFinished finished -> Optional.of(finished(finished.summary()));
            case RunEvent.ImageStarted _ -> Optional.empty();
        };
    }

    private static Json event(String name) {
        return new Json().with("event", name);
    }

    private Json event(String name, RunEvent.ImageKey image) {
        return event(name)
                .with("page", page(image.site()))
                .with("url", image.url().toString());
    }

    private String page(int site) {
        return websites.get(site).url().toString();
    }

    private Json processed(RunEvent.ImageProcessed event) {
        ImageRecord image = event.record();
        Optional<Picture> picture = image.picture();
        return event("image-processed", event.image())
                .with("source", word(event.source()))
                .with("batch", image.origin().batch())
                .with("dirname", image.dirname())
                .with("filename", image.filename())
                .with("format", picture.flatMap(Picture::format).map(format -> format.code()))
                .with("width", picture.map(Picture::width))
                .with("height", picture.map(Picture::height))
                .with("bytes", picture.map(Picture::bytes))
                .with("rotation", image.rotatedCopy().map(copy -> rotation(copy.rotation())))
                .with("method", image.rotatedCopy().map(ImageRecord.RotatedCopy::method))
                .with("rotated_bytes", image.rotatedCopy().map(ImageRecord.RotatedCopy::bytes));
    }

    /// An angle as a number.
    private static Object rotation(Rotation rotation) {
        return rotation.isAngle() ? (Object) Integer.valueOf(rotation.code()) : rotation.code();
    }

    private Json failed(RunEvent.ImageFailed event) {
        ImageRecord image = event.record();
        return event("image-failed", event.image())
                .with("source", word(event.source()))
                .with("batch", image.origin().batch())
                .with("error", image.failure().map(failure -> failure.reason().code()))
                .with("detail", image.failure().map(Failure::detail))
                .with("http_status", image.transfer().flatMap(transfer -> boxed(transfer.httpStatus())));
    }

    private static Json finished(RunSummary summary) {
        return event("run-finished")
                .with("run", summary.runId())
                .with("outcome", summary.outcome().code())
                .with("aimed", summary.aimed())
                .with("succeeded", summary.succeeded())
                .with("failed", summary.failed())
                .with("reused", summary.reused())
                .with(
                        "pages_failed",
                        summary.pageFailures().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .with("hosts", summary.sites().stream().map(JsonReporter::host).toList())
                .with("elapsed_ms", summary.elapsed().toMillis());
    }

    private static Json host(RunSummary.SiteTally site) {
        Map<String, Integer> failures = new TreeMap<>();
        site.failures().forEach((reason, count) -> failures.put(reason.code(), count));
        return new Json()
                .with("host", site.website().hostname())
                .with("page", site.website().url().toString())
                .with("candidates", site.candidates())
                .with("succeeded", site.succeeded())
                .with("failed", site.failed())
                .with("reused", site.reused())
                .with("failures", failures)
                .with("exhausted", site.exhausted())
                .with("needs_browser", site.make() == PageScan.Make.BY_SCRIPTS);
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static String word(RunEvent.Source source) {
        return switch (source) {
            case FETCHED -> "fetched";
            case ROTATED_ONLY -> "rotated-only";
            case REUSED -> "reused";
            case SHARED -> "shared";
        };
    }
}

package org.fetchandrotate.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fetchandrotate.fetch.RobotsVerdict;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.url.WebUrl;
import org.slf4j.LoggerFactory;

/// The log file of one run: a line for each page, image and batch, and whatever the libraries have to say
/// meanwhile. Thread-safe.
final class RunLog implements AutoCloseable {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd--HH-mm-ss", Locale.ROOT);

    private final Logger logger;
    private final Logger root;
    private final FileAppender<ILoggingEvent> appender;

    private RunLog(LoggerContext context, FileAppender<ILoggingEvent> appender) {
        this.appender = appender;
        logger = context.getLogger(RunLog.class);
        logger.setLevel(Level.INFO);
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
    }

    /// Opens a new file in a folder that exists.
    static RunLog open(Path folder, Clock clock) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %msg%n");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName("run");
        appender.setFile(unusedName(folder, clock).toString());
        appender.setEncoder(encoder);
        appender.start();
        return new RunLog(context, appender);
    }

    Path file() {
        return Path.of(appender.getFile());
    }

    void runStarted(long runId, int aimed, int websites) {
        logger.info("run {}: {} images aimed at, from {} websites", runId, aimed, websites);
    }

    void recovered(int killedRuns, int removedFiles) {
        logger.info("cleared up after {} run(s) that were killed: {} temporary file(s)", killedRuns, removedFiles);
    }

    void page(Website website, PageReader.Page page, int candidates) {
        String url = website.url().redacted();
        long millis = page.elapsed().toMillis();
        if (page.failure().isPresent()) {
            logger.warn("page failed {} {} {} ms", url, words(page.failure().get()), millis);
        } else {
            logger.info("page scanned {} {} candidates, {} skipped, {} ms", url, candidates, page.skipped(), millis);
            if (page.make() == PageScan.Make.BY_SCRIPTS) {
                logger.warn("page looks as if scripts built it in a browser {}", url);
            }
        }
    }

    /// A page that a listed one led to.
    ///
    /// @param candidates of all the site's pages
    void furtherPage(Website website, PageReader.Page page, int candidates) {
        String url = page.location().map(WebUrl::redacted).orElse("?");
        String listed = website.url().redacted();
        long millis = page.elapsed().toMillis();
        if (page.failure().isPresent()) {
            logger.warn(
                    "further page of {} failed {} {} ms",
                    listed,
                    words(page.failure().get()),
                    millis);
        } else {
            logger.info("further page of {} {} {} candidates by now, {} ms", listed, url, candidates, millis);
        }
    }

    void image(ImageRecord record, RunEvent.Source source) {
        String url = WebUrl.parse(record.url()).map(WebUrl::redacted).orElse(record.url());
        String outcome =
                source == RunEvent.Source.REUSED ? "reused" : record.status().code();
        long bytes = record.picture().map(ImageRecord.Picture::bytes).orElse(0L);
        long millis = record.transfer()
                        .map(transfer -> transfer.elapsed().toMillis())
                        .orElse(0L)
                + record.rotatedCopy().map(copy -> copy.elapsed().toMillis()).orElse(0L);
        if (record.failure().isPresent()) {
            logger.warn(
                    "image failed {} {} {} bytes, {} ms",
                    url,
                    words(record.failure().get()),
                    bytes,
                    millis);
        } else {
            String method =
                    record.rotatedCopy().map(ImageRecord.RotatedCopy::method).orElse("-");
            logger.info("image {} {} {} {} bytes, {} ms", outcome, url, method, bytes, millis);
        }
    }

    void batch(RunEvent.BatchFinished batch) {
        logger.info(
                "batch {}: {} failed, {} succeeded, {} aimed at",
                batch.batch(),
                batch.failed(),
                batch.succeeded(),
                batch.aimed());
    }

    void robots(RobotsVerdict verdict) {
        logger.info(
                "robots.txt of {} allows {}: {}",
                verdict.origin(),
                verdict.access().name().toLowerCase(Locale.ROOT),
                verdict.detail());
    }

    void runFinished(RunSummary summary) {
        String hosts = summary.sites().stream()
                .map(site -> site.website().hostname() + " " + site.succeeded())
                .collect(Collectors.joining(", "));
        logger.info(
                "total: {} failed, {} succeeded ({} reused), {} aimed at, {} ms, {}: {}",
                summary.failed(),
                summary.succeeded(),
                summary.reused(),
                summary.aimed(),
                summary.elapsed().toMillis(),
                summary.outcome().code(),
                hosts);
    }

    void failure(String what, Throwable cause) {
        logger.error(what, cause);
    }

    /// Idempotent.
    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }

    private static Path unusedName(Path folder, Clock clock) {
        String name = NAME.format(LocalDateTime.now(clock));
        Path file = folder.resolve(name + ".log");
        for (int other = 2; Files.exists(file); other++) {
            file = folder.resolve(name + "-" + other + ".log");
        }
        return file;
    }

    private static String words(Failure failure) {
        return failure.reason().code() + " (" + failure.detail() + ")";
    }
}

package org.fetchandrotate.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.fetchandrotate.engine.RunEvent.BatchFinished;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.HistoryWriter.RunCounts;
import org.fetchandrotate.storage.HistoryWriter.TakenImage;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.url.WebUrl;

/// Makes each fact of a run known: to the history, the log file and whoever listens. Thread-safe.
final class Journal {
    private final long runId;
    private final HistoryWriter history;
    private final RunLog log;
    private final Consumer<RunEvent> listener;

    Journal(long runId, HistoryWriter history, RunLog log, Consumer<RunEvent> listener) {
        this.runId = runId;
        this.history = history;
        this.log = log;
        this.listener = listener;
    }

    void runStarted(Instant at, int aimed, List<Website> websites) {
        log.runStarted(runId, aimed, websites.size());
        listener.accept(new RunEvent.RunStarted(runId, at, aimed, websites));
    }

    /// @param candidates how many are left without those that an earlier page of the same host has
    void pageRead(int site, Website website, PageReader.Page page, int candidates, RunEvent.Further further)
            throws StorageException, InterruptedException {
        int skipped = page.skipped() + page.candidates().size() - candidates;
        history.record(new PageRecord(
                runId,
                site,
                website.url().toString(),
                page.location().map(WebUrl::toString),
                page.httpStatus(),
                candidates,
                skipped,
                page.elapsed(),
                page.failure()));
        log.page(website, page, candidates);
        listener.accept(new RunEvent.PageScanned(site, candidates, skipped, page.failure(), page.elapsed(), further));
    }

    /// A page that a listed one led to: what it adds counts for the listed one.
    ///
    /// @param candidates of all the site's pages
    void furtherPageRead(int site, Website website, PageReader.Page page, int candidates, RunEvent.Further further) {
        log.furtherPage(website, page, candidates);
        listener.accept(
                new RunEvent.PageScanned(site, candidates, page.skipped(), page.failure(), page.elapsed(), further));
    }

    void imageStarted(ImageJob job) {
        listener.accept(new RunEvent.ImageStarted(job.key(), job.place().batch()));
    }

    void imageDownloaded(ImageJob job, ImageRecord record) throws StorageException, InterruptedException {
        history.record(record);
        long bytes = record.picture().map(ImageRecord.Picture::bytes).orElse(0L);
        Duration elapsed = record.transfer().map(ImageRecord.Transfer::elapsed).orElse(Duration.ZERO);
        listener.accept(new RunEvent.ImageDownloaded(job.key(), bytes, elapsed));
    }

    void imageSettled(ImageJob job, ImageResult result) throws StorageException, InterruptedException {
        switch (result) {
            case ImageResult.Taken taken -> {
                write(job, taken.record(), taken.source());
                listener.accept(
                        new RunEvent.ImageProcessed(job.key(), taken.record(), taken.source(), taken.thumbnail()));
            }
            case ImageResult.Lost lost -> {
                write(job, lost.record(), lost.source());
                listener.accept(new RunEvent.ImageFailed(job.key(), lost.record(), lost.source()));
            }
        }
    }

    /// An image that neither succeeded nor failed: its original is on disk, and the next run goes on from there.
    void imageInterrupted(ImageResult.Lost lost) throws StorageException, InterruptedException {
        history.record(lost.record());
        log.image(lost.record(), lost.source());
    }

    void batchesFinished(List<BatchFinished> batches) {
        for (BatchFinished batch : batches) {
            log.batch(batch);
            listener.accept(batch);
        }
    }

    void runFinished(RunSummary summary, List<TakenImage> order) throws StorageException, InterruptedException {
        log.runFinished(summary);
        RunCounts counts = new RunCounts(summary.succeeded(), summary.failed(), summary.reused());
        history.finishRun(runId, summary.outcome(), counts, summary.elapsed(), order);
        listener.accept(new RunEvent.RunFinished(summary));
    }

    void failure(String what, Throwable cause) {
        log.failure(what, cause);
    }

    private void write(ImageJob job, ImageRecord record, Source source) throws StorageException, InterruptedException {
        if (source == Source.REUSED) {
            history.recordReuse(runId, record.id(), job.place().batch());
        } else {
            history.record(record);
        }
        log.image(record, source);
    }
}

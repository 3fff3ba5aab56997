package org.fetchandrotate.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.url.WebUrl;

/// One thread for each page and each image under way. Each posts exactly one message when it ends, however
/// it ends.
final class Workers implements TaskStarter, AutoCloseable {
    private final ExecutorService threads;
    private final Runnable cancelCalls;
    private final PageReader pages;
    private final ImagePipeline images;
    private final BlockingQueue<Message> inbox;
    private final Journal journal;
    private final Clock clock;

    private final Message helpless = new Message.Broken(
            "The machine is at its end: no memory is left, or no more files may be opened (ulimit -n)",
            new IllegalStateException("a worker ended without a word"));

    /// @param threads one for each task; shut down with the workers
    /// @param cancelCalls cancels all open requests: an interrupt ends a platform thread's wait for a file or a
    ///     lock, but
    ///     not its wait for a socket
    Workers(
            ExecutorService threads,
            Runnable cancelCalls,
            PageReader pages,
            ImagePipeline images,
            BlockingQueue<Message> inbox,
            Journal journal,
            Clock clock) {
        this.threads = threads;
        this.cancelCalls = cancelCalls;
        this.pages = pages;
        this.images = images;
        this.inbox = inbox;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void read(int site, WebUrl page) {
        threads.execute(() -> post(() -> readNow(site, page)));
    }

    @Override
    public void process(ImageJob job) {
        threads.execute(() -> post(() -> processNow(job)));
    }

    @Override
    public void interrupt() {
        threads.shutdownNow();
        cancelCalls.run();
    }

    /// Interrupts what is still under way, if the run broke off, and waits for its end.
    @Override
    public void close() {
        interrupt();
        threads.close();
    }

    /// Posts what a task comes to. A machine that is at its end, such as one that lets no more files be opened, may
    /// fail even the telling of that: then what was made before is posted.
    private void post(Supplier<Message> task) {
        Message message = helpless;
        try {
            message = task.get();
        } finally {
            inbox.add(message);
        }
    }

    private Message readNow(int site, WebUrl page) {
        try {
            return new Message.PageRead(site, pages.read(page));
        } catch (InterruptedException e) {
            return abandoned();
        } catch (RuntimeException | Error e) { // an Error too: whoever dies without a message is waited for for ever
            journal.failure("page " + page.redacted(), e);
            Failure failure = new Failure(FailureReason.INTERNAL_ERROR, e.toString());
            return new Message.PageRead(site, PageReader.Page.failed(failure, OptionalInt.empty(), Duration.ZERO));
        }
    }

    private Message processNow(ImageJob job) {
        try {
            journal.imageStarted(job);
            return new Message.ImageSettled(job, images.process(job));
        } catch (InterruptedException e) {
            return abandoned();
        } catch (StorageException e) {
            return new Message.Broken(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | Error e) { // as above
            journal.failure("image " + job.candidate().url().redacted(), e);
            Failure failure = new Failure(FailureReason.INTERNAL_ERROR, e.toString());
            return new Message.ImageSettled(
                    job, new ImageResult.Lost(job.newRecord(clock.instant()).failed(failure), Source.FETCHED));
        }
    }

    private static Message abandoned() {
        // The thread ends here; the flag is kept for whatever the executor still does with it.
        Thread.currentThread().interrupt();
        return new Message.Abandoned();
    }
}

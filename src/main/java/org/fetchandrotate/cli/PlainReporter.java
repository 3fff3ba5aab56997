package org.fetchandrotate.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.engine.SiteNames;

/// Writes a line for each page and one now and then, for files and pipes. Thread-safe.
final class PlainReporter implements RunReporter {
    private static final long PERIOD_SECONDS = 5;

    private final Terminal terminal;
    private final SummaryText summaryText;
    private final Supplier<RunProgress> progress;
    private volatile List<String> names = List.of();
    private volatile boolean changed;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    /// @param progress how far the run is
    PlainReporter(Terminal terminal, SummaryText summaryText, Supplier<RunProgress> progress) {
        this.terminal = terminal;
        this.summaryText = summaryText;
        this.progress = progress;
        ScheduledFuture<?> _ = timer.scheduleAtFixedRate(this::tell, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void report(RunEvent event) {
        changed = true;
        if (event instanceof RunEvent.RunStarted started) {
            names = SiteNames.of(started.websites());
        }
        if (event instanceof RunEvent.PageScanned scanned) {
            terminal.out().println(words(scanned));
        }
    }

    private String words(RunEvent.PageScanned scanned) {
        String name = names.get(scanned.site());
        return scanned.failure()
                .map(failure -> "%s: page not scanned: %s (%s)"
                        .formatted(name, FailureWords.of(failure), Wording.printable(failure.detail())))
                .orElseGet(() -> "%s: %s, %d left out"
                        .formatted(name, Wording.count(scanned.candidates(), "image"), scanned.skipped()));
    }

    private void tell() {
        if (changed) {
            changed = false;
            RunProgress run = progress.get();
            terminal.out()
                    .println("%d of %d images, %d failed%s, %s, %s"
                            .formatted(
                                    run.succeeded(),
                                    run.aimed(),
                                    run.failed(),
                                    ProgressBlock.pages(run),
                                    Wording.bytes(run.bytes()),
                                    Wording.duration(Duration.ofNanos(System.nanoTime() - start))));
        }
    }

    @Override
    public void stopping() {
        terminal.out().println("stopping");
    }

    @Override
    public void finish(RunSummary summary) {
        close();
        summaryText.lines(summary, progress.get()).forEach(terminal.out()::println);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

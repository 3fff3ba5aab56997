package org.fetchandrotate.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.cli.RunTally.Snapshot;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunSummary;

/// Writes a line for each page and one now and then, for files and pipes. Thread-safe.
final class PlainReporter implements RunReporter {
    private static final long PERIOD_SECONDS = 5;

    private final Terminal terminal;
    private final SummaryText summaryText;
    private final RunTally tally = new RunTally();
    private final long start = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    PlainReporter(Terminal terminal, SummaryText summaryText) {
        this.terminal = terminal;
        this.summaryText = summaryText;
        ScheduledFuture<?> _ = timer.scheduleAtFixedRate(this::tell, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void report(RunEvent event) {
        tally.add(event);
        if (event instanceof RunEvent.PageScanned scanned) {
            terminal.out().println(words(scanned));
        }
    }

    private String words(RunEvent.PageScanned scanned) {
        String name = tally.snapshot().sites().get(scanned.site()).name();
        return scanned.failure()
                .map(failure -> "%s: page not scanned: %s (%s)"
                        .formatted(name, RunTally.words(failure), Wording.printable(failure.detail())))
                .orElseGet(() -> "%s: %s, %d left out"
                        .formatted(name, Wording.count(scanned.candidates(), "image"), scanned.skipped()));
    }

    private void tell() {
        if (tally.takeChanged()) {
            Snapshot run = tally.snapshot();
            terminal.out()
                    .println("%d of %d images, %d failed, %s, %s"
                            .formatted(
                                    run.succeeded(),
                                    run.aimed(),
                                    run.failed(),
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
        summaryText.lines(summary, tally.snapshot()).forEach(terminal.out()::println);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

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
import org.fetchandrotate.fetch.HostActivity;

/// Draws a block over and over at the foot of a terminal, ten times a second at most. Thread-safe.
final class LiveReporter implements RunReporter {
    private static final long PERIOD_MILLIS = 100;
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Terminal terminal;
    private final ProgressBlock block;
    private final SummaryText summaryText;
    private final Supplier<List<HostActivity>> activity;
    private final Supplier<RunProgress> progress;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private volatile String note = "";
    private int drawnLines;
    private boolean closed;

    /// @param progress how far the run is, asked for at each drawing
    /// @param activity what goes on with each host, asked for at each drawing
    LiveReporter(
            Terminal terminal,
            SummaryText summaryText,
            Supplier<RunProgress> progress,
            Supplier<List<HostActivity>> activity) {
        this.terminal = terminal;
        this.block = new ProgressBlock(terminal.look());
        this.summaryText = summaryText;
        this.progress = progress;
        this.activity = activity;
        ScheduledFuture<?> _ =
                timer.scheduleAtFixedRate(this::redraw, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void report(RunEvent event) {
        // the progress has it
    }

    @Override
    public void stopping() {
        note = "stopping; Ctrl-C again ends at once";
    }

    @Override
    public void finish(RunSummary summary) {
        close();
        summaryText.lines(summary, progress.get()).forEach(terminal.out()::println);
    }

    /// Draws a last time, so that the block shows how it ended.
    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            if (!closed) {
                redraw();
                closed = true;
            }
        }
    }

    private synchronized void redraw() {
        RunProgress run = progress.get();
        if (closed || run.sites().isEmpty()) {
            return;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        List<String> lines = block.lines(run, elapsed, activity.get(), note);
        StringBuilder frame = new StringBuilder();
        if (drawnLines > 0) {
            frame.append("\u001b[").append(drawnLines).append('A');
        }
        lines.forEach(line -> frame.append('\r').append(line).append(ERASE_LINE).append('\n'));
        frame.append(ERASE_BELOW);
        drawnLines = lines.size();
        terminal.out().print(frame);
        terminal.out().flush();
    }
}

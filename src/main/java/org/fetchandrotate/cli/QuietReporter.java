package org.fetchandrotate.cli;

import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunSummary;

/// Shows nothing until the end, then one line. Thread-safe.
record QuietReporter(Terminal terminal, SummaryText summaryText) implements RunReporter {
    @Override
    public void report(RunEvent event) {}

    @Override
    public void stopping() {}

    @Override
    public void finish(RunSummary summary) {
        terminal.out().println(summaryText.total(summary));
    }

    @Override
    public void close() {}
}

package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.Failure;

/// Says in words how a run stands with a website. Immutable.
final class HostWords {
    private final Messages messages;
    private final Figures figures;

    HostWords(Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
    }

    /// While the run goes on: what is waited for, what went wrong so far.
    String now(HostRow row) {
        List<String> remarks = new ArrayList<>();
        switch (row.pageProperty().get()) {
            case WAITING -> remarks.add(messages.text("run.host.page-waiting"));
            case SCANNING -> remarks.add(messages.text("run.host.page-scanning"));
            case FAILED -> row.pageFailureProperty().get().ifPresent(failure -> remarks.add(page(failure)));
            case SCANNED -> {
                // its counts say so
            }
        }
        if (row.waitingProperty().get() > 0) {
            remarks.add(wait(row));
        }
        remarks.addAll(failures(row));
        return String.join(messages.text("run.host.separator"), remarks);
    }

    /// When it is over, such as `2 × 403, 1 × too small, list exhausted`.
    String afterwards(HostRow row, SiteTally tally) {
        List<String> remarks = new ArrayList<>();
        row.pageFailureProperty().get().ifPresent(failure -> remarks.add(page(failure)));
        remarks.addAll(failures(row));
        if (tally.exhausted() && row.pageFailureProperty().get().isEmpty()) {
            remarks.add(messages.text("run.host.exhausted"));
        }
        return String.join(", ", remarks);
    }

    /// The whole line, such as `4 of 7 from example.org: 2 × 403, 1 × too small, list exhausted`.
    String line(HostRow row, SiteTally tally) {
        int tried = tally.succeeded() + row.failedProperty().get();
        String shares = tried == 0
                ? messages.text("run.summary.none", row.name())
                : messages.text("run.summary.some", figures.count(tally.succeeded()), figures.count(tried), row.name());
        String remarks = afterwards(row, tally);
        return remarks.isEmpty() ? shares : messages.text("run.summary.remarks", shares, remarks);
    }

    private String page(Failure failure) {
        return messages.text("run.host.page-failed", messages.reasonInLine(failure.reason()));
    }

    private List<String> failures(HostRow row) {
        List<String> remarks = new ArrayList<>();
        row.failuresProperty().get().forEach((trouble, count) -> {
            String what = trouble.httpStatus().isPresent()
                    ? String.valueOf(trouble.httpStatus().getAsInt())
                    : messages.reasonInLine(trouble.reason());
            remarks.add(messages.text("run.host.failures", figures.count(count), what));
        });
        return remarks;
    }

    private String wait(HostRow row) {
        String key = "run.wait." + row.waitReasonProperty().get().code();
        return messages.text(
                key,
                figures.count(row.waitingProperty().get()),
                figures.wholeSeconds(row.waitRemainingProperty().get()));
    }
}

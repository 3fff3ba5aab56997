package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.engine.FailureCause;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.scrape.PageScan;

/// Says in words how a run stands with a website. Immutable.
public final class HostWords {
    private final Messages messages;
    private final Figures figures;

    public HostWords(Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
    }

    /// While the run goes on: what is waited for, what went wrong so far.
    public String now(HostRow row) {
        List<String> remarks = new ArrayList<>();
        switch (row.pageProperty().get()) {
            case WAITING -> remarks.add(messages.text("run.host.page-waiting"));
            case SCANNING -> remarks.add(messages.text("run.host.page-scanning"));
            case FAILED -> row.pageFailureProperty().get().ifPresent(failure -> remarks.add(page(failure)));
            case SCANNED -> {
                // its counts say so
            }
        }
        remarks.addAll(own(row.loadProperty().get()));
        remarks.addAll(failures(row));
        return String.join(messages.text("run.host.separator"), remarks);
    }

    /// Images under way at a host: those that are being fetched, and those that wait, with what they wait for.
    public String underWay(HostLoad load) {
        return String.join(messages.text("run.host.separator"), remarks(load, load.queued()));
    }

    /// The same where the host is the website's own: what waits there is the website's, pages included.
    private List<String> own(HostLoad load) {
        return remarks(load, Math.max(load.queued(), load.waiting()));
    }

    private List<String> remarks(HostLoad load, int queued) {
        List<String> remarks = new ArrayList<>();
        if (load.downloading() > 0) {
            remarks.add(messages.text("run.host.downloading", figures.count(load.downloading())));
        }
        if (queued > 0) {
            remarks.add(wait(load, queued));
        }
        return remarks;
    }

    /// Where else images are under way, a line for each host.
    List<String> elsewhere(HostRow row) {
        return row.askedHosts().stream()
                .map(asked -> asked.loadProperty().get())
                .filter(load -> !load.isIdle())
                .map(load -> messages.text("run.host.elsewhere", load.host(), underWay(load)))
                .toList();
    }

    /// When it is over, such as `2 forbidden, 1 too small, list exhausted`.
    String afterwards(HostRow row, SiteTally tally) {
        List<String> remarks = new ArrayList<>();
        row.pageFailureProperty().get().ifPresent(failure -> remarks.add(page(failure)));
        remarks.addAll(failures(row));
        if (needsBrowser(tally)) {
            remarks.add(messages.text("run.host.needs-browser"));
        }
        if (tally.exhausted() && row.pageFailureProperty().get().isEmpty()) {
            remarks.add(messages.text("run.host.exhausted"));
        }
        return String.join(", ", remarks);
    }

    /// Whether its page looks as if only a browser could show what it has, and none did.
    static boolean needsBrowser(SiteTally tally) {
        return tally.make() == PageScan.Make.BY_SCRIPTS;
    }

    /// The whole line, such as `4 of 7 from example.org: 2 forbidden, 1 too small, list exhausted`.
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
        row.failuresProperty()
                .get()
                .forEach((cause, count) ->
                        remarks.add(messages.text("run.host.failures", figures.count(count), words(cause))));
        return remarks;
    }

    /// `missing` for a 404, as people say it; the number of a status that has no such word.
    private String words(FailureCause cause) {
        int status = cause.httpStatus().orElse(0);
        return switch (status) {
            case 0 -> messages.reasonInLine(cause.reason());
            case 401, 403 -> messages.text("run.host.forbidden");
            case 404, 410 -> messages.text("run.host.missing");
            default -> String.valueOf(status);
        };
    }

    private String wait(HostLoad load, int queued) {
        String key = "run.wait." + load.reason().code();
        return messages.text(key, figures.count(queued), figures.wholeSeconds(load.remaining()));
    }
}

package org.fetchandrotate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunProgress.SiteProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.storage.Workspace;

/// Says what a run came to. Immutable.
///
/// @param workspace where it left its files
/// @param folder the current one: places below it are shown without it
record SummaryText(Workspace workspace, Places places, Path folder, Glyphs glyphs) {
    /// Whether to say where the files are.
    enum Places {
        TOLD,
        /// They are removed anyway.
        UNTOLD
    }

    /// A line for each website, such as `4 of 7 from example.org: 2 × 403, 1 too small, list exhausted` (taken, of
    /// those tried), then the total and where everything is.
    List<String> lines(RunSummary summary, RunProgress counted) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < summary.sites().size(); i++) {
            lines.add("  " + site(summary.sites().get(i), counted.sites().get(i)));
        }
        lines.add(total(summary));
        if (places == Places.TOLD) {
            lines.add(whereabouts());
        }
        return lines;
    }

    private String whereabouts() {
        return "Originals in %s, rotated copies in %s, history in %s, log in %s"
                .formatted(
                        shown(workspace.originalFolder()),
                        shown(workspace.rotatedFolder()),
                        shown(workspace.database()),
                        shown(workspace.logFolder()));
    }

    /// The total in one line.
    String total(RunSummary summary) {
        String end = switch (summary.outcome()) {
            case COMPLETE -> "";
            case EXHAUSTED -> exhausted(summary);
            case STOPPED -> ": stopped";
            case FAILED, KILLED -> ": broken off";
        };
        int pages = summary.pageFailures().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return "%d of %d images in %s (run %d, %d reused, %d failed%s)%s"
                .formatted(
                        summary.succeeded(),
                        summary.aimed(),
                        Wording.duration(summary.elapsed()),
                        summary.runId(),
                        summary.reused(),
                        summary.failed(),
                        pages == 0 ? "" : ", " + Wording.count(pages, "page") + " failed",
                        end);
    }

    private static String exhausted(RunSummary summary) {
        if (summary.isWithoutNetwork()) {
            return ": there is no network";
        }
        String causes = summary.pageFailures().entrySet().stream()
                .map(entry -> summary.pageFailures().size() == 1
                        ? FailureWords.of(entry.getKey())
                        : entry.getValue() + " " + FailureWords.of(entry.getKey()))
                .collect(Collectors.joining(", "));
        if (summary.isWithoutPages()) {
            return ": no page could be read: " + causes;
        }
        return causes.isEmpty() ? ": the websites offer no more" : ": the pages that could be read offer no more";
    }

    private String site(SiteTally site, SiteProgress counted) {
        List<String> remarks = new ArrayList<>();
        counted.pageFailure()
                .ifPresent(failure -> remarks.add(
                        "page: %s (%s)".formatted(FailureWords.of(failure), Wording.printable(failure.detail()))));
        FailureWords.counts(counted.failures()).forEach((failure, count) -> remarks.add(remark(failure, count)));
        if (site.make() == PageScan.Make.BY_SCRIPTS) {
            remarks.add("looks as if it needed a browser");
        }
        if (site.exhausted() && counted.pageFailure().isEmpty()) {
            remarks.add("list exhausted");
        }
        int tried = site.succeeded() + site.failed();
        String shares = tried == 0
                ? "none from " + counted.name()
                : "%d of %d from %s".formatted(site.succeeded(), tried, counted.name());
        return remarks.isEmpty() ? shares : shares + ": " + String.join(", ", remarks);
    }

    private String remark(String failure, int count) {
        return Character.isDigit(failure.charAt(0))
                ? "%d %s %s".formatted(count, glyphs.times(), failure)
                : "%d %s".formatted(count, failure);
    }

    private String shown(Path path) {
        return path.startsWith(folder) && !path.equals(folder)
                ? folder.relativize(path).toString()
                : path.toString();
    }
}

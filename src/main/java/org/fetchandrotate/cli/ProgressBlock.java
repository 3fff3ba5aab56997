package org.fetchandrotate.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fetchandrotate.cli.Terminal.Colour;
import org.fetchandrotate.cli.Terminal.Look;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunProgress.SiteProgress;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;

/// Draws how far a run is, as lines no wider than the terminal: a bar over all, then a line for each website.
/// Immutable.
///
/// @param look of the terminal
record ProgressBlock(Look look) {
    private static final int MAX_SITES = 20;
    private static final int MAX_BAR = 30;
    private static final int MAX_NAME = 40;
    private static final int MAX_OTHER_HOSTS = 3;

    private static final String GREEN = "\u001b[32m";
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    /// @param waits what goes on with each host
    /// @param note what the user should know at this moment; may be empty
    List<String> lines(RunProgress run, Duration elapsed, List<HostActivity> waits, String note) {
        List<String> lines = new ArrayList<>();
        lines.add(total(run, elapsed));
        Map<String, HostActivity> byHost =
                waits.stream().collect(Collectors.toMap(HostActivity::host, wait -> wait, (first, second) -> first));
        int nameWidth = nameWidth(run);
        for (SiteProgress site : run.sites().stream().limit(MAX_SITES).toList()) {
            lines.add(line(site, nameWidth, byHost));
        }
        if (run.sites().size() > MAX_SITES) {
            lines.add(dim("  and " + Wording.count(run.sites().size() - MAX_SITES, "more website")));
        }
        otherHosts(run, waits).forEach(lines::add);
        if (!note.isEmpty()) {
            lines.add(Wording.fit(note, look.width() - 1, look.glyphs()));
        }
        return lines;
    }

    /// Hosts that hold images back and are no website of the list: those whose images are shown elsewhere.
    private List<String> otherHosts(RunProgress run, List<HostActivity> waits) {
        Set<String> websites =
                run.sites().stream().map(site -> site.website().hostname()).collect(Collectors.toUnmodifiableSet());
        return waits.stream()
                .filter(host -> host.waiting() > 0 && !websites.contains(host.host()))
                .filter(host -> host.reason() == WaitReason.RETRY_AFTER || host.reason() == WaitReason.HOST_FAILING)
                .limit(MAX_OTHER_HOSTS)
                .map(host -> dim(Wording.fit("  " + host.host() + wait(host), look.width() - 1, look.glyphs())))
                .toList();
    }

    private String total(RunProgress run, Duration elapsed) {
        String text = "  %d of %d images, %d failed%s, %s, %s"
                .formatted(
                        run.succeeded(),
                        run.aimed(),
                        run.failed(),
                        pages(run),
                        Wording.bytes(run.bytes()),
                        Wording.duration(elapsed));
        // one column stays free: some terminals wrap as soon as the last one is filled
        int width = Math.min(MAX_BAR, look.width() - 1 - text.length());
        if (width < 5) {
            return Wording.fit(text.strip(), look.width() - 1, look.glyphs());
        }
        int full = run.aimed() == 0 ? 0 : (int) Math.min(width, (long) width * run.succeeded() / run.aimed());
        String bar = look.glyphs().full().repeat(full);
        return (look.colour() == Colour.COLOURED ? GREEN + bar + RESET : bar)
                + look.glyphs().empty().repeat(width - full)
                + text;
    }

    /// How far scanning of the list is, until it is over; then the pages that failed, also those it led to.
    static String pages(RunProgress run) {
        if (run.pagesRead() < run.sites().size()) {
            String failed = run.pagesFailed() == 0 ? "" : " (" + run.pagesFailed() + " failed)";
            return ", %d of %d pages%s".formatted(run.pagesRead(), run.sites().size(), failed);
        }
        int failed = run.pagesFailed() + run.furtherFailed();
        return failed == 0 ? "" : ", " + Wording.count(failed, "page") + " failed";
    }

    private int nameWidth(RunProgress run) {
        int longest = run.sites().stream()
                .mapToInt(site -> site.name().length())
                .max()
                .orElse(0);
        return Math.max(Math.min(Math.min(longest, MAX_NAME), look.width() / 2), 1);
    }

    private String line(SiteProgress site, int nameWidth, Map<String, HostActivity> waits) {
        String name = Wording.fit(site.name(), nameWidth, look.glyphs());
        String text = "  %s%s %4d%s"
                .formatted(name, " ".repeat(Math.max(nameWidth - name.length(), 0)), site.succeeded(), state(site));
        HostActivity activity = waits.get(site.website().hostname());
        String wait = activity == null || activity.waiting() == 0 ? "" : wait(activity);
        int width = look.width() - 1;
        String fitted = text.length() > width ? Wording.fit(text, width, look.glyphs()) : text;
        return wait.isEmpty() || fitted.length() + wait.length() > width ? fitted : fitted + dim(wait);
    }

    private static String state(SiteProgress site) {
        if (site.pageFailure().isPresent()) {
            return "  page: " + FailureWords.of(site.pageFailure().get());
        }
        if (site.candidates().isEmpty()) {
            return "  page asked for";
        }
        StringBuilder state =
                new StringBuilder(" of " + Wording.count(site.candidates().get(), "image"));
        if (site.failed() > 0) {
            state.append(", ").append(site.failed()).append(" failed");
        }
        if (site.underWay() > 0) {
            state.append(", ").append(site.underWay()).append(" under way");
        }
        return state.toString();
    }

    private static String wait(HostActivity activity) {
        return switch (activity.reason()) {
            // the everyday limits aren't worth a word
            case NOTHING, HOST_LIMIT, CONNECTION_LIMIT -> "";
            case HOST_DELAY, ROBOTS, RETRY_AFTER, HOST_FAILING, BACKOFF ->
                ", waits " + Wording.duration(activity.remaining()) + " ("
                        + activity.reason().code().replace('-', ' ') + ")";
        };
    }

    private String dim(String text) {
        return look.colour() == Colour.COLOURED ? DIM + text + RESET : text;
    }
}

package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SiteDoctorTest {
    private static final String GOOD = "https://good.example/";
    private static final String SCRIPTED = "https://scripted.example/";
    private static final String BARE = "https://bare.example/";
    private static final String BROKEN = "https://broken.example/";
    private static final String UNWANTED = "https://unwanted.example/";
    private static final String SECRET = "https://secret.example/";
    private static final String LATE = "https://late.example/";

    private final RunModel model = new RunModel(System::nanoTime);
    private final ProgressTally tally = new ProgressTally();
    private final RunMonitor monitor = new RunMonitor((record, thumbnail) -> {}, tally::snapshot, () -> {});

    @BeforeEach
    void start() {
        model.reset();
    }

    @Test
    void groupsWebsitesThatGaveNothing_byCause() {
        tell(
                RunEvents.started(9, GOOD, SCRIPTED, BARE, BROKEN, UNWANTED, SECRET, LATE),
                RunEvents.scanned(0, 9),
                RunEvents.processed(0, 0, Source.FETCHED),
                RunEvents.scanned(1, 0),
                RunEvents.scanned(2, 0),
                RunEvents.scanned(3, 2),
                RunEvents.failed(3, 0, FailureReason.HTTP_CLIENT_ERROR, 404),
                RunEvents.scanned(4, 5),
                RunEvents.unscanned(5, FailureReason.TLS, "expired"));
        List<SiteFinding> findings = SiteDoctor.examine(
                RunEvents.summary(
                        RunOutcome.EXHAUSTED,
                        9,
                        RunEvents.tally(GOOD, 1, 0, Map.of(), false),
                        site(SCRIPTED, 0, 0, PageScan.Make.BY_SCRIPTS),
                        site(BARE, 0, 0, PageScan.Make.PLAIN),
                        site(BROKEN, 2, 1, PageScan.Make.PLAIN),
                        site(UNWANTED, 5, 0, PageScan.Make.PLAIN),
                        RunEvents.unread(SECRET, FailureReason.TLS, "expired"),
                        site(LATE, 0, 0, PageScan.Make.PLAIN)),
                model.hosts());
        assertThat(findings)
                .containsExactly(
                        finding(SiteCause.SCRIPTS, "scripted.example", SCRIPTED),
                        finding(SiteCause.SECURITY, "secret.example", SECRET),
                        finding(SiteCause.EMPTY, "bare.example", BARE),
                        finding(SiteCause.IMAGES, "broken.example", BROKEN));
    }

    @Test
    void blamesTheNetwork_whereNobodyAnswers() {
        tell(
                RunEvents.started(9, SECRET, LATE),
                RunEvents.unscanned(0, FailureReason.HOST_UNKNOWN, "no such host"),
                RunEvents.unscanned(1, FailureReason.HOST_UNKNOWN, "no such host"));
        RunSummary summary = new RunSummary(
                3,
                RunOutcome.EXHAUSTED,
                9,
                0,
                0,
                0,
                Duration.ofSeconds(2),
                List.of(
                        RunEvents.unread(SECRET, FailureReason.HOST_UNKNOWN, "no such host"),
                        RunEvents.unread(LATE, FailureReason.HOST_UNKNOWN, "no such host")));
        assertThat(SiteDoctor.examine(summary, model.hosts()))
                .extracting(SiteFinding::cause)
                .containsExactly(SiteCause.NETWORK);
    }

    private void tell(org.fetchandrotate.engine.RunEvent... events) {
        for (var event : events) {
            tally.add(event);
        }
        model.show(monitor.take(Integer.MAX_VALUE));
    }

    private static SiteFinding finding(SiteCause cause, String name, String url) {
        return new SiteFinding(cause, List.of(name), List.of(RunEvents.url(url)));
    }

    private static SiteTally site(String url, int candidates, int failed, PageScan.Make make) {
        return new SiteTally(
                new Website(RunEvents.url(url)),
                candidates,
                0,
                failed,
                0,
                Map.of(),
                true,
                Optional.empty(),
                Map.of(),
                make);
    }
}

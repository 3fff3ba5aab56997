package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;
import org.junit.jupiter.api.Test;

/// What pages that failed say of a run.
final class RunSummaryTest {
    private static final SiteTally READ = RunEvents.tally("https://a.example/", 1, 0, Map.of(), true);

    @Test
    void countsPagesByReason() {
        RunSummary summary = summary(
                READ,
                RunEvents.unread("https://b.example/", FailureReason.TIMEOUT, "2 s"),
                RunEvents.unread("https://c.example/", FailureReason.HOST_UNKNOWN, ""),
                RunEvents.unread("https://d.example/", FailureReason.TIMEOUT, "2 s"));
        assertThat(summary.pageFailures()).isEqualTo(Map.of(FailureReason.TIMEOUT, 2, FailureReason.HOST_UNKNOWN, 1));
        assertThat(summary.isWithoutPages()).isFalse();
        assertThat(summary.isWithoutNetwork()).isFalse();
    }

    @Test
    void suspectsTheNetwork_whenNoneOfSeveralHostsIsKnown() {
        assertThat(summary(
                                RunEvents.unread("https://b.example/", FailureReason.HOST_UNKNOWN, ""),
                                RunEvents.unread("https://c.example/", FailureReason.HOST_UNKNOWN, ""))
                        .isWithoutNetwork())
                .isTrue();
        // a single one may as well be misspelt
        assertThat(summary(RunEvents.unread("https://b.example/", FailureReason.HOST_UNKNOWN, ""))
                        .isWithoutNetwork())
                .isFalse();
    }

    @Test
    void suspectsTheNetwork_whenTheOthersAreSilentToo() {
        assertThat(summary(
                                RunEvents.unread("https://b.example/", FailureReason.HOST_UNKNOWN, ""),
                                RunEvents.unread("https://c.example/", FailureReason.HOST_UNKNOWN, ""),
                                RunEvents.unread("https://192.0.2.1/", FailureReason.CONNECTION_LOST, ""))
                        .isWithoutNetwork())
                .isTrue();
    }

    @Test
    void suspectsTheNetwork_whenNoWayLeadsThere() {
        assertThat(summary(RunEvents.unread(
                                "https://192.0.2.1/", FailureReason.CONNECTION_REFUSED, "Network is unreachable"))
                        .isWithoutNetwork())
                .isTrue();
    }

    @Test
    void blamesNoNetwork_whenAHostAnswered() {
        assertThat(summary(
                                RunEvents.unread("https://b.example/", FailureReason.HOST_UNKNOWN, ""),
                                RunEvents.unread("https://c.example/", FailureReason.HTTP_CLIENT_ERROR, "404"))
                        .isWithoutNetwork())
                .isFalse();
        assertThat(summary().isWithoutPages()).isFalse();
    }

    @Test
    void countsPagesThatListedOnesLedTo_amongThoseThatFailed() {
        RunSummary summary = summary(
                led("https://a.example/", 3, Map.of(FailureReason.TIMEOUT, 2)),
                led("https://b.example/", 0, Map.of(FailureReason.TIMEOUT, 1, FailureReason.CONNECTION_LOST, 4)));
        assertThat(summary.pageFailures())
                .isEqualTo(Map.of(FailureReason.TIMEOUT, 3, FailureReason.CONNECTION_LOST, 4));
        assertThat(summary.isWithoutPages()).isFalse();
    }

    @Test
    void isWithoutPages_whenNoneOfASitemapCouldBeRead_butNotWhenThePageOffersNothing() {
        assertThat(summary(
                                led("https://a.example/", 0, Map.of(FailureReason.TIMEOUT, 2)),
                                RunEvents.unread("https://b.example/", FailureReason.TIMEOUT, "2 s"))
                        .isWithoutPages())
                .isTrue();
        assertThat(summary(led("https://a.example/", 0, Map.of())).isWithoutPages())
                .isFalse();
        assertThat(summary(led("https://a.example/", 1, Map.of(FailureReason.TIMEOUT, 2)))
                        .isWithoutPages())
                .isFalse();
    }

    @Test
    void blamesNoNetwork_whenOnlyOneHostIsUnknown_orNoneIs() {
        assertThat(summary(
                                RunEvents.unread("https://b.example/x", FailureReason.HOST_UNKNOWN, ""),
                                RunEvents.unread("https://b.example/y", FailureReason.HOST_UNKNOWN, ""))
                        .isWithoutNetwork())
                .isFalse();
        assertThat(summary(
                                RunEvents.unread("https://b.example/", FailureReason.TIMEOUT, "2 s"),
                                RunEvents.unread("https://c.example/", FailureReason.TIMEOUT, "2 s"))
                        .isWithoutNetwork())
                .isFalse();
        assertThat(summary(
                                RunEvents.unread("https://b.example/", FailureReason.HOST_UNKNOWN, ""),
                                RunEvents.unread("https://c.example/", FailureReason.HOST_UNKNOWN, ""),
                                RunEvents.unread("https://d.example/", FailureReason.HTTP_SERVER_ERROR, "500"))
                        .isWithoutNetwork())
                .isFalse();
    }

    /// A website whose page was read.
    private static SiteTally led(String page, int candidates, Map<FailureReason, Integer> furtherFailures) {
        return new SiteTally(
                new Website(RunEvents.url(page)),
                candidates,
                0,
                0,
                0,
                Map.of(),
                true,
                Optional.empty(),
                furtherFailures,
                PageScan.Make.PLAIN);
    }

    private static RunSummary summary(SiteTally... sites) {
        return RunEvents.summary(RunOutcome.EXHAUSTED, 9, sites);
    }
}

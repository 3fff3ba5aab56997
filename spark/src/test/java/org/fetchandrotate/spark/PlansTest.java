package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fetchandrotate.engine.RoundSelection.Span;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the driver works out from a few numbers.
class PlansTest {
    @ParameterizedTest
    @CsvSource({
        "a.b.example.com, example.com",
        "example.co.uk, example.co.uk",
        "img.example.co.uk, example.co.uk",
        "one.github.io, one.github.io",
        "127.0.0.1, 127.0.0.1",
        "[::1], [::1]",
        "localhost, localhost"
    })
    void hostsOfOneOwnerBelongTogether(String host, String domain) {
        assertThat(Domains.of(host)).isEqualTo(domain);
    }

    @Test
    void wantedIsWhatTheSpansSay() {
        Random random = new Random(7);
        List<Span> spans = new ArrayList<>();
        for (int site = 0; site < 50; site += 1 + random.nextInt(3)) {
            int from = random.nextInt(4);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int to = from + 1 + random.nextInt(4);
                spans.add(new Span(site, from, to, random.nextInt(5)));
                from = to + random.nextInt(2);
            }
        }
        Wanted wanted = Wanted.of(spans);
        for (int site = 0; site < 52; site++) {
            for (int candidate = 0; candidate < 20; candidate++) {
                int at = site;
                int place = candidate;
                int expected = spans.stream()
                        .filter(span -> span.site() == at && span.from() <= place && place < span.to())
                        .mapToInt(Span::batch)
                        .findFirst()
                        .orElse(-1);
                assertThat(wanted.batch(site, candidate)).isEqualTo(expected);
            }
        }
    }

    @Test
    void largeDomainsHaveAPartitionOfTheirOwn_theFirst() {
        DomainPlan plan = DomainPlan.of(
                List.of(new HostCount("large", 70), new HostCount("b", 10), new HostCount("c", 10)), 100, 4);
        assertThat(plan.partitionOf("large")).isZero();
        assertThat(plan.partitions()).isEqualTo(5);
        assertThat(plan.partitionOf("b")).isNotEqualTo(plan.partitionOf("c"));
        assertThat(List.of("b", "c", "d", "e", "f")).allMatch(domain -> plan.partitionOf(domain) > 0);
    }

    @Test
    void equalDomainsAreSpreadEvenly() {
        List<HostCount> domains = IntStream.range(0, 8)
                .mapToObj(number -> new HostCount("domain" + number, 100))
                .toList();
        DomainPlan plan = DomainPlan.of(domains, 800, 4);
        assertThat(domains.stream().map(domain -> plan.partitionOf(domain.host())))
                .containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2, 3, 3);
    }

    @Test
    void timeOfAHostIsToldFromItsPageAndItsLimits() {
        List<Website> websites = List.of(website("slow.example"), website("quick.example"));
        PageTimes times = new PageTimes(websites);
        times.note(0, 1_200);
        times.note(1, 120);
        List<HostCount> hosts = List.of(new HostCount("slow.example", 600), new HostCount("quick.example", 600));
        SkewEstimate estimate = new SkewEstimate(Settings.Network.DEFAULTS, times);
        assertThat(estimate.of(hosts).stream().map(SkewEstimate.Estimate::time))
                .containsExactly(Duration.ofSeconds(120), Duration.ofSeconds(12));
        assertThat(estimate.words(hosts))
                .containsExactly(
                        "  slow.example: 600 of them, about 2 min 0 s at 6 at once",
                        "  quick.example: 600 of them, about 12 s at 6 at once",
                        "  slow.example alone decides when this round ends: it takes 10 times as long as the next"
                                + " host; the others finish before");
    }

    private static Website website(String host) {
        return new Website(WebUrl.parse("https://" + host + "/").orElseThrow());
    }
}

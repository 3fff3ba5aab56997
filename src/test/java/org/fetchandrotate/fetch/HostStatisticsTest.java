package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.junit.jupiter.api.Test;

final class HostStatisticsTest {
    private final FakeTicker ticker = new FakeTicker();
    private final HostStatistics statistics = new HostStatistics("a", ticker);

    @Test
    void tellsWhatHoldsUpTheMost_andForHowLong() {
        HostStatistics.Wait later = statistics.waiting(WaitReason.BACKOFF, Duration.ofSeconds(40));
        HostStatistics.Wait sooner = statistics.waiting(WaitReason.BACKOFF, Duration.ofSeconds(9));
        ticker.pass(Duration.ofSeconds(2));
        assertThat(statistics.activity())
                .isEqualTo(new HostActivity("a", 0, 2, WaitReason.BACKOFF, Duration.ofSeconds(7)));

        HostStatistics.Wait rules = statistics.waiting(WaitReason.ROBOTS, Duration.ZERO);
        assertThat(statistics.activity()).isEqualTo(new HostActivity("a", 0, 3, WaitReason.ROBOTS, Duration.ZERO));

        rules.turnsTo(WaitReason.RETRY_AFTER, Duration.ofSeconds(30));
        sooner.close();
        later.close();
        statistics.started();
        assertThat(statistics.activity())
                .isEqualTo(new HostActivity("a", 1, 1, WaitReason.RETRY_AFTER, Duration.ofSeconds(30)));

        rules.close();
        statistics.finished();
        assertThat(statistics.activity()).isEqualTo(new HostActivity("a", 0, 0, WaitReason.NOTHING, Duration.ZERO));
    }
}

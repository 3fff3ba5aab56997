package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a website waits for, told by the host that is really asked.
final class HostLoadTest {
    private final RunModel model = new RunModel(System::nanoTime);
    private final ProgressTally tally = new ProgressTally();
    private final RunMonitor monitor = new RunMonitor((record, thumbnail) -> {}, tally::snapshot, () -> {});
    private final HostWords words = new HostWords(new Messages(Locale.ENGLISH));

    @BeforeEach
    void start() {
        model.reset();
        tally.add(RunEvents.started(20, "https://one.example/", "https://two.example/"));
        tally.add(RunEvents.scanned(0, 9));
    }

    @Test
    void tellsWhatADeliveryNetworkHoldsBack_underTheWebsiteWhosePicturesItHas() {
        flush();
        for (int i = 0; i < 5; i++) {
            tally.add(RunEvents.imageStarted(0, i));
        }
        monitor.look(List.of(
                new HostActivity("images.example", 2, 3, WaitReason.RETRY_AFTER, Duration.ofMillis(16_500)),
                new HostActivity("two.example", 1, 0, WaitReason.NOTHING, Duration.ZERO)));
        flush();

        HostRow one = model.hosts().getFirst();
        assertThat(one.loadProperty().get().isIdle()).isTrue();
        assertThat(words.now(one)).isEmpty();
        assertThat(words.elsewhere(one))
                .containsExactly("images.example: 2 downloading, 3 queued: the server asks for 17 s more");
        assertThat(words.underWay(one.wholeLoadProperty().get()))
                .isEqualTo("2 downloading, 3 queued: the server asks for 17 s more");
        assertThat(model.hosts().get(1).askedHosts()).isEmpty();
        assertThat(model.lines())
                .containsExactly(
                        HostLine.of(one),
                        HostLine.of(one, one.askedHosts().getFirst()),
                        HostLine.of(model.hosts().get(1)));
    }

    @Test
    void keepsTheHost_whenItHasNothingToDoForAMoment() {
        tally.add(RunEvents.imageStarted(0, 0));
        flush();
        tally.add(RunEvents.processed(0, 0, Source.FETCHED));
        flush();
        HostRow one = model.hosts().getFirst();
        assertThat(one.askedHosts()).extracting(AskedHost::name).containsExactly("images.example");
        assertThat(one.wholeLoadProperty().get().isIdle()).isTrue();
        assertThat(words.elsewhere(one)).isEmpty();
    }

    @Test
    void countsWebsitesThatGiveSomething_andThoseThatAreDead() {
        flush();
        assertThat(model.progress().unknownProperty().get()).isEqualTo(1);
        tally.add(RunEvents.unscanned(1, FailureReason.CONNECTION_REFUSED, "refused"));
        tally.add(RunEvents.imageStarted(0, 0));
        tally.add(RunEvents.imageStarted(0, 1));
        tally.add(RunEvents.failed(0, 0, FailureReason.TIMEOUT, 0));
        flush();
        assertThat(model.hosts().getFirst().standing()).isEqualTo(HostStanding.ALIVE);
        tally.add(RunEvents.failed(0, 1, FailureReason.TIMEOUT, 0));
        flush();
        assertThat(model.progress().aliveProperty().get()).isZero();
        assertThat(model.progress().deadProperty().get()).isEqualTo(2);
        assertThat(model.progress().unknownProperty().get()).isZero();
    }

    private void flush() {
        model.show(monitor.take(Integer.MAX_VALUE));
    }
}

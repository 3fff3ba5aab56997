package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HostGateTest {
    private static final Duration MAX_HOLD = Duration.ofSeconds(60);

    private static final RetryPolicy POLICY = new RetryPolicy(0, () -> 0);

    private final FakeTicker ticker = new FakeTicker();
    private final StopSignal stop = new StopSignal();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Hosts hosts(int all, int eachHost, Duration delay) {
        return new Hosts(all, eachHost, delay, MAX_HOLD, POLICY, ticker, stop);
    }

    private static HostActivity only(Hosts hosts, String host) {
        return hosts.activity().stream()
                .filter(one -> one.host().equals(host))
                .findAny()
                .orElseThrow();
    }

    private static void awaitWaiting(Hosts hosts, String host, int count) {
        await().until(() -> only(hosts, host).waiting() == count);
    }

    @Test
    void letsInOnlySoMany_firstComeFirstServed() throws Exception {
        Hosts hosts = hosts(64, 2, Duration.ZERO);
        HostGate gate = hosts.of("a").gate();
        HostGate.Pass first = gate.enter();
        HostGate.Pass second = gate.enter();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> waiters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            waiters.add(threads.submit(() -> {
                try (HostGate.Pass pass = gate.enter()) {
                    order.add(number);
                    return pass;
                }
            }));
            awaitWaiting(hosts, "a", i + 1);
        }
        assertThat(only(hosts, "a")).isEqualTo(new HostActivity("a", 2, 5, WaitReason.HOST_LIMIT, Duration.ZERO));

        first.close();
        for (Future<?> waiter : waiters) {
            waiter.get();
        }
        second.close();

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(only(hosts, "a")).isEqualTo(new HostActivity("a", 0, 0, WaitReason.NOTHING, Duration.ZERO));
    }

    @Test
    void keepsItsDistanceBetweenStarts() throws Exception {
        HostGate gate = hosts(64, 6, Duration.ofSeconds(3)).of("a").gate();

        for (int i = 0; i < 4; i++) {
            gate.enter().close();
        }

        assertThat(ticker.pauses()).containsExactly(seconds(3), seconds(3), seconds(3));
    }

    @Test
    void waitsOnlyForWhatIsLeft_whenTimeHasPassed() throws Exception {
        HostGate gate = hosts(64, 6, Duration.ofSeconds(3)).of("a").gate();

        gate.enter().close();
        ticker.pass(Duration.ofSeconds(2));
        gate.enter().close();
        ticker.pass(Duration.ofSeconds(9));
        gate.enter().close();

        assertThat(ticker.pauses()).containsExactly(seconds(1));
    }

    @Test
    void keepsTheLongerDistance_whenToldTwo() throws Exception {
        HostGate gate = hosts(64, 6, Duration.ofSeconds(3)).of("a").gate();

        gate.enter().close();
        gate.keepDistance(Duration.ofSeconds(1));
        gate.keepDistance(Duration.ofSeconds(5));
        gate.enter().close();

        assertThat(ticker.pauses()).containsExactly(seconds(5));
    }

    @Test
    void holdsOneHostOnly() throws Exception {
        Hosts hosts = hosts(64, 6, Duration.ZERO);

        hosts.of("a").gate().hold(Duration.ofSeconds(7), WaitReason.RETRY_AFTER);
        hosts.of("a").gate().hold(Duration.ofSeconds(2), WaitReason.RETRY_AFTER);
        hosts.of("b").gate().enter().close();
        assertThat(ticker.pauses()).isEmpty();
        hosts.of("a").gate().enter().close();

        assertThat(ticker.pauses()).containsExactly(seconds(7));
    }

    @Test
    void holds_whenAskedForAsLongAsCanBeWaited() throws Exception {
        HostGate gate = hosts(64, 6, Duration.ZERO).of("a").gate();

        gate.leaveAlone(MAX_HOLD, MAX_HOLD);
        gate.enter().close();

        assertThat(ticker.pauses()).containsExactly(MAX_HOLD);
    }

    @Test
    void shutsInsteadOfHolding_whenAskedForTooLong() {
        HostGate gate = hosts(64, 6, Duration.ZERO).of("a").gate();

        gate.leaveAlone(MAX_HOLD, MAX_HOLD);
        assertThat(gate.shutFor()).isEmpty();
        gate.leaveAlone(MAX_HOLD.plusSeconds(1), MAX_HOLD);
        ticker.pass(Duration.ofSeconds(60));
        assertThat(gate.shutFor()).contains(Duration.ofSeconds(1));
        ticker.pass(Duration.ofSeconds(1));

        assertThat(gate.shutFor()).isEmpty();
    }

    @Test
    void takesNoSharedConnection_whileHeld() throws Exception {
        // One connection for all. Host a is held: b must get through although a came first.
        Hosts hosts = new Hosts(1, 6, Duration.ZERO, MAX_HOLD, POLICY, new SystemTicker(stop), stop);
        hosts.of("a").gate().hold(Duration.ofSeconds(50), WaitReason.RETRY_AFTER);
        Future<?> held = threads.submit(() -> hosts.of("a").gate().enter());
        awaitWaiting(hosts, "a", 1);

        hosts.of("b").gate().enter().close();

        HostActivity a = only(hosts, "a");
        assertThat(a.reason()).isEqualTo(WaitReason.RETRY_AFTER);
        assertThat(a.remaining()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(50));
        held.cancel(true);
        awaitWaiting(hosts, "a", 0);
    }

    @Test
    void saysConnectionLimit_whenTheOthersHaveThemAll() throws Exception {
        Hosts hosts = hosts(1, 6, Duration.ZERO);
        HostGate.Pass busy = hosts.of("a").gate().enter();
        Future<HostGate.Pass> waiting =
                threads.submit(() -> hosts.of("b").gate().enter());

        await().until(() -> only(hosts, "b").reason() == WaitReason.CONNECTION_LIMIT);
        busy.close();
        waiting.get().close();

        assertThat(only(hosts, "b").open()).isZero();
    }

    @Test
    void holdsAgain_whenHeldWhileItWaitedForAConnection() throws Exception {
        Hosts hosts = hosts(1, 6, Duration.ZERO);
        HostGate.Pass busy = hosts.of("b").gate().enter();
        Future<HostGate.Pass> waiting =
                threads.submit(() -> hosts.of("a").gate().enter());
        await().until(() -> only(hosts, "a").reason() == WaitReason.CONNECTION_LIMIT);

        hosts.of("a").gate().hold(Duration.ofSeconds(9), WaitReason.RETRY_AFTER);
        busy.close();
        waiting.get().close();

        assertThat(ticker.pauses()).containsExactly(seconds(9));
        hosts.of("b").gate().enter().close(); // the connection came back
    }

    @Test
    void leavesEverythingFree_whenInterruptedAnywhere() throws Exception {
        Hosts hosts = hosts(2, 2, Duration.ZERO);
        HostGate.Pass first = hosts.of("a").gate().enter();
        HostGate.Pass second = hosts.of("a").gate().enter();
        Future<?> forPlace = threads.submit(() -> hosts.of("a").gate().enter());
        Future<?> forConnection = threads.submit(() -> hosts.of("b").gate().enter());
        Future<?> forTurn = threads.submit(() -> hosts.of("b").gate().enter());
        awaitWaiting(hosts, "a", 1);
        awaitWaiting(hosts, "b", 2);

        forTurn.cancel(true);
        forConnection.cancel(true);
        forPlace.cancel(true);
        awaitWaiting(hosts, "a", 0);
        awaitWaiting(hosts, "b", 0);
        first.close();
        second.close();

        HostGate.Pass again = hosts.of("b").gate().enter();
        hosts.of("b").gate().enter().close();
        again.close();
        assertThat(hosts.activity()).allMatch(one -> one.open() == 0 && one.waiting() == 0);
    }

    @Test
    void letsEveryoneThrough_onceAllIsStopped() throws Exception {
        Hosts hosts = new Hosts(1, 1, Duration.ofHours(1), MAX_HOLD, POLICY, new SystemTicker(stop), stop);
        HostGate.Pass busy = hosts.of("a").gate().enter();
        List<Future<HostGate.Pass>> waiting = new ArrayList<>();
        for (String host : List.of("a", "a", "b", "b")) {
            waiting.add(threads.submit(() -> hosts.of(host).gate().enter()));
        }
        awaitWaiting(hosts, "a", 2);
        awaitWaiting(hosts, "b", 2);

        stop.stop();
        hosts.open();

        for (Future<HostGate.Pass> pass : waiting) {
            pass.get().close();
        }
        busy.close();
    }

    @Test
    void refusesAtOnce_whenAlreadyInterrupted() {
        Hosts hosts = hosts(1, 1, Duration.ZERO);
        HostGate gate = hosts.of("a").gate();

        Future<?> entry = threads.submit(() -> {
            Thread.currentThread().interrupt();
            return gate.enter();
        });

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(entry::get)
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(only(hosts, "a").open()).isZero();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void letsInMore_onceItIsAnswered_andFewer_onceThatWasTooMuch() throws Exception {
        Hosts hosts = hosts(64, Settings.Network.AUTOMATIC, Duration.ZERO);
        HostGate gate = hosts.of("a").gate();
        List<HostGate.Pass> open = new ArrayList<>();
        for (int i = 0; i < ConcurrencyLimit.USUAL; i++) {
            open.add(gate.enter());
        }
        Future<HostGate.Pass> next = threads.submit(gate::enter);
        awaitWaiting(hosts, "a", 1);
        gate.answered();
        open.add(next.get());

        assertThat(gate.overloaded(open.getFirst())).isTrue();
        open.removeLast().close();
        Future<HostGate.Pass> late = threads.submit(gate::enter);
        awaitWaiting(hosts, "a", 1);
        open.removeLast().close();
        open.add(late.get());
        open.forEach(HostGate.Pass::close);
    }

    /// A request that got its place under a higher limit and starts only after that fell: what it meets is still
    /// the old limit's fault.
    @Test
    void holdsTheOldLimit_forWhoHasAPlaceFromIt() throws Exception {
        int connections = ConcurrencyLimit.USUAL + 1;
        Hosts hosts = hosts(connections, Settings.Network.AUTOMATIC, Duration.ZERO);
        HostGate gate = hosts.of("a").gate();
        gate.answered();
        List<HostGate.Pass> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            open.add(gate.enter());
        }
        Future<HostGate.Pass> late = threads.submit(gate::enter); // has a place, waits for a connection
        awaitWaiting(hosts, "a", 1);

        assertThat(gate.overloaded(open.getFirst())).isTrue();
        open.removeLast().close();
        assertThat(gate.overloaded(late.get())).isTrue();
        late.get().close();
        open.removeLast().close();

        // the usual number holds, not half of it: beside five that are open, a sixth is let in
        assertThat(open).hasSize(ConcurrencyLimit.USUAL - 1);
        HostGate.Pass sixth = gate.enter();
        assertThat(gate.overloaded(sixth)).isFalse();
    }
}

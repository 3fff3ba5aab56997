package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HostGateTest {
    private static final Duration MAX_HOLD = Duration.ofSeconds(60);

    private final FakeTicker ticker = new FakeTicker();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private HostGates gates(int all, int eachHost, Duration delay) {
        return new HostGates(all, eachHost, delay, MAX_HOLD, ticker);
    }

    private static HostActivity only(HostGates gates, String host) {
        return gates.activity().stream()
                .filter(one -> one.host().equals(host))
                .findAny()
                .orElseThrow();
    }

    private static void awaitWaiting(HostGates gates, String host, int count) {
        await().until(() -> only(gates, host).waiting() == count);
    }

    @Test
    void letsInOnlySoMany_firstComeFirstServed() throws Exception {
        HostGates gates = gates(64, 2, Duration.ZERO);
        HostGate gate = gates.of("a");
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
            awaitWaiting(gates, "a", i + 1);
        }
        assertThat(only(gates, "a")).isEqualTo(new HostActivity("a", 2, 5, WaitReason.HOST_LIMIT, Duration.ZERO));

        first.close();
        for (Future<?> waiter : waiters) {
            waiter.get();
        }
        second.close();

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(only(gates, "a")).isEqualTo(new HostActivity("a", 0, 0, WaitReason.NOTHING, Duration.ZERO));
    }

    @Test
    void keepsItsDistanceBetweenStarts() throws Exception {
        HostGate gate = gates(64, 6, Duration.ofSeconds(3)).of("a");

        for (int i = 0; i < 4; i++) {
            gate.enter().close();
        }

        assertThat(ticker.pauses()).containsExactly(seconds(3), seconds(3), seconds(3));
    }

    @Test
    void waitsOnlyForWhatIsLeft_whenTimeHasPassed() throws Exception {
        HostGate gate = gates(64, 6, Duration.ofSeconds(3)).of("a");

        gate.enter().close();
        ticker.pass(Duration.ofSeconds(2));
        gate.enter().close();
        ticker.pass(Duration.ofSeconds(9));
        gate.enter().close();

        assertThat(ticker.pauses()).containsExactly(seconds(1));
    }

    @Test
    void keepsTheLongerDistance_whenToldTwo() throws Exception {
        HostGate gate = gates(64, 6, Duration.ofSeconds(3)).of("a");

        gate.enter().close();
        gate.keepDistance(Duration.ofSeconds(1));
        gate.keepDistance(Duration.ofSeconds(5));
        gate.enter().close();

        assertThat(ticker.pauses()).containsExactly(seconds(5));
    }

    @Test
    void holdsOneHostOnly() throws Exception {
        HostGates gates = gates(64, 6, Duration.ZERO);

        gates.of("a").hold(Duration.ofSeconds(7));
        gates.of("a").hold(Duration.ofSeconds(2));
        gates.of("b").enter().close();
        assertThat(ticker.pauses()).isEmpty();
        gates.of("a").enter().close();

        assertThat(ticker.pauses()).containsExactly(seconds(7));
    }

    @Test
    void shutsInsteadOfHolding_whenAskedForTooLong() {
        HostGate gate = gates(64, 6, Duration.ZERO).of("a");

        gate.hold(MAX_HOLD);
        assertThat(gate.shutFor()).isEmpty();
        gate.hold(MAX_HOLD.plusSeconds(1));
        ticker.pass(Duration.ofSeconds(60));
        assertThat(gate.shutFor()).contains(Duration.ofSeconds(1));
        ticker.pass(Duration.ofSeconds(1));

        assertThat(gate.shutFor()).isEmpty();
    }

    @Test
    void takesNoSharedConnection_whileHeld() throws Exception {
        // One connection for all. Host a is held: b must get through although a came first.
        SystemTicker real = new SystemTicker();
        HostGates gates = new HostGates(1, 6, Duration.ZERO, MAX_HOLD, real);
        gates.of("a").hold(Duration.ofSeconds(50));
        Future<?> held = threads.submit(() -> gates.of("a").enter());
        awaitWaiting(gates, "a", 1);

        gates.of("b").enter().close();

        HostActivity a = only(gates, "a");
        assertThat(a.reason()).isEqualTo(WaitReason.RETRY_AFTER);
        assertThat(a.remaining()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(50));
        held.cancel(true);
        awaitWaiting(gates, "a", 0);
    }

    @Test
    void saysConnectionLimit_whenTheOthersHaveThemAll() throws Exception {
        HostGates gates = gates(1, 6, Duration.ZERO);
        HostGate.Pass busy = gates.of("a").enter();
        Future<HostGate.Pass> waiting = threads.submit(() -> gates.of("b").enter());

        await().until(() -> only(gates, "b").reason() == WaitReason.CONNECTION_LIMIT);
        busy.close();
        waiting.get().close();

        assertThat(only(gates, "b").open()).isZero();
    }

    @Test
    void holdsAgain_whenHeldWhileItWaitedForAConnection() throws Exception {
        HostGates gates = gates(1, 6, Duration.ZERO);
        HostGate.Pass busy = gates.of("b").enter();
        Future<HostGate.Pass> waiting = threads.submit(() -> gates.of("a").enter());
        await().until(() -> only(gates, "a").reason() == WaitReason.CONNECTION_LIMIT);

        gates.of("a").hold(Duration.ofSeconds(9));
        busy.close();
        waiting.get().close();

        assertThat(ticker.pauses()).containsExactly(seconds(9));
        gates.of("b").enter().close(); // the connection came back
    }

    @Test
    void leavesEverythingFree_whenInterruptedAnywhere() throws Exception {
        HostGates gates = gates(2, 2, Duration.ZERO);
        HostGate.Pass first = gates.of("a").enter();
        HostGate.Pass second = gates.of("a").enter();
        Future<?> forPlace = threads.submit(() -> gates.of("a").enter());
        Future<?> forConnection = threads.submit(() -> gates.of("b").enter());
        Future<?> forTurn = threads.submit(() -> gates.of("b").enter());
        awaitWaiting(gates, "a", 1);
        awaitWaiting(gates, "b", 2);

        forTurn.cancel(true);
        forConnection.cancel(true);
        forPlace.cancel(true);
        awaitWaiting(gates, "a", 0);
        awaitWaiting(gates, "b", 0);
        first.close();
        second.close();

        HostGate.Pass again = gates.of("b").enter();
        gates.of("b").enter().close();
        again.close();
        assertThat(gates.activity()).allMatch(one -> one.open() == 0 && one.waiting() == 0);
    }

    @Test
    void tellsOfBackOffAndRules() throws Exception {
        SystemTicker real = new SystemTicker();
        HostGates gates = new HostGates(4, 4, Duration.ZERO, MAX_HOLD, real);
        HostGate gate = gates.of("a");
        Future<?> backingOff = threads.submit(() -> {
            gate.backOff(Duration.ofSeconds(40));
            return 0;
        });
        awaitWaiting(gates, "a", 1);
        assertThat(only(gates, "a").reason()).isEqualTo(WaitReason.BACKOFF);
        assertThat(only(gates, "a").remaining()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(40));

        CompletableFuture<String> rules = new CompletableFuture<>();
        Future<String> asker = threads.submit(() -> gate.awaitRules(rules));
        awaitWaiting(gates, "a", 2);
        assertThat(only(gates, "a").reason()).isEqualTo(WaitReason.ROBOTS);

        rules.complete("allowed");
        assertThat(asker.get()).isEqualTo("allowed");
        real.end();
        backingOff.get();
        assertThat(only(gates, "a").waiting()).isZero();
    }

    @Test
    void letsEveryoneThrough_onceTimeHasEnded() throws Exception {
        SystemTicker real = new SystemTicker();
        HostGates gates = new HostGates(1, 1, Duration.ofHours(1), MAX_HOLD, real);
        HostGate.Pass busy = gates.of("a").enter();
        List<Future<HostGate.Pass>> waiting = new ArrayList<>();
        for (String host : List.of("a", "a", "b", "b")) {
            waiting.add(threads.submit(() -> gates.of(host).enter()));
        }
        awaitWaiting(gates, "a", 2);
        awaitWaiting(gates, "b", 2);

        real.end();
        gates.open();

        for (Future<HostGate.Pass> pass : waiting) {
            pass.get().close();
        }
        busy.close();
    }

    @Test
    void refusesAtOnce_whenAlreadyInterrupted() {
        HostGate gate = gates(1, 1, Duration.ZERO).of("a");

        Future<?> entry = threads.submit(() -> {
            Thread.currentThread().interrupt();
            return gate.enter();
        });

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(entry::get)
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(gate.activity().open()).isZero();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}

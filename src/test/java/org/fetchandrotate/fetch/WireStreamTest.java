package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class WireStreamTest {
    private static final TimeLimits LIMITS = TimeLimits.of(Duration.ofSeconds(2), 1024);

    private final FakeTicker ticker = new FakeTicker();

    /// A stream that gives one byte each time and takes its time for it.
    private InputStream drops(int bytes, IntFunction<Duration> timeOfByte) {
        return new InputStream() {
            private int given;

            @Override
            public int read() {
                ticker.pass(timeOfByte.apply(given));
                return given++ < bytes ? 7 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (length == 0) {
                    return 0;
                }
                int next = read();
                if (next >= 0) {
                    buffer[offset] = (byte) next;
                }
                return Math.min(next, 1);
            }
        };
    }

    @Test
    void givesUp_whenABodyComesByDrops() {
        WireStream wire = new WireStream(drops(100_000, _ -> Duration.ofSeconds(1)), ticker, LIMITS);

        assertThatExceptionOfType(WireStream.TooSlowException.class)
                .isThrownBy(wire::readAllBytes)
                .matches(e -> e.time().equals(Duration.ofSeconds(20)) && e.bytes() == 20);
        assertThat(wire.count()).isEqualTo(20);
        assertThat(wire.failure()).containsInstanceOf(WireStream.TooSlowException.class);
    }

    @Test
    void readsOn_whenSlowButSteady() throws IOException {
        WireStream wire = new WireStream(drops(100_000, _ -> Duration.ofNanos(900_000_000L / 1024)), ticker, LIMITS);

        assertThat(wire.readAllBytes()).hasSize(100_000);
        assertThat(wire.failure()).isEmpty();
    }

    @Test
    void givesUp_whenAQuickStartTurnsIntoDrops() {
        WireStream wire = new WireStream(
                drops(200_000, index -> index < 100_000 ? Duration.ZERO : Duration.ofSeconds(1)), ticker, LIMITS);

        assertThatExceptionOfType(WireStream.TooSlowException.class).isThrownBy(wire::readAllBytes);
        assertThat(wire.count()).isEqualTo(100_040);
    }

    @Test
    void readsOn_whenItIsTheReaderThatTakesTheTime() throws IOException {
        WireStream wire = new WireStream(drops(100, _ -> Duration.ZERO), ticker, LIMITS);

        for (int index = 0; index < 100; index++) {
            assertThat(wire.read()).isEqualTo(7);
            ticker.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void readsOn_whateverTheSpeed_whereNoneIsWanted() throws IOException {
        WireStream wire = new WireStream(
                drops(1000, _ -> Duration.ofSeconds(1)), ticker, TimeLimits.of(Duration.ofSeconds(2), 0));

        assertThat(wire.readAllBytes()).hasSize(1000);
    }
}

package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WireStreamTest {
    private final FakeTicker ticker = new FakeTicker();

    /// A stream that gives one byte each time and takes its time for it.
    private WireStream drops(Duration each) {
        InputStream source = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() {
                ticker.pass(each);
                return left-- > 0 ? 7 : -1;
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
        return new WireStream(source, ticker);
    }

    @Test
    void givesUp_whenABodyComesByDrops() {
        WireStream wire = drops(Duration.ofSeconds(1));

        assertThatExceptionOfType(WireStream.TooSlowException.class)
                .isThrownBy(wire::readAllBytes)
                .matches(e -> e.time().equals(Duration.ofSeconds(31)));
        assertThat(wire.count()).isEqualTo(31);
        assertThat(wire.failure()).containsInstanceOf(WireStream.TooSlowException.class);
    }

    @Test
    void readsOn_whenSlowButSteady() throws IOException {
        WireStream wire = drops(Duration.ofNanos(900_000_000L / WireStream.BYTES_PER_SECOND));

        assertThat(wire.readAllBytes()).hasSize(100_000);
        assertThat(wire.failure()).isEmpty();
    }
}

package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WireStreamTest {
    private final FakeTicker ticker = new FakeTicker();

    /// A stream that gives one byte each time and takes its time for it.
    private WireStream drops(Duration each) {
        InputStream source = new ByteArrayInputStream(new byte[100_000]) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                ticker.pass(each);
                return super.read(buffer, offset, Math.min(length, 1));
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

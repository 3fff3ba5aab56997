package org.fetchandrotate.imaging.jpeg.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.RestartMarkers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BandTokensTest {
    /// Two symbols, 0 and 1, by one bit each.
    private static final int[] CODES = new int[256];

    static {
        CODES[0] = 1;
        CODES[1] = 1 << 5 | 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5000, 700_000})
    void writesWhatHasCome_evenIfItIsTooMuchToBeKept(int rounds) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BitWriter writer = new BitWriter(bytes, 1024);
        int[] histogram = new int[256];
        BandTokens tokens = new BandTokens(writer, histogram, new RestartMarkers(0));
        feed(tokens, rounds);
        assertThat(Arrays.copyOf(histogram, 2)).containsExactly(rounds, 0);
        boolean isAll = tokens.write(CODES);
        assertThat(isAll).isEqualTo(rounds < 700_000);
        if (!isAll) {
            feed(tokens, rounds);
            tokens.write();
        }
        writer.align();
        writer.drain();
        // a symbol 0 with the bits 101, then the bits 0110: together one byte
        byte[] expected = new byte[rounds];
        Arrays.fill(expected, (byte) 0b0101_0110);
        assertThat(Arrays.equals(bytes.toByteArray(), expected)).isTrue();
    }

    private static void feed(BandTokens tokens, int rounds) throws IOException {
        for (int i = 0; i < rounds; i++) {
            tokens.symbol(0, 0b101, 3);
            tokens.bits(0b0110, 4);
        }
    }
}

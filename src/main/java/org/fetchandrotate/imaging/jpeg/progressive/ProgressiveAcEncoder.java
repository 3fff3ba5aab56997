package org.fetchandrotate.imaging.jpeg.progressive;

import java.io.IOException;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;

/// Codes one band of a component: T.81, G.1.2.2 and G.1.2.3. Single-threaded; one use per pass over the band.
final class ProgressiveAcEncoder {
    private static final int SIXTEEN_ZEROS = 0xF0;
    private static final int LONGEST_RUN = 0x7FFF;

    /// Beyond this many correction bits a run is ended, so that their buffer is bounded.
    private static final int MOST_CORRECTIONS = 1024 - 64;

    private final BandTokens tokens;
    private final short[] values;
    private final int bit;
    private final int firstIndex;
    private final int lastIndex;
    private final long band;
    private int endOfBandRun;
    /// Correction bits that come behind the pending end-of-band run.
    private final long[] corrections = new long[MOST_CORRECTIONS / 64 + 2];

    private int corrected;

    ProgressiveAcEncoder(BandTokens tokens, Plane plane, Scan scan) {
        this.tokens = tokens;
        this.values = plane.values();
        this.bit = scan.bit();
        this.firstIndex = scan.firstIndex();
        this.lastIndex = scan.lastIndex();
        this.band = -1L >>> 63 - scan.lastIndex() & -1L << scan.firstIndex();
    }

    /// Codes a block in a first scan.
    ///
    /// @param found which of its coefficients aren't 0
    void first(int block, long found) throws IOException {
        int next = firstIndex;
        for (long left = found & band; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int value = values[64 * block + k];
            int magnitude = Math.abs(value) >> bit;
            if (magnitude == 0) {
                continue;
            }
            endRun();
            int run = k - next;
            for (; run > 15; run -= 16) {
                tokens.symbol(SIXTEEN_ZEROS, 0, 0);
            }
            int size = HuffmanCodes.sizeOf(magnitude);
            tokens.symbol(run << 4 | size, value < 0 ? magnitude ^ (1 << size) - 1 : magnitude, size);
            next = k + 1;
        }
        if (next <= lastIndex) {
            extendRun();
        }
    }

    /// Codes a block in a scan that refines.
    ///
    /// @param found which of its coefficients aren't 0
    void refine(int block, long found) throws IOException {
        int lastNew = lastNew(block, found);
        // correction bits that come behind the next symbol
        long own = 0;
        int owned = 0;
        int zeros = 0;
        int next = firstIndex;
        for (long left = found & band; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int value = values[64 * block + k];
            int magnitude = Math.abs(value) >> bit;
            if (magnitude == 0) {
                continue;
            }
            zeros += k - next;
            next = k + 1;
            for (; zeros > 15 && k <= lastNew; zeros -= 16) {
                symbol(SIXTEEN_ZEROS, 0, 0);
                tokens.bits(own, owned);
                owned = 0;
            }
            if (magnitude > 1) {
                own = own << 1 | magnitude & 1;
                owned++;
            } else {
                symbol(zeros << 4 | 1, value < 0 ? 0 : 1, 1);
                tokens.bits(own, owned);
                owned = 0;
                zeros = 0;
            }
        }
        if (next <= lastIndex || zeros > 0 || owned > 0) {
            correct(own, owned);
            extendRun();
        }
    }

    /// The index of the block's last coefficient that becomes 1 in this scan, or 0.
    private int lastNew(int block, long found) {
        for (long left = found & band; left != 0; ) {
            int k = 63 - Long.numberOfLeadingZeros(left);
            if (Math.abs(values[64 * block + k]) >> bit == 1) {
                return k;
            }
            left ^= 1L << k;
        }
        return 0;
    }

    private void symbol(int symbol, int bits, int count) throws IOException {
        endRun();
        tokens.symbol(symbol, bits, count);
    }

    private void extendRun() throws IOException {
        if (++endOfBandRun == LONGEST_RUN || corrected > MOST_CORRECTIONS) {
            endRun();
        }
    }

    /// Writes the pending run of blocks without further coefficients, if there is one, and its corrections.
    void endRun() throws IOException {
        if (endOfBandRun > 0) {
            int extraBits = 31 - Integer.numberOfLeadingZeros(endOfBandRun);
            tokens.symbol(extraBits << 4, endOfBandRun & (1 << extraBits) - 1, extraBits);
            endOfBandRun = 0;
            writeCorrections();
        }
    }

    /// Keeps correction bits until the run is written.
    ///
    /// @param bits what is above the lowest `count` doesn't matter
    /// @param count 0–63
    private void correct(long bits, int count) {
        if (count > 0) {
            // uppermost
            long aligned = bits << 64 - count;
            int word = corrected >>> 6;
            int offset = corrected & 63;
            corrections[word] |= aligned >>> offset;
            corrections[word + 1] = aligned << 1 << 63 - offset;
            corrected += count;
        }
    }

    private void writeCorrections() throws IOException {
        int word = 0;
        for (int left = corrected; left > 0; left -= 64) {
            int count = Math.min(64, left);
            tokens.bits(corrections[word++] >>> 64 - count, count);
        }
        corrected = 0;
        corrections[0] = 0;
    }
}

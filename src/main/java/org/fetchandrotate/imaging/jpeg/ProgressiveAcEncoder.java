package org.fetchandrotate.imaging.jpeg;

import java.io.IOException;
import org.fetchandrotate.imaging.jpeg.Part.Scan;

/// Codes one band of a component: T.81, G.1.2.2 and G.1.2.3. Single-threaded; one use per pass over the band.
final class ProgressiveAcEncoder {
    private static final int SIXTEEN_ZEROS = 0xF0;
    private static final int LONGEST_RUN = 0x7FFF;

    /// Beyond this many correction bits a run is ended, so that their buffer is bounded.
    private static final int MOST_CORRECTIONS = 1000 - 63;

    private final ProgressiveSink sink;
    private final short[] values;
    private final int bit;
    private final int lastIndex;
    private final long band;
    private int endOfBandRun;
    /// Correction bits that come behind the pending end-of-band run, and then those of the block at hand.
    private final long[] corrections = new long[16];

    private int corrected;

    ProgressiveAcEncoder(ProgressiveSink sink, Plane plane, Scan scan) {
        this.sink = sink;
        this.values = plane.values();
        this.bit = scan.bit();
        this.lastIndex = scan.lastIndex();
        this.band = -1L >>> 63 - scan.lastIndex() & -1L << scan.firstIndex();
    }

    /// Codes a block in a first scan.
    void first(int block, long found, int firstIndex) throws IOException {
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
                sink.symbol(SIXTEEN_ZEROS);
            }
            int size = TurnedScan.sizeOf(magnitude);
            sink.symbol(run << 4 | size);
            sink.bits(value < 0 ? magnitude ^ (1 << size) - 1 : magnitude, size);
            next = k + 1;
        }
        if (next <= lastIndex) {
            extendRun();
        }
    }

    /// Codes a block in a scan that refines.
    void refine(int block, long found, int firstIndex) throws IOException {
        int lastNew = lastNew(block, found);
        int pending = corrected;
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
                pending = flushBefore(pending);
                sink.symbol(SIXTEEN_ZEROS);
                flushCorrections();
            }
            if (magnitude > 1) {
                correct(magnitude & 1);
            } else {
                pending = flushBefore(pending);
                sink.symbol(zeros << 4 | 1);
                sink.bits(value < 0 ? 0 : 1, 1);
                flushCorrections();
                zeros = 0;
            }
        }
        if (next <= lastIndex || zeros > 0 || corrected > pending) {
            extendRun();
            if (corrected > MOST_CORRECTIONS) {
                endRun();
            }
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

    /// Ends the run of the blocks before with its own corrections; those of the block at hand stay.
    ///
    /// @return 0: none are left of the blocks before
    private int flushBefore(int pending) throws IOException {
        if (endOfBandRun > 0) {
            writeRun();
            writeCorrections(0, pending);
            int kept = corrected - pending;
            long bits = kept == 0 ? 0 : bitsAt(pending, kept);
            corrected = 0;
            for (int i = kept - 1; i >= 0; i--) {
                correct((int) (bits >>> i & 1));
            }
        }
        return 0;
    }

    private void extendRun() throws IOException {
        if (++endOfBandRun == LONGEST_RUN) {
            endRun();
        }
    }

    /// Writes the pending run of blocks without further coefficients, if there is one, and its corrections.
    void endRun() throws IOException {
        if (endOfBandRun > 0) {
            writeRun();
            flushCorrections();
        }
    }

    private void writeRun() throws IOException {
        int extraBits = 31 - Integer.numberOfLeadingZeros(endOfBandRun);
        sink.symbol(extraBits << 4);
        sink.bits(endOfBandRun & (1 << extraBits) - 1, extraBits);
        endOfBandRun = 0;
    }

    private void correct(int value) {
        int word = corrected >>> 6;
        int place = 63 - (corrected & 63);
        corrections[word] = corrections[word] & ~(1L << place) | (long) value << place;
        corrected++;
    }

    private void flushCorrections() throws IOException {
        writeCorrections(0, corrected);
        corrected = 0;
    }

    private void writeCorrections(int from, int to) throws IOException {
        for (int at = from; at < to; at += 32) {
            int count = Math.min(32, to - at);
            sink.bits(bitsAt(at, count), count);
        }
    }

    /// `count` correction bits (1–63) from number `from` on.
    private long bitsAt(int from, int count) {
        int word = from >>> 6;
        int offset = from & 63;
        long bits = corrections[word] << offset;
        if (offset + count > 64) {
            bits |= corrections[word + 1] >>> 64 - offset;
        }
        return bits >>> 64 - count;
    }
}

package org.fetchandrotate.imaging.png;

import java.util.concurrent.Callable;
import java.util.zip.Adler32;

/// A run of scanlines that is rotated, filtered and deflated apart from the others, on any thread.
///
/// So that this costs no compression, it makes the last 32 KB before it once more and starts with them as
/// dictionary (RFC 1951 lets a match reach that far back).
final class Band implements Callable<Band.Deflated> {
    private static final int WINDOW = 1 << 15;

    private final Scanlines lines;
    private final FilterChoice filters;
    private final DeflateEffort effort;
    private final int first;
    private final int end;

    /// @param first its first scanline
    /// @param end the one after its last
    Band(Scanlines lines, FilterChoice filters, DeflateEffort effort, int first, int end) {
        this.lines = lines;
        this.filters = filters;
        this.effort = effort;
        this.first = first;
        this.end = end;
    }

    /// @param data deflate blocks that end on a byte; only the last band's end with a final block
    /// @param adler32 of the uncompressed bytes
    /// @param length uncompressed bytes
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Deflated(byte[] data, int adler32, int length) {}

    @Override
    public Deflated call() {
        int start = first;
        int dictionary = 0;
        while (start > 0 && dictionary < WINDOW) {
            start--;
            dictionary += lines.length(start) + 1;
        }
        byte[] filtered = filter(start);
        Adler32 adler = new Adler32();
        int length = filtered.length - dictionary;
        adler.update(filtered, dictionary, length);
        byte[] data = effort.deflate(filtered, dictionary, end == lines.count());
        return new Deflated(data, (int) adler.getValue(), length);
    }

    private byte[] filter(int start) {
        int from = Math.max(0, start - 1);
        int rawBytes = 0;
        int longest = 0;
        for (int line = from; line < end; line++) {
            rawBytes = Math.addExact(rawBytes, lines.length(line));
            longest = Math.max(longest, lines.length(line));
        }
        byte[] raw = new byte[rawBytes];
        lines.read(from, end - from, raw, 0);
        byte[] zeros = new byte[longest];
        FilterTrials trials = filters.trials();
        int above = start == from ? -1 : 0;
        int offset = start == from ? 0 : lines.length(from);
        byte[] filtered = new byte[rawBytes - offset + end - start];
        int target = 0;
        for (int line = start; line < end; line++) {
            int length = lines.length(line);
            if (lines.isFirstOfPass(line)) {
                trials.apply(raw, offset, zeros, 0, length, lines.step(), filtered, target);
            } else {
                trials.apply(raw, offset, raw, above, length, lines.step(), filtered, target);
            }
            above = offset;
            offset += length;
            target += length + 1;
        }
        return filtered;
    }
}

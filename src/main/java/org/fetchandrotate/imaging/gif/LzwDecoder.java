package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.imaging.ImageFormatException;

/// Decodes GIF's LZW (GIF89a, appendix F). Single-threaded; may be used again and again.
///
/// Every string of the table has already been written: that of a new code is what the code before last gave and the
/// byte after it, which lie side by side. So the table holds places in the output and lengths, and a code is one
/// copy.
final class LzwDecoder {
    static final int MAX_BITS = 12;
    private static final int TABLE_SIZE = 1 << MAX_BITS;

    private final int[] places = new int[TABLE_SIZE];
    private final int[] lengths = new int[TABLE_SIZE];
    private byte[] file = {};
    private int position;
    private int blockEnd;
    private int codesWithFullTable;

    /// Fills `pixels`; what the data holds beyond that is ignored.
    ///
    /// @param data where the data starts: with the code size, then sub-blocks
    /// @throws ImageFormatException if the data is malformed or ends early
    void decode(byte[] source, int data, byte[] pixels) throws ImageFormatException {
        file = source;
        codesWithFullTable = 0;
        int minimumBits = data < source.length ? source[data] & 0xFF : 0;
        if (minimumBits < 1 || minimumBits > 8) {
            throw ImageFormatException.corrupt("LZW code size is %d bits".formatted(minimumBits));
        }
        position = data + 1;
        blockEnd = position;
        int clear = 1 << minimumBits;
        int bits = minimumBits + 1;
        int next = clear + 2;
        int previousPlace = -1;
        int previousLength = 0;
        int buffer = 0;
        int available = 0;
        int done = 0;
        while (done < pixels.length) {
            while (available < bits) {
                buffer |= nextByte() << available;
                available += 8;
            }
            int code = buffer & (1 << bits) - 1;
            buffer >>>= bits;
            available -= bits;
            if (code == clear) {
                bits = minimumBits + 1;
                next = clear + 2;
                previousPlace = -1;
                continue;
            }
            if (code == clear + 1) {
                throw ImageFormatException.corrupt(
                        "image data ends after %d of %d pixels".formatted(done, pixels.length));
            }
            if (previousPlace >= 0 && next < TABLE_SIZE) {
                places[next] = previousPlace;
                lengths[next] = previousLength + 1;
                next++;
            } else if (previousPlace >= 0) {
                codesWithFullTable++;
            }
            int place = done;
            if (code < clear) {
                pixels[done++] = (byte) code;
            } else if (code < next) {
                int end = (int) Math.min((long) done + lengths[code], pixels.length);
                // byte by byte: the newest string overlaps its own copy
                for (int from = places[code]; done < end; ) {
                    pixels[done++] = pixels[from++];
                }
            } else {
                throw ImageFormatException.corrupt("LZW code %d when there are %d".formatted(code, next));
            }
            previousPlace = place;
            previousLength = done - place;
            if (next >= 1 << bits && bits < MAX_BITS) {
                bits++;
            }
        }
    }

    /// How many codes the encoder wrote last time without growing its table: what says that it doesn't always start
    /// anew when the table is full.
    int codesWithFullTable() {
        return codesWithFullTable;
    }

    private int nextByte() throws ImageFormatException {
        if (position == blockEnd) {
            int length = position < file.length ? file[position] & 0xFF : 0;
            position++;
            if (length == 0 || position + length > file.length) {
                // a last block that is cut may still hold all that is missing
                length = Math.min(length, file.length - position);
                if (length <= 0) {
                    throw ImageFormatException.corrupt("image data ends early");
                }
            }
            blockEnd = position + length;
        }
        return file[position++] & 0xFF;
    }
}

package org.fetchandrotate.imaging.raster;

/// The codes of run lengths in fax (ITU-T T.4, tables 2, 3a and 3b), for looking up in both directions.
/// Immutable.
final class FaxCodes {
    /// Runs of white pixels: 0 to 63, then 64 to 1728 in steps of 64.
    private static final String WHITE = """
            00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100
            110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011
            0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110
            00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010
            00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010
            01011011 01001010 01001011 00110010 00110011 00110100 11011 10010 010111 0110111 00110110
            00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 011010011 011010100
            011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001
            010011010 011000 010011011""";

    /// The same of black ones.
    private static final String BLACK = """
            0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111
            000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111
            00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101
            000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 000011010100
            000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011
            000001010100 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010
            000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000
            000001011001 000000101011 000000101100 000001011010 000001100110 000001100111 0000001111
            000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100
            0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010
            0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010
            0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100
            0000001100101""";

    /// Runs of either colour, from 1792 in steps of 64.
    private static final String LONG = """
            00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101
            000000010110 000000010111 000000011100 000000011101 000000011110 000000011111""";

    static final FaxCodes OF_WHITE = new FaxCodes(WHITE);
    static final FaxCodes OF_BLACK = new FaxCodes(BLACK);

    /// Bits of the longest code.
    static final int LONGEST = 13;

    private static final int LONGEST_RUN = 2560;
    private static final int LENGTH_BITS = 4;

    /// For the next bits of the data the run and the length of its code; 0 if there is no such code.
    private final int[] byBits = new int[1 << LONGEST];

    /// For a run of less than 64 pixels, or for one of so many times 64, its code and the code's length.
    private final int[] shortRuns = new int[64];

    private final int[] longRuns = new int[LONGEST_RUN / 64 + 1];

    private FaxCodes(String codes) {
        String[] all = (codes + " " + LONG).split("\\s+", -1);
        for (int i = 0; i < all.length; i++) {
            int run = i < 64 ? i : (i - 63) * 64;
            int length = all[i].length();
            int code = Integer.parseInt(all[i], 2);
            int first = code << (LONGEST - length);
            for (int rest = 0; rest < 1 << (LONGEST - length); rest++) {
                byBits[first + rest] = run << LENGTH_BITS | length;
            }
            (run < 64 ? shortRuns : longRuns)[run < 64 ? run : run / 64] = code << LENGTH_BITS | length;
        }
    }

    /// A run of one colour, made of any number of long codes and a short one.
    ///
    /// @return pixels, or -1 if the data holds no such code
    int read(FaxBits data) {
        int run = 0;
        while (true) {
            int found = byBits[data.peek(LONGEST)];
            if (found == 0 || !data.has(found & 15)) {
                return -1;
            }
            data.skip(found & 15);
            int pixels = found >> LENGTH_BITS;
            run += pixels;
            if (pixels < 64) {
                return run;
            }
            if (run > Integer.MAX_VALUE / 2) {
                return -1;
            }
        }
    }

    void write(int run, BitOutput target) {
        int left = run;
        while (left >= 64) {
            int pixels = Math.min(left / 64 * 64, LONGEST_RUN);
            put(longRuns[pixels / 64], target);
            left -= pixels;
        }
        put(shortRuns[left], target);
    }

    private static void put(int entry, BitOutput target) {
        target.put(entry >> LENGTH_BITS, entry & 15);
    }
}

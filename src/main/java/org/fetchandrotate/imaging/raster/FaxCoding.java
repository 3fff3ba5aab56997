package org.fetchandrotate.imaging.raster;

import java.util.List;
import java.util.Optional;

/// The ways in which fax data is laid out in TIFF (TIFF 6.0, sections 10 and 11; libtiff for the word-aligned
/// one).
///
/// @param scheme which codes rows are made of
/// @param alignment bits at a multiple of which each row begins; 1 = anywhere
record FaxCoding(Scheme scheme, int alignment) {
    static final int GROUP_4 = 4;
    private static final int T4_OPTIONS = 292;

    /// What is said of other fax data than that of group 4 without damages: options, and rows that were bad.
    static final List<Integer> OTHER_ENTRIES = List.of(T4_OPTIONS, 293, 326, 327, 328);

    enum Scheme {
        /// Runs alone: Modified Huffman.
        RUNS,
        /// Rows of runs and rows of differences, told apart by a bit behind the end of the line before.
        MIXED,
        /// Differences alone: T.6, "group 4".
        DIFFERENCES
    }

    /// @return empty if the picture isn't coded as a fax
    static Optional<FaxCoding> of(TiffDirectory directory) {
        return switch (Math.clamp(directory.number(TiffDirectory.COMPRESSION, 1), 0, Integer.MAX_VALUE)) {
            case 2 -> Optional.of(new FaxCoding(Scheme.RUNS, 8));
            case 3 -> {
                boolean mixed = (directory.number(T4_OPTIONS, 0) & 1) == 1;
                yield Optional.of(new FaxCoding(mixed ? Scheme.MIXED : Scheme.RUNS, 1));
            }
            case GROUP_4 -> Optional.of(new FaxCoding(Scheme.DIFFERENCES, 1));
            case 32_771 -> Optional.of(new FaxCoding(Scheme.RUNS, 16));
            default -> Optional.empty();
        };
    }
}

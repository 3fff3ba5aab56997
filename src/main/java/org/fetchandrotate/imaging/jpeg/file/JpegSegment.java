package org.fetchandrotate.imaging.jpeg.file;

import java.util.List;

/// A stretch of a JPEG file, in the file's order.
public sealed interface JpegSegment {
    /// A marker with what belongs to it.
    ///
    /// @param marker its code
    /// @param start of its contents in the file, behind the length
    /// @param end behind its contents
    record MarkerSegment(int marker, int start, int end) implements JpegSegment {
        public int length() {
            return end - start;
        }
    }

    /// A scan header, T.81, B.2.3, its data, and the tables in force there.
    ///
    /// @param components what it codes, in its order
    /// @param firstIndex the first zigzag index of its spectral band (Ss)
    /// @param lastIndex the last one (Se)
    /// @param previousBit successive approximation, the bit position of the scan before (Ah), 0 in a first scan
    /// @param bit the bit position of this scan (Al)
    /// @param restartInterval MCUs; 0 = none
    /// @param start of the entropy-coded data in the file
    /// @param end behind it
    record Scan(
            List<ScanComponent> components,
            int firstIndex,
            int lastIndex,
            int previousBit,
            int bit,
            int restartInterval,
            int start,
            int end)
            implements JpegSegment {
        Scan endingAt(int place) {
            return new Scan(components, firstIndex, lastIndex, previousBit, bit, restartInterval, start, place);
        }

        public boolean isRefinement() {
            return previousBit != 0;
        }
    }

    /// @param index of the component in the frame
    /// @param dcTable the number of its DC table, 0–3
    /// @param acTable the number of its AC table, 0–3
    /// @param dc the table itself; without codes if the file defines none under that number
    record ScanComponent(int index, int dcTable, int acTable, HuffmanSpec dc, HuffmanSpec ac) {}
}

package org.fetchandrotate.imaging.jpeg;

import java.util.List;

/// A JPEG file taken apart. Nothing is copied: the parts point into the file's bytes. Immutable.
///
/// @param bytes the whole file, not to be changed
/// @param frame its frame header
/// @param quantTables for each component of the frame its quantisation table, 64 values in zigzag order
/// @param parts between SOI and EOI, in order
/// @param end where EOI stands or ought to; what follows it isn't part of the picture
record JpegFile(byte[] bytes, Frame frame, List<int[]> quantTables, List<Part> parts, int end) {
    JpegFile {
        quantTables = List.copyOf(quantTables);
        parts = List.copyOf(parts);
    }

    List<Part.Scan> scans() {
        return parts.stream()
                .filter(Part.Scan.class::isInstance)
                .map(Part.Scan.class::cast)
                .toList();
    }

    List<Part.Segment> segments() {
        return parts.stream()
                .filter(Part.Segment.class::isInstance)
                .map(Part.Segment.class::cast)
                .toList();
    }
}

package org.fetchandrotate.imaging.jpeg.file;

import java.util.List;

/// A JPEG file taken apart. Nothing is copied: the parts point into the file's bytes. Immutable.
///
/// @param bytes the whole file, not to be changed
/// @param frame its frame header
/// @param quantTables for each component of the frame its quantisation table, 64 values in zigzag order
/// @param parts between SOI and EOI, in order
/// @param end where EOI stands or ought to; what follows it isn't part of the picture
public record JpegFile(byte[] bytes, Frame frame, List<int[]> quantTables, List<Part> parts, int end) {
    public JpegFile {
        quantTables = List.copyOf(quantTables);
        parts = List.copyOf(parts);
    }

    public List<Part.Scan> scans() {
        return parts.stream()
                .filter(Part.Scan.class::isInstance)
                .map(Part.Scan.class::cast)
                .toList();
    }

    public List<Part.Segment> segments() {
        return parts.stream()
                .filter(Part.Segment.class::isInstance)
                .map(Part.Segment.class::cast)
                .toList();
    }
}

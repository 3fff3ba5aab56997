package org.fetchandrotate.imaging.jpeg.file;

import java.util.List;

/// A JPEG file taken apart. Nothing is copied: the parts point into the file's bytes. Immutable.
///
/// @param bytes the whole file, not to be changed
/// @param frame its frame header
/// @param quantTables for each component of the frame its quantisation table, 64 values in zigzag order
/// @param parts between SOI and EOI, in order
/// @param end where EOI stands or ought to; what follows it isn't part of the picture
public record JpegFile(byte[] bytes, FrameHeader frame, List<int[]> quantTables, List<JpegSegment> parts, int end) {
    public JpegFile {
        quantTables = List.copyOf(quantTables);
        parts = List.copyOf(parts);
    }

    public List<JpegSegment.Scan> scans() {
        return parts.stream()
                .filter(JpegSegment.Scan.class::isInstance)
                .map(JpegSegment.Scan.class::cast)
                .toList();
    }

    public List<JpegSegment.MarkerSegment> segments() {
        return parts.stream()
                .filter(JpegSegment.MarkerSegment.class::isInstance)
                .map(JpegSegment.MarkerSegment.class::cast)
                .toList();
    }
}

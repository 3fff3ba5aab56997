package org.fetchandrotate.imaging.jpeg.file;

import java.io.IOException;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;

/// Writes a scan of the rotated picture: tables, header and data.
public interface ScanWriter {
    /// @param scan of the source, in whose place the written one stands
    /// @throws ImageFormatException if the source's data is cut off or makes no sense
    void write(BitWriter target, Scan scan) throws IOException, ImageFormatException;
}

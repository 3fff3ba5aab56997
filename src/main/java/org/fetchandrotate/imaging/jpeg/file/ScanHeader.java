package org.fetchandrotate.imaging.jpeg.file;

import java.io.IOException;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;

/// Writes scan headers: T.81, B.2.3.
public final class ScanHeader {
    private ScanHeader() {}

    /// @param frame whose components the scan codes
    public static void write(BitWriter target, Scan scan, FrameHeader frame) throws IOException {
        List<ScanComponent> components = scan.components();
        byte[] payload = new byte[4 + 2 * components.size()];
        payload[0] = (byte) components.size();
        int place = 1;
        for (ScanComponent component : components) {
            payload[place++] = (byte) frame.components().get(component.index()).id();
            payload[place++] = (byte) (component.dcTable() << 4 | component.acTable());
        }
        payload[place++] = (byte) scan.firstIndex();
        payload[place++] = (byte) scan.lastIndex();
        payload[place] = (byte) (scan.previousBit() << 4 | scan.bit());
        target.segment(Marker.SOS, payload);
    }
}

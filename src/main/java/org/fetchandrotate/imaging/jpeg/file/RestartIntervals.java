package org.fetchandrotate.imaging.jpeg.file;

import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;

/// Which MCUs of a scan lie between restart markers: T.81, E.1.4.
///
/// @param mcus how many the scan has
/// @param perInterval how many each interval has but the last
public record RestartIntervals(int mcus, int perInterval) {
    /// @throws ImageFormatException if the data has fewer intervals than the scan needs
    public static RestartIntervals of(ScanLayout layout, Scan scan, EntropyData data) throws ImageFormatException {
        int mcus = layout.mcus();
        RestartIntervals intervals =
                new RestartIntervals(mcus, scan.restartInterval() == 0 ? mcus : scan.restartInterval());
        if (data.intervals() < intervals.count()) {
            throw EntropyData.cutOff();
        }
        return intervals;
    }

    public int count() {
        return FrameHeader.ceilDiv(mcus, perInterval);
    }

    public int firstOf(int interval) {
        return interval * perInterval;
    }

    /// The MCU behind the last one.
    public int lastOf(int interval) {
        return Math.min(mcus, firstOf(interval) + perInterval);
    }
}

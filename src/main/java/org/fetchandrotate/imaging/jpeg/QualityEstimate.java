package org.fetchandrotate.imaging.jpeg;

import org.fetchandrotate.imaging.jpeg.file.ZigZag;

/// Estimates the quality setting, 1–100, that a quantisation table was made with.
///
/// Encoders mostly scale the example table of T.81, K.1 by the formula of the Independent JPEG Group's library
/// (`jpeg_quality_scaling`); this inverts it for the mean of the steps.
final class QualityEstimate {
    /// T.81, table K.1, row by row.
    private static final int[] LUMINANCE = {
        16, 11, 10, 16, 24, 40, 51, 61, //
        12, 12, 14, 19, 26, 58, 60, 55, //
        14, 13, 16, 24, 40, 57, 69, 56, //
        14, 17, 22, 29, 51, 87, 80, 62, //
        18, 22, 37, 56, 68, 109, 103, 77, //
        24, 35, 55, 64, 81, 104, 113, 92, //
        49, 64, 78, 87, 103, 121, 120, 101, //
        72, 92, 95, 98, 112, 100, 103, 99
    };

    private QualityEstimate() {}

    /// @param quantTable of the first component, in zigzag order
    static int of(int[] quantTable) {
        double sum = 0;
        double standard = 0;
        for (int k = 0; k < 64; k++) {
            sum += quantTable[k];
            standard += LUMINANCE[ZigZag.NATURAL[k]];
        }
        double percent = 100 * sum / standard;
        double quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
        return Math.clamp(Math.round(quality), 1, 100);
    }
}

package org.fetchandrotate.imaging.jpeg.recode;

import org.fetchandrotate.imaging.jpeg.file.FrameHeader;

/// Which samples along one side of a component a rotated picture's samples come from.
///
/// Sample `i` of a component with ratio `r` (pixels per sample) lies at pixel `(i + ½) r − ½` (JFIF 1.02,
/// "Spatial relationship of components"). Mirrored, target sample `p` comes from position `n / r − 1 − p` of
/// the source, `n` being the side in pixels. Where `n / r` isn't whole, as in 4:2:0 with an odd side, this lies
/// between two samples; taking one of them would move the colours by a fraction of a pixel. Immutable.
///
/// @param blocks how many blocks the target has along this side
/// @param first the source sample of target sample 0, or the one before that position
/// @param step to the next target sample: −1 mirrored, else 1
/// @param weights of the source samples from one before `first` up to two behind it; {0, 1, 0, 0} = `first`
///     alone
/// @param last the source's last sample
record Resampling(int blocks, int first, int step, float[] weights, int last) {
    /// The side stays as it is.
    ///
    /// @param samples that the source has along it
    static Resampling unchanged(int samples) {
        int blocks = FrameHeader.ceilDiv(samples, 8);
        // within the last block even what is beyond the picture stays, and so the block can be coded the same again
        return new Resampling(blocks, 0, 1, new float[] {0, 1, 0, 0}, 8 * blocks - 1);
    }

    /// The side is mirrored.
    ///
    /// @param pixels of the picture along it
    /// @param factor the component's sampling factor
    /// @param maxFactor the largest one
    static Resampling mirrored(int pixels, int factor, int maxFactor) {
        int samples = FrameHeader.ceilDiv(pixels * factor, maxFactor);
        int whole = pixels * factor / maxFactor;
        float fraction = (float) (pixels * factor % maxFactor) / maxFactor;
        return new Resampling(FrameHeader.ceilDiv(samples, 8), whole - 1, -1, cubic(fraction), samples - 1);
    }

    /// Whether no interpolation is needed.
    boolean isWhole() {
        return weights[1] == 1;
    }

    /// The source sample on which target sample `p` is based; `offset` −1 to 2 names its neighbours. What is
    /// beyond the edge is the edge again.
    int source(int p, int offset) {
        return Math.clamp(first + step * p + offset, 0, last);
    }

    /// The same without regard to the edges.
    int unlimited(int p) {
        return first + step * p;
    }

    /// The last source sample that eight target samples need.
    ///
    /// @param block the number of the eight
    int lastSource(int block) {
        return isWhole() && step > 0 ? source(8 * block + 7, 0) : source(8 * block, isWhole() ? 0 : 2);
    }

    /// Catmull and Rom's cubic interpolation between the second and the third of four samples.
    private static float[] cubic(float t) {
        return new float[] {
            (-t + 2 * t * t - t * t * t) / 2,
            (2 - 5 * t * t + 3 * t * t * t) / 2,
            (t + 4 * t * t - 3 * t * t * t) / 2,
            (-t * t + t * t * t) / 2
        };
    }
}

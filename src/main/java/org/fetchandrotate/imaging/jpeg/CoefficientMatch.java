package org.fetchandrotate.imaging.jpeg;

import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.ZigZag;
import org.fetchandrotate.imaging.jpeg.mending.MendedJpeg;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;
import org.fetchandrotate.imaging.jpeg.thumbnail.BlockSource;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Transform;

/// Holds the coefficients of a rotated JPEG against those of its original. It shares nothing with what rotates but
/// the reading of coefficients: where a block goes and which signs change is worked out here again, by the
/// definition of the transform (T.81, A.3.3): mirroring changes the sign of every odd frequency along that side,
/// and where rows become columns, frequencies do too. For one thread.
public final class CoefficientMatch {
    private static final int BLOCK = 8;
    private static final int COEFFICIENTS = BLOCK * BLOCK;

    private final JpegFile original;
    private final JpegFile copy;
    private final Transform transform;
    private final int[] places = new int[COEFFICIENTS];
    private final boolean[] negated = new boolean[COEFFICIENTS];

    private CoefficientMatch(JpegFile original, JpegFile copy, Rotation rotation) {
        this.original = original;
        this.copy = copy;
        transform = new Metadata(original)
                .orientation()
                .transform()
                .then(rotation.transform())
                .then(new Metadata(copy).orientation().transform().inverse());
        for (int row = 0; row < BLOCK; row++) {
            for (int column = 0; column < BLOCK; column++) {
                int from = row * BLOCK + column;
                places[from] = transform.swapsSides() ? column * BLOCK + row : from;
                negated[from] = (transform.mirrorsX() && column % 2 == 1) != (transform.mirrorsY() && row % 2 == 1);
            }
        }
    }

    /// How much of an original a copy has.
    public enum Result {
        /// Every visible block.
        WHOLE,
        /// Every block that the copy has, which is smaller.
        PART,
        /// Not that.
        DIFFERENT
    }

    /// @param original may be damaged: then what viewers show of it counts
    /// @param copy shows the original rotated by `rotation`, as both are shown
    /// @throws ImageFormatException if one of them is malformed
    public static Result of(byte[] original, byte[] copy, Rotation rotation) throws ImageFormatException {
        try {
            return read(original, copy, rotation);
        } catch (ImageFormatException e) {
            return read(MendedJpeg.of(original).orElseThrow(() -> e).file(), copy, rotation);
        }
    }

    private static Result read(byte[] original, byte[] copy, Rotation rotation) throws ImageFormatException {
        return new CoefficientMatch(new JpegReader(original).read(), new JpegReader(copy).read(), rotation).result();
    }

    /// What [#of] takes beside the files: a progressive picture's coefficients are in memory all at once.
    ///
    /// @throws ImageFormatException if it is malformed
    public static long workingBytes(byte[] file) throws ImageFormatException {
        FrameHeader frame = JpegReader.readFrame(file);
        return frame.paddedBlocks() * (frame.isProgressive() ? 136 : 8);
    }

    private Result result() throws ImageFormatException {
        FrameHeader from = original.frame();
        FrameHeader to = copy.frame();
        int width = transform.swapsSides() ? to.height() : to.width();
        int height = transform.swapsSides() ? to.width() : to.height();
        if (width > from.width()
                || height > from.height()
                || from.components().size() != to.components().size()) {
            return Result.DIFFERENT;
        }
        BlockSource source = BlockSource.of(original);
        BlockSource target = BlockSource.of(copy);
        for (int c = 0; c < from.components().size(); c++) {
            if (!isSameTable(c) || !isSamePlane(c, source, target)) {
                return Result.DIFFERENT;
            }
        }
        return width == from.width() && height == from.height() ? Result.WHOLE : Result.PART;
    }

    private boolean isSameTable(int component) {
        int[] source = original.quantTables().get(component);
        int[] target = inRows(copy.quantTables().get(component));
        int[] rows = inRows(source);
        for (int i = 0; i < COEFFICIENTS; i++) {
            if (target[places[i]] != rows[i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] inRows(int[] zigzag) {
        int[] rows = new int[COEFFICIENTS];
        for (int k = 0; k < COEFFICIENTS; k++) {
            rows[ZigZag.NATURAL[k]] = zigzag[k];
        }
        return rows;
    }

    /// Block by block, as many as the copy shows.
    private boolean isSamePlane(int component, BlockSource source, BlockSource target) {
        boolean swaps = transform.swapsSides();
        int targetAcross = FrameHeader.ceilDiv(copy.frame().samplesAcross(component), BLOCK);
        int targetDown = FrameHeader.ceilDiv(copy.frame().samplesDown(component), BLOCK);
        int across = swaps ? targetDown : targetAcross;
        int down = swaps ? targetAcross : targetDown;
        if (across > FrameHeader.ceilDiv(original.frame().samplesAcross(component), BLOCK)
                || down > FrameHeader.ceilDiv(original.frame().samplesDown(component), BLOCK)) {
            return false;
        }
        short[] expected = new short[COEFFICIENTS];
        short[] found = new short[COEFFICIENTS];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                long inSource = source.read(component, x, y, expected) | 1;
                long inTarget = target.read(
                                component,
                                transform.left(x, y, across - 1 - x, down - 1 - y),
                                transform.top(x, y, across - 1 - x, down - 1 - y),
                                found)
                        | 1;
                if (!isSameBlock(expected, inSource, found, inTarget)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isSameBlock(short[] expected, long inSource, short[] found, long inTarget) {
        if (Long.bitCount(inSource) != Long.bitCount(inTarget)) {
            return false;
        }
        for (long left = inSource; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int natural = ZigZag.NATURAL[k];
            int place = ZIGZAG[places[natural]];
            int value = negated[natural] ? -expected[k] : expected[k];
            if ((inTarget >>> place & 1) == 0 || found[place] != value) {
                return false;
            }
        }
        return true;
    }

    /// From the place in rows to that in zigzag order.
    private static final int[] ZIGZAG = new int[COEFFICIENTS];

    static {
        for (int k = 0; k < COEFFICIENTS; k++) {
            ZIGZAG[ZigZag.NATURAL[k]] = k;
        }
    }
}

package org.fetchandrotate.imaging.gif;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.fetchandrotate.imaging.AnimationCanvas;
import org.fetchandrotate.imaging.AnimationCanvas.Blending;
import org.fetchandrotate.imaging.AnimationCanvas.Disposal;
import org.fetchandrotate.imaging.AnimationReader;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;

/// Shows the frames of a GIF in turn. Single-threaded.
final class GifAnimation implements AnimationReader {
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int CONTROL_LENGTH = 8;
    private static final long MILLISECONDS_PER_UNIT = 10;

    private final byte[] file;
    private final GifStructure structure;
    private final GifCursor cursor;
    private final LzwDecoder decoder = new LzwDecoder();
    private final AnimationCanvas canvas;

    GifAnimation(byte[] file) throws ImageFormatException {
        this.file = file;
        structure = GifStructure.scan(file);
        cursor = GifCursor.atStart(file);
        canvas = new AnimationCanvas(structure.width(), structure.height());
    }

    @Override
    public Optional<Duration> next() throws ImageFormatException {
        byte[] control = {};
        while (cursor.advance()) {
            if (cursor.isAtImage()) {
                show(control);
                return Optional.of(delay(control));
            }
            if (cursor.label() == GRAPHIC_CONTROL) {
                control = Arrays.copyOfRange(file, cursor.start(), cursor.end());
            }
        }
        return Optional.empty();
    }

    @Override
    public ArgbImage picture() {
        return canvas.picture();
    }

    @Override
    public Orientation orientation() {
        return Orientation.NORMAL;
    }

    private void show(byte[] control) throws ImageFormatException {
        Frame stored = Frame.read(file, cursor.start());
        byte[] indices = new byte[Math.toIntExact(stored.area())];
        decoder.decode(file, cursor.data(), indices);
        Frame visible = stored.clipped(structure.width(), structure.height());
        if (visible.area() == 0) {
            // takes its time all the same
            canvas.show(0, 0, new ArgbImage(1, 1, new int[1]), Blending.OVER, Disposal.KEEP);
            return;
        }
        FrameColours colours = FrameColours.of(file, cursor, control);
        int[] rows = stored.rowOrder();
        int[] argb = new int[Math.toIntExact(visible.area())];
        for (int y = 0; y < visible.height(); y++) {
            int row = rows[y] * stored.width();
            for (int x = 0; x < visible.width(); x++) {
                argb[y * visible.width() + x] = colours.argb(indices[row + x] & 0xFF);
            }
        }
        ArgbImage pixels = new ArgbImage(visible.width(), visible.height(), argb);
        canvas.show(visible.left(), visible.top(), pixels, Blending.OVER, disposal(control));
    }

    /// Source: GIF89a, section 23.
    private static Disposal disposal(byte[] control) {
        return switch (control.length < CONTROL_LENGTH ? 0 : control[3] >> 2 & 7) {
            case 2 -> Disposal.CLEAR;
            case 3 -> Disposal.RESTORE;
            default -> Disposal.KEEP;
        };
    }

    private static Duration delay(byte[] control) {
        return Duration.ofMillis(
                control.length < CONTROL_LENGTH ? 0 : Frame.uint16(control, 4) * MILLISECONDS_PER_UNIT);
    }
}

package org.fetchandrotate.imaging.png;

import java.time.Duration;
import java.util.Optional;
import org.fetchandrotate.imaging.AnimationCanvas;
import org.fetchandrotate.imaging.AnimationCanvas.Blending;
import org.fetchandrotate.imaging.AnimationCanvas.Disposal;
import org.fetchandrotate.imaging.AnimationReader;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.jspecify.annotations.Nullable;

/// Shows the frames of an APNG in turn (PNG clause 11.3.6). Single-threaded.
final class PngAnimation implements AnimationReader {
    private static final int USUAL_DENOMINATOR = 100;
    private static final long MILLISECONDS = 1_000;

    private final byte[] file;
    private final PngStructure structure;
    private final PixelColours colours;
    private final ChunkCursor cursor;
    private final AnimationCanvas canvas;
    private boolean hasBegun;

    PngAnimation(byte[] file, PngStructure structure) throws ImageFormatException {
        this.file = file;
        this.structure = structure;
        colours = new PixelColours(structure);
        cursor = ChunkCursor.atStart(file);
        canvas = new AnimationCanvas(
                structure.header().width(), structure.header().height());
    }

    @Override
    public Optional<Duration> next() throws ImageFormatException {
        @Nullable FrameControl control = null;
        while (cursor.advance()) {
            if (cursor.type() == ChunkType.FCTL) {
                control = FrameControl.read(file, cursor, structure.header());
            } else if (control != null && (cursor.type() == ChunkType.IDAT || cursor.type() == ChunkType.FDAT)) {
                show(control);
                return Optional.of(delay(control.rest()));
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
        return structure.orientation();
    }

    private void show(FrameControl control) throws ImageFormatException {
        Raster raster = raster(control);
        int[] argb = new int[control.width() * control.height()];
        for (int y = 0; y < control.height(); y++) {
            int row = raster.row(y);
            for (int x = 0; x < control.width(); x++) {
                argb[y * control.width() + x] = colours.argb(raster.bytes(), row, x);
            }
        }
        canvas.show(
                control.left(),
                control.top(),
                new ArgbImage(control.width(), control.height(), argb),
                control.rest().blending() == 1 ? Blending.OVER : Blending.REPLACE,
                disposal(control.rest()));
        hasBegun = true;
    }

    private Raster raster(FrameControl control) throws ImageFormatException {
        int start = cursor.position();
        try (ImageDataReader reader = new ImageDataReader(new ImageDataSource(file, start, cursor.type()))) {
            return reader.read(structure.header(), control.width(), control.height(), file.length - start)
                    .raster();
        }
    }

    /// Before the first frame there is nothing that could come back.
    private Disposal disposal(FrameControl.Timing timing) {
        return switch (timing.disposal()) {
            case 1 -> Disposal.CLEAR;
            case 2 -> hasBegun ? Disposal.RESTORE : Disposal.CLEAR;
            default -> Disposal.KEEP;
        };
    }

    private static Duration delay(FrameControl.Timing timing) {
        int denominator = timing.delayDenominator() == 0 ? USUAL_DENOMINATOR : timing.delayDenominator();
        return Duration.ofMillis(timing.delayNumerator() * MILLISECONDS / denominator);
    }
}

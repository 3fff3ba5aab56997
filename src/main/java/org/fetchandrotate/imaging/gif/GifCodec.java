package org.fetchandrotate.imaging.gif;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.imaging.AnimationReader;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Rotates GIF losslessly: every colour index of every frame is kept as it is. Immutable and thread-safe.
public final class GifCodec implements ImageCodec {
    private static final int GRAPHIC_CONTROL = 0xF9;
    /// Tables of the coders.
    private static final long FIXED_BYTES = 1 << 18;

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        GifStructure structure = GifStructure.scan(file);
        // a frame, the same rotated, and encoded (at worst 12 bits for 8)
        long working = structure.largestFrame() * 4 + FIXED_BYTES;
        return new ImageInfo(ImageFormat.GIF, structure.width(), structure.height(), structure.frames(), working);
    }

    @Override
    public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        if (rotation == Rotation.UPRIGHT) {
            target.write(file); // it can't be shown otherwise than it is stored
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }
        GifRotation gifRotation = new GifRotation(file, target, rotation, options.thumbnailSide());
        Optional<Thumbnail> thumbnail = gifRotation.run();
        RotationMethod method = gifRotation.wasVouchedFor()
                ? RotationMethod.LOSSLESS.with(Set.of(RotationMethod.Note.C2PA_DROPPED))
                : RotationMethod.LOSSLESS;
        return new Rotated(method, thumbnail);
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        GifStructure structure = GifStructure.scan(file);
        GifCursor cursor = GifCursor.atStart(file);
        byte[] control = {};
        while (cursor.advance() && !cursor.isAtImage()) {
            if (cursor.label() == GRAPHIC_CONTROL) {
                control = Arrays.copyOfRange(file, cursor.start(), cursor.end());
            }
        }
        Frame frame = Frame.read(file, cursor.start());
        byte[] pixels = new byte[Math.toIntExact(frame.area())];
        new LzwDecoder().decode(file, cursor.data(), pixels);
        FrameColours colours = FrameColours.of(file, cursor, control);
        return Optional.of(new GifThumbnail(structure, frame, pixels, colours).shrink(longestSide));
    }

    @Override
    public Optional<Mended> mended(byte[] file) throws ImageFormatException {
        return MendedGif.of(file);
    }

    @Override
    public Optional<AnimationReader> animation(byte[] file) throws ImageFormatException {
        return Optional.of(new GifAnimation(file));
    }
}

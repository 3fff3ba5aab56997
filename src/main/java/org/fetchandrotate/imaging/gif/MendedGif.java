package org.fetchandrotate.imaging.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageCodec.Mended;
import org.fetchandrotate.imaging.ImageFormatException;

/// Writes what is there of a damaged GIF as a sound one: the frames before the damage; of a first frame that is
/// damaged itself its pixels before the damage, followed by transparent ones where it has any, else by those of its
/// first colour. Single-threaded, for one file.
final class MendedGif {
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int TRAILER = 0x3B;

    private final byte[] file;
    private final LzwDecoder decoder = new LzwDecoder();

    private MendedGif(byte[] file) {
        this.file = file;
    }

    /// @return empty if nothing of its first frame is there, or it is sound
    static Optional<Mended> of(byte[] file) throws ImageFormatException {
        return new MendedGif(file).mended();
    }

    private Optional<Mended> mended() throws ImageFormatException {
        GifCursor cursor = GifCursor.atStart(file);
        byte[] control = {};
        int end = 0;
        while (cursor.advance()) {
            if (cursor.label() == GRAPHIC_CONTROL && !cursor.isAtImage()) {
                control = Arrays.copyOfRange(file, cursor.start(), cursor.end());
            }
            if (!cursor.isAtImage()) {
                continue;
            }
            byte[] pixels = pixels(cursor, (byte) 0);
            if (!isWhole(cursor, pixels)) {
                return end > 0 ? Optional.of(until(end)) : filled(cursor, control);
            }
            end = cursor.end();
            control = new byte[0];
        }
        return Optional.empty();
    }

    private boolean isWhole(GifCursor cursor, byte[] pixels) {
        try {
            decoder.decode(file, cursor.data(), pixels);
            return true;
        } catch (ImageFormatException _) {
            return false; // that it is damaged is what is asked
        }
    }

    /// A frame's pixels, all of one value.
    private byte[] pixels(GifCursor cursor, byte value) {
        byte[] pixels =
                new byte[Math.toIntExact(Frame.read(file, cursor.start()).area())];
        Arrays.fill(pixels, value);
        return pixels;
    }

    /// Repeats rows that are there over those below them that aren't.
    ///
    /// @param there how many, in the order of the data
    private static void spread(byte[] pixels, Frame frame, int there) {
        int[] order = frame.rowOrder();
        int last = 0;
        for (int y = 0; y < frame.height(); y++) {
            if (order[y] < there) {
                last = order[y];
            } else if (there > 0) {
                System.arraycopy(pixels, last * frame.width(), pixels, order[y] * frame.width(), frame.width());
            }
        }
    }

    private Mended until(int end) {
        byte[] mended = Arrays.copyOf(file, end + 1);
        mended[end] = TRAILER;
        return new Mended(mended, true);
    }

    private Optional<Mended> filled(GifCursor cursor, byte[] control) {
        FrameColours colours = FrameColours.of(file, cursor, control);
        int filling = Math.max(0, colours.transparent());
        byte[] pixels = pixels(cursor, (byte) filling);
        byte[] others = pixels(cursor, (byte) (filling ^ 1));
        boolean isDamaged = !isWhole(cursor, pixels) && !isWhole(cursor, others);
        int there = isDamaged ? Arrays.mismatch(pixels, others) : 0;
        if (there <= 0) {
            return Optional.empty();
        }
        Frame frame = Frame.read(file, cursor.start());
        if (frame.isInterlaced()) {
            spread(pixels, frame, there / frame.width());
        }
        int bits = Math.clamp(file[cursor.data()], 2, 8);
        while (filling >= 1 << bits) {
            bits++;
        }
        var mended = new ByteArrayOutputStream(file.length);
        mended.write(file, 0, cursor.data());
        mended.writeBytes(new LzwEncoder().encode(pixels, bits, LzwEncoder.Clearing.WHEN_FULL));
        mended.write(TRAILER);
        return Optional.of(new Mended(mended.toByteArray(), true));
    }
}

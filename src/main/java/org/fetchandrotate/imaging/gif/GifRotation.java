package org.fetchandrotate.imaging.gif;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Rotation;

/// One rotation of one file: writes block for block what it reads. Extensions (delays and disposal, loop, XMP,
/// profiles, comments, unknown ones) are copied byte for byte, but for Plain Text (GIF89a, section 25), a grid
/// of characters that can't be rotated and that viewers don't show. Single use, single-threaded.
///
/// Rotating each frame alone is exact also where frames build on each other: compositing looks at one pixel at a
/// time.
final class GifRotation {
    private static final int PLAIN_TEXT = 0x01;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    /// Source: C2PA Technical Specification, A.3 "Embedding manifests into GIF".
    private static final byte[] CONTENT_CREDENTIALS = "C2PA_GIF".getBytes(StandardCharsets.US_ASCII);
    /// From the aspect ratio's byte, `(value + 15) / 64` (GIF89a, section 18).
    private static final int ASPECT_OFFSET = 15;
    private static final int ASPECT_UNIT = 64;
    /// Codes with a full table beyond which a source is taken to have held on to it on purpose.
    private static final int DEFERRED_CODES = 256;

    private final byte[] file;
    private final OutputStream target;
    private final Rotation rotation;
    private final GifStructure structure;
    private final LzwDecoder decoder = new LzwDecoder();
    private final LzwEncoder encoder = new LzwEncoder();
    private final int thumbnailSide;
    private Optional<Thumbnail> thumbnail = Optional.empty();
    /// The graphic control extension that awaits its image; empty if there is none.
    private byte[] control = {};
    private int frames;
    private boolean vouchedFor;

    /// @param thumbnailSide 0 for none
    GifRotation(byte[] file, OutputStream target, Rotation rotation, int thumbnailSide) throws ImageFormatException {
        this.file = file;
        this.target = target;
        this.rotation = rotation;
        this.structure = GifStructure.scan(file);
        this.thumbnailSide = thumbnailSide;
    }

    /// Writes the file.
    ///
    /// @return the thumbnail, if one was asked for
    Optional<Thumbnail> run() throws ImageFormatException, IOException {
        GifCursor cursor = GifCursor.atStart(file);
        writeHeader();
        while (cursor.advance()) {
            if (cursor.isAtImage()) {
                image(cursor);
            } else if (cursor.label() == GRAPHIC_CONTROL) {
                control = Arrays.copyOfRange(file, cursor.start(), cursor.end());
            } else if (isContentCredentials(cursor)) {
                vouchedFor = true;
            } else if (cursor.label() != PLAIN_TEXT) {
                target.write(file, cursor.start(), cursor.end() - cursor.start());
            }
        }
        target.write(0x3B);
        return thumbnail;
    }

    /// Whether the source had a C2PA manifest, which vouches for the untouched file alone: the copy hasn't.
    boolean wasVouchedFor() {
        return vouchedFor;
    }

    private boolean isContentCredentials(GifCursor cursor) {
        int name = cursor.start() + 3;
        return cursor.label() == APPLICATION
                && name + CONTENT_CREDENTIALS.length <= cursor.end()
                && Arrays.mismatch(
                                Arrays.copyOfRange(file, name, name + CONTENT_CREDENTIALS.length), CONTENT_CREDENTIALS)
                        < 0;
    }

    private void writeHeader() throws IOException {
        byte[] header = Arrays.copyOf(file, GifCursor.HEADER_LENGTH + GifCursor.tableBytes(file[10]));
        boolean swaps = rotation.swapsSides();
        Frame.putUint16(header, 6, swaps ? structure.height() : structure.width());
        Frame.putUint16(header, 8, swaps ? structure.width() : structure.height());
        int aspect = header[12] & 0xFF;
        if (swaps && aspect != 0) {
            int inverse = Math.round((float) ASPECT_UNIT * ASPECT_UNIT / (aspect + ASPECT_OFFSET)) - ASPECT_OFFSET;
            header[12] = (byte) Math.clamp(inverse, 1, 255);
        }
        target.write(header);
    }

    private void image(GifCursor cursor) throws ImageFormatException, IOException {
        Frame stored = Frame.read(file, cursor.start());
        Frame visible = stored.clipped(structure.width(), structure.height());
        byte[] pixels = new byte[Math.toIntExact(stored.area())];
        decoder.decode(file, cursor.data(), pixels);
        if (frames++ == 0 && thumbnailSide > 0) {
            thumbnail = Optional.of(thumbnail(cursor, stored, pixels));
        }
        if (visible.area() == 0) {
            writeInvisible();
            return;
        }
        target.write(control);
        control = new byte[0];
        Frame rotated = visible.rotated(structure.width(), structure.height(), rotation.transform());
        target.write(rotated.toBytes());
        int table = cursor.start() + Frame.DESCRIPTOR_LENGTH;
        target.write(file, table, cursor.data() - table);
        byte[] indices = new FrameRotation(stored, visible, rotated, rotation.transform()).rotate(pixels);
        boolean deferred = decoder.codesWithFullTable() > DEFERRED_CODES;
        LzwEncoder.Clearing clearing = deferred ? LzwEncoder.Clearing.WHEN_WORSE : LzwEncoder.Clearing.WHEN_FULL;
        target.write(encoder.encode(indices, Math.max(2, file[cursor.data()]), clearing));
    }

    private Thumbnail thumbnail(GifCursor cursor, Frame frame, byte[] pixels) {
        return new GifThumbnail(structure, frame, pixels, FrameColours.of(file, cursor, control)).shrink(thumbnailSide);
    }

    /// A frame of which nothing is seen still takes its time: one transparent pixel that changes nothing stands
    /// for it.
    private void writeInvisible() throws IOException {
        byte[] shown = control.length >= 8 ? control : new byte[] {0x21, (byte) 0xF9, 4, 0, 0, 0, 0, 0};
        control = new byte[0];
        // no disposal, no waiting for the user, transparent index 0
        shown[3] = 1;
        shown[6] = 0;
        target.write(shown);
        target.write(new Frame(0, 0, 1, 1, 0x80).toBytes());
        target.write(new byte[6]);
        target.write(encoder.encode(new byte[1], 2, LzwEncoder.Clearing.WHEN_FULL));
    }
}

package org.fetchandrotate.imaging.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Transform;
import org.jspecify.annotations.Nullable;

/// One rotation of one file: writes chunk for chunk what it reads, in the same order, so that whatever order the
/// specification asks for (clause 5.6) is kept. Single use, single-threaded.
///
/// The stored pixels are moved such that the picture shown by EXIF's orientation is rotated; the tag stays, or goes
/// where the picture is to be stored upright.
///
/// A damaged header, palette or frame control makes the file corrupt; image data whose checksums alone are
/// wrong is shown by viewers, and rotated; any other damaged chunk is left out, as viewers do. A C2PA manifest
/// (caBX) says what the untouched file was, and is left out too.
final class PngRotation {
    private final byte[] file;
    private final PngStructure structure;
    private final PngHeader header;
    private final Transform transform;
    private final PngHeader rotatedHeader;
    private final AncillaryChunks ancillary;
    private final int thumbnailSide;
    private final ChunkWriter writer;
    private Optional<Thumbnail> thumbnail = Optional.empty();
    private boolean imageWritten;
    private @Nullable FrameControl pending;
    private int frames;
    private int sequenceRead;
    private int sequenceWritten;
    private boolean damaged;
    private boolean vouchedFor;

    /// @param rotation of the picture as shown
    /// @param thumbnailSide 0 for none
    PngRotation(byte[] file, OutputStream target, Rotation rotation, int thumbnailSide)
            throws ImageFormatException, IOException {
        this.file = file;
        this.structure = PngStructure.scan(file);
        this.header = structure.header();
        this.transform = structure.orientation().storedTransform(rotation);
        this.rotatedHeader = transform.swapsSides() ? header.withSize(header.height(), header.width()) : header;
        this.ancillary = new AncillaryChunks(transform, structure.orientation().after(rotation), rotatedHeader);
        this.thumbnailSide = thumbnailSide;
        this.writer = new ChunkWriter(target);
    }

    /// @return the thumbnail, if one was asked for
    /// @throws IOException if the target can't be written
    Optional<Thumbnail> run() throws ImageFormatException, IOException {
        ChunkCursor cursor = ChunkCursor.atStart(file);
        while (cursor.advance()) {
            int type = cursor.type();
            if (type == ChunkType.IDAT) {
                image(cursor);
            } else if (ChunkType.isAnimation(type)) {
                if (structure.isAnimated()) {
                    animation(cursor);
                }
            } else if (ChunkType.isCritical(type)) {
                critical(cursor);
            } else if (type == ChunkType.CONTENT_CREDENTIALS) {
                vouchedFor = true;
            } else if (cursor.isIntact()) {
                Optional<byte[]> rotated = ancillary.rotated(type, data(cursor));
                if (rotated.isPresent()) {
                    writer.write(type, rotated.get());
                }
            }
        }
        if (structure.isAnimated() && pending != null) {
            throw ImageFormatException.corrupt("the last frame has no data");
        }
        writer.write(ChunkType.IEND, new byte[0]);
        return thumbnail;
    }

    /// Whether a checksum of the source's image data was wrong; those of the copy are right.
    boolean wasDamaged() {
        return damaged;
    }

    /// Whether the source had a C2PA manifest, which the copy hasn't.
    boolean wasVouchedFor() {
        return vouchedFor;
    }

    private void critical(ChunkCursor cursor) throws ImageFormatException, IOException {
        int type = cursor.type();
        if (type == ChunkType.IEND) {
            // written anyway, also where it is damaged or missing
            return;
        }
        if (!cursor.isIntact()) {
            throw ImageFormatException.corrupt("CRC of %s is wrong".formatted(ChunkType.name(type)));
        }
        if (type == ChunkType.IHDR) {
            byte[] data = data(cursor);
            Bytes.putInt32(data, 0, rotatedHeader.width());
            Bytes.putInt32(data, 4, rotatedHeader.height());
            writer.write(type, data);
        } else if (type == ChunkType.PLTE) {
            writer.write(type, data(cursor));
        } else {
            throw ImageFormatException.unsupported("PNG with the critical chunk %s".formatted(ChunkType.name(type)));
        }
    }

    private void image(ChunkCursor cursor) throws ImageFormatException, IOException {
        if (imageWritten) {
            return;
        }
        imageWritten = true;
        FrameControl control = pending;
        pending = null;
        if (control != null && !control.covers(header)) {
            throw ImageFormatException.corrupt("the image is a frame but doesn't cover the canvas");
        }
        ImageData data = read(cursor, header.width(), header.height());
        ImageDataWriter.write(data, header.interlaced(), transform, piece -> writer.write(ChunkType.IDAT, piece));
    }

    private void animation(ChunkCursor cursor) throws ImageFormatException, IOException {
        if (!cursor.isIntact() && cursor.type() == ChunkType.FCTL) {
            throw ImageFormatException.corrupt("CRC of fcTL is wrong");
        }
        if (cursor.type() == ChunkType.ACTL) {
            actl(cursor);
        } else if (cursor.type() == ChunkType.FCTL) {
            if (pending != null) {
                throw ImageFormatException.corrupt("frame %d has no data".formatted(frames));
            }
            pending = FrameControl.read(file, cursor, header);
            countSequence(pending.sequence());
            frames++;
            writer.write(
                    ChunkType.FCTL,
                    pending.rotated(header, transform, sequenceWritten++).toBytes());
        } else {
            frameData(cursor);
        }
    }

    /// Number of frames and of repetitions; frames that are missing, or more than announced, are a damage that
    /// viewers treat differently.
    private void actl(ChunkCursor cursor) throws ImageFormatException, IOException {
        if (imageWritten || cursor.length() != 8) {
            throw ImageFormatException.corrupt("acTL is out of place");
        }
        int announced = Bytes.int32(file, cursor.data());
        if (announced != structure.frames()) {
            throw ImageFormatException.corrupt(
                    "%d frames are announced, %d are there".formatted(announced, structure.frames()));
        }
        writer.write(ChunkType.ACTL, data(cursor));
    }

    private void frameData(ChunkCursor cursor) throws ImageFormatException, IOException {
        if (cursor.length() < 4 || !imageWritten) {
            throw ImageFormatException.corrupt("fdAT is out of place");
        }
        countSequence(Bytes.int32(file, cursor.data()));
        FrameControl control = pending;
        pending = null;
        if (control == null) {
            // a further piece of a frame that is written
            return;
        }
        ImageData data = read(cursor, control.width(), control.height());
        ImageDataWriter.write(data, header.interlaced(), transform, piece -> {
            byte[] sequence = new byte[4];
            Bytes.putInt32(sequence, 0, sequenceWritten++);
            writer.write(ChunkType.FDAT, sequence, piece, 0, piece.length);
        });
    }

    /// Chunks of an animation that are out of order are an error (PNG clause 11.3.6.1).
    private void countSequence(int sequence) throws ImageFormatException {
        if (sequence != sequenceRead++) {
            throw ImageFormatException.corrupt(
                    "chunk %d of the animation has the number %d".formatted(sequenceRead - 1, sequence & 0xFFFFFFFFL));
        }
    }

    private ImageData read(ChunkCursor cursor, int width, int height) throws ImageFormatException {
        int start = cursor.position();
        try (ImageDataReader reader = new ImageDataReader(new ImageDataSource(file, start, cursor.type()))) {
            ImageData data = reader.read(header, width, height, file.length - start);
            damaged |= reader.isDamaged();
            if (thumbnailSide > 0 && start == structure.firstFrame().start()) {
                thumbnail = Optional.of(new PngThumbnail(structure, data.raster()).shrink(thumbnailSide));
            }
            return data;
        }
    }

    private byte[] data(ChunkCursor cursor) {
        return Arrays.copyOfRange(file, cursor.data(), cursor.data() + cursor.length());
    }
}

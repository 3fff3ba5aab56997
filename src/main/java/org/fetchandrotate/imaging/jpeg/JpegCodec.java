package org.fetchandrotate.imaging.jpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Turns JPEG images (ITU-T T.81) losslessly wherever possible. Immutable and thread-safe.
///
/// Handled are the Huffman-coded 8-bit processes, baseline, extended sequential and progressive, with one to four
/// components of any sampling. The coefficients are turned, not the pixels; see [Turn]. A picture that is shown by
/// an EXIF orientation keeps that tag, and its stored pixels are turned such that the shown ones are turned as
/// asked for.
public final class JpegCodec implements ImageCodec {
    /// What a block takes while its coefficients are in memory, at most, and what to find it again in the file's
    /// codes.
    private static final long PLANE_BYTES = 136;

    private static final long INDEX_BYTES = 8;

    /// What recoding takes besides: for each block in a row of MCUs its samples, three rows of them, and
    /// coefficients; and whatever the picture, the values that are being transformed.
    private static final long STRIP_BYTES = 1500;

    private static final long TRANSFORM_BYTES = 1 << 20;

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        Frame frame = JpegReader.readFrame(file);
        long workingBytes = 2L * file.length + INDEX_BYTES * frame.paddedBlocks() + PLANE_BYTES * blocksInMemory(frame);
        if (!Alignment.allows(frame, Turn.HALF_TURN)) {
            workingBytes += TRANSFORM_BYTES + STRIP_BYTES * frame.paddedBlocks() / frame.mcusDown();
        }
        return new ImageInfo(ImageFormat.JPEG, frame.width(), frame.height(), 1, workingBytes);
    }

    /// How many blocks' coefficients are in memory at once, at most.
    private static long blocksInMemory(Frame frame) {
        if (Alignment.allows(frame, Turn.HALF_TURN)) {
            // if it is sequential, its codes suffice
            return frame.isProgressive() ? frame.paddedBlocks() : 0;
        }
        if (!frame.isProgressive()) {
            return frame.paddedBlocks();
        }
        long turned = 0;
        long most = 0;
        for (int c = 0; c < frame.components().size(); c++) {
            long ofComponent = (long) frame.paddedBlocksAcross(c) * frame.paddedBlocksDown(c);
            turned += ofComponent;
            most = Math.max(most, turned + ofComponent);
        }
        return most;
    }

    @Override
    public Turned rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        JpegFile source = new JpegReader(file).read();
        Metadata metadata = new Metadata(source);
        Orientation orientation = metadata.orientation();
        Turn turn = Turn.of(orientation.storedTurn(rotation));
        JpegTurn jpegTurn = new JpegTurn(source, metadata, turn, options.thumbnailSide());
        if (Alignment.allows(source.frame(), turn)) {
            return new Turned(RotationMethod.LOSSLESS, jpegTurn.moveBlocks(source.frame(), target));
        }
        // whoever shows the source right honours the tag, so changing it is as good, and exact
        if (options.jpegUnaligned() == JpegUnaligned.ORIENTATION || orientation != Orientation.NORMAL) {
            Optional<byte[]> exif = metadata.exifPayload(orientation.compose(rotation));
            if (exif.isPresent()) {
                OrientationTag.write(source, metadata, exif.get(), target);
                return new Turned(RotationMethod.ORIENTATION_TAG, Optional.empty());
            }
        }
        Frame trimmed = Alignment.trimmed(source.frame(), turn);
        if (options.jpegUnaligned() == JpegUnaligned.TRIM && trimmed.width() > 0 && trimmed.height() > 0) {
            return new Turned(RotationMethod.TRIMMED, jpegTurn.moveBlocks(trimmed, target));
        }
        Optional<Thumbnail> thumbnail = jpegTurn.recode(target);
        RotationMethod method = PlaneTurn.isExact(source.frame(), turn)
                ? RotationMethod.LOSSLESS
                : RotationMethod.recoded(Quality.of(source.quantTables().getFirst()));
        return new Turned(method, thumbnail);
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        JpegFile source = new JpegReader(file).read();
        return Optional.of(
                SmallPicture.of(source, new Metadata(source), BlockSource.of(source), Math.max(1, longestSide)));
    }
}

package org.fetchandrotate.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
/// components of any sampling. The coefficients are turned, not the pixels; see [Turn]. A picture that is shown by an
/// EXIF orientation keeps that tag, and its stored pixels are turned such that the shown ones are turned as asked for.
public final class JpegCodec implements ImageCodec {
    /// What a block takes while its coefficients are in memory, and what to find it again in the file's codes.
    private static final int PLANE_BYTES = 136;

    private static final int INDEX_BYTES = 8;

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        Frame frame = JpegReader.readFrame(file);
        boolean codesSuffice = !frame.isProgressive() && Alignment.allows(frame, Turn.HALF_TURN);
        long perBlock = INDEX_BYTES + (codesSuffice ? 0 : PLANE_BYTES);
        long workingBytes = 2L * file.length + perBlock * frame.paddedBlocks();
        return new ImageInfo(ImageFormat.JPEG, frame.width(), frame.height(), 1, workingBytes);
    }

    @Override
    public Turned rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        JpegFile source = new JpegReader(file).read();
        Metadata metadata = new Metadata(source);
        Orientation orientation = metadata.orientation();
        Turn turn = Turn.of(orientation.storedTurn(rotation));
        if (Alignment.allows(source.frame(), turn)) {
            turnBlocks(source, metadata, turn, source.frame(), target, thumbnail -> turned(thumbnail, turn));
            return new Turned(RotationMethod.LOSSLESS, Optional.empty());
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
            turnBlocks(source, metadata, turn, trimmed, target, thumbnail -> turned(thumbnail, turn));
            return new Turned(RotationMethod.TRIMMED, Optional.empty());
        }
        recode(source, metadata, turn, target, thumbnail -> turned(thumbnail, turn));
        boolean exact = IntStream.range(0, source.frame().components().size())
                .allMatch(component -> PlaneTurn.isExact(source.frame(), component, turn));
        RotationMethod method = exact
                ? RotationMethod.LOSSLESS
                : RotationMethod.recoded(Quality.of(source.quantTables().getFirst()));
        return new Turned(method, Optional.empty());
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        return Optional.empty();
    }

    private static void turnBlocks(
            JpegFile source,
            Metadata metadata,
            Turn turn,
            Frame kept,
            OutputStream output,
            Function<byte[], Optional<byte[]>> thumbnailTurn)
            throws ImageFormatException, IOException {
        Frame target = turn.transposes() ? kept.transposed() : kept;
        TurnedFile file = new TurnedFile(source, metadata, target, turn, thumbnailTurn);
        if (source.frame().isProgressive()) {
            List<Plane> planes = ProgressiveDecoder.decode(source, turn);
            file.write(output, (writer, scan) -> new ProgressiveEncoder(writer, target, planes).write(scan));
        } else {
            file.write(output, (writer, scan) -> TurnedScan.of(source, scan, target, turn)
                    .write(writer, target));
        }
    }

    private static void recode(
            JpegFile source,
            Metadata metadata,
            Turn turn,
            OutputStream output,
            Function<byte[], Optional<byte[]>> thumbnailTurn)
            throws ImageFormatException, IOException {
        Frame frame = source.frame();
        Frame target = turn.transposes() ? frame.transposed() : frame;
        BlockSource blocks = BlockSource.of(source);
        List<Plane> planes = new ArrayList<>();
        for (int c = 0; c < frame.components().size(); c++) {
            planes.add(PlaneTurn.turn(blocks, frame, c, turn, source.quantTables().get(c)));
        }
        TurnedFile file = new TurnedFile(source, metadata, target, turn, thumbnailTurn);
        file.write(output, (writer, scan) -> {
            if (frame.isProgressive()) {
                new ProgressiveEncoder(writer, target, planes).write(scan);
            } else {
                new SequentialEncoder(writer, target, planes).write(scan);
            }
        });
    }

    /// An EXIF thumbnail, turned as the picture is; empty if it can't be.
    private static Optional<byte[]> turned(byte[] thumbnail, Turn turn) {
        ByteArrayOutputStream target = new ByteArrayOutputStream(thumbnail.length);
        try {
            JpegFile source = new JpegReader(thumbnail).read();
            Metadata metadata = new Metadata(source);
            if (Alignment.allows(source.frame(), turn)) {
                turnBlocks(source, metadata, turn, source.frame(), target, nested -> Optional.empty());
            } else {
                recode(source, metadata, turn, target, nested -> Optional.empty());
            }
            return Optional.of(target.toByteArray());
        } catch (ImageFormatException | IOException e) {
            // a thumbnail that is no JPEG after all is dropped, not the picture
            return Optional.empty();
        }
    }
}

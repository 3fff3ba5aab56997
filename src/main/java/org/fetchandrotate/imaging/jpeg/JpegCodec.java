package org.fetchandrotate.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.TileSource;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.mending.MendedJpeg;
import org.fetchandrotate.imaging.jpeg.metadata.InnerPictures;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;
import org.fetchandrotate.imaging.jpeg.metadata.OrientationTag;
import org.fetchandrotate.imaging.jpeg.recode.ComponentRecoder;
import org.fetchandrotate.imaging.jpeg.thumbnail.BlockSource;
import org.fetchandrotate.imaging.jpeg.thumbnail.BlockTiles;
import org.fetchandrotate.imaging.jpeg.thumbnail.DcSource;
import org.fetchandrotate.imaging.jpeg.thumbnail.ThumbnailRenderer;
import org.fetchandrotate.imaging.jpeg.transform.Alignment;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Rotates JPEG images (ITU-T T.81) losslessly wherever possible. Immutable and thread-safe.
///
/// Handled are the Huffman-coded 8-bit processes, baseline, extended sequential and progressive, with one to
/// four components of any sampling. The coefficients are rotated, not the pixels; see [BlockTransform]. A
/// picture that is shown by an EXIF orientation keeps that tag, and its stored pixels are rotated such that the
/// shown ones are rotated as asked for.
public final class JpegCodec implements ImageCodec {
    /// What a block takes while its coefficients are in memory, at most, and what to find it again in the
    /// file's codes.
    private static final long PLANE_BYTES = 136;

    private static final long INDEX_BYTES = 8;

    /// For coefficients of a progressive picture that is only looked at: of 40 million pixels. Of a larger one the
    /// means of its blocks are shown.
    private static final long MOST_BYTES_TO_LOOK = 128 << 20;

    /// The means are an eighth of the size, and are good for twice that.
    private static final int MEANS_ENLARGED = 4;

    /// What recoding takes besides: for each block in a row of MCUs its samples, three rows of them, and
    /// coefficients; and whatever the picture, the values that are being transformed.
    private static final long STRIP_BYTES = 1500;

    private static final long TRANSFORM_BYTES = 1 << 20;

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        return info(JpegReader.readFrame(file), file.length);
    }

    @Override
    public Optional<ImageInfo> inspectHead(byte[] head, long length) {
        try {
            return Optional.of(info(JpegReader.readFrame(head), length));
        } catch (ImageFormatException _) {
            return Optional.empty(); // the frame's header may stand behind the head
        }
    }

    private static ImageInfo info(FrameHeader frame, long fileBytes) {
        long workingBytes = 2 * fileBytes + INDEX_BYTES * frame.paddedBlocks() + PLANE_BYTES * blocksInMemory(frame);
        if (!Alignment.allows(frame, BlockTransform.ROTATE_180)) {
            workingBytes += TRANSFORM_BYTES + STRIP_BYTES * frame.paddedBlocks() / frame.mcusDown();
        }
        return new ImageInfo(ImageFormat.JPEG, frame.width(), frame.height(), 1, workingBytes);
    }

    /// How many blocks' coefficients are in memory at once, at most.
    private static long blocksInMemory(FrameHeader frame) {
        if (Alignment.allows(frame, BlockTransform.ROTATE_180)) {
            // if it is sequential, its codes suffice
            return frame.isProgressive() ? frame.paddedBlocks() : 0;
        }
        if (!frame.isProgressive()) {
            return frame.paddedBlocks();
        }
        long rotated = 0;
        long most = 0;
        for (int c = 0; c < frame.components().size(); c++) {
            long ofComponent = (long) frame.paddedBlocksAcross(c) * frame.paddedBlocksDown(c);
            rotated += ofComponent;
            most = Math.max(most, rotated + ofComponent);
        }
        return most;
    }

    @Override
    public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        JpegFile source = new JpegReader(file).read();
        if (new Metadata(source).orientation().isUnchangedBy(rotation)) {
            target.write(file);
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }
        InnerPictures inner = InnerPictures.of(source);
        if (inner.isEmpty()) {
            return rotateAlone(source, new Metadata(source, inner, rotation), target, rotation, options);
        }
        InnerPictures rotated = rotated(inner, source, rotation, options);
        JpegFile first = new JpegReader(inner.first()).read();
        var buffer = new ByteArrayOutputStream(file.length);
        Rotated result = rotateAlone(first, new Metadata(first, rotated, rotation), buffer, rotation, options);
        byte[] written = buffer.toByteArray();
        rotated.updateIndex(written);
        target.write(written);
        target.write(rotated.trailer());
        return result;
    }

    /// Rotates what belongs to the first picture as that is stored; a picture with an orientation of its own as
    /// it is shown.
    private InnerPictures rotated(InnerPictures inner, JpegFile source, Rotation rotation, RotationOptions options) {
        Metadata metadata = new Metadata(source);
        boolean tagged = newTag(source, metadata, rotation, options).isPresent();
        Rotation stored = Rotation.of(metadata.orientation().storedTransform(rotation));
        RotationOptions whole = new RotationOptions(JpegUnaligned.REENCODE, 0);
        return inner.rotated(bytes -> {
            try {
                boolean own =
                        new Metadata(new JpegReader(bytes).read()).exifSegment().isPresent();
                if (tagged && !own) {
                    return Optional.of(bytes);
                }
                var buffer = new ByteArrayOutputStream(bytes.length);
                rotate(bytes, buffer, own ? rotation : stored, whole);
                return Optional.of(buffer.toByteArray());
            } catch (ImageFormatException | IOException e) {
                return Optional.empty(); // of a kind that can't be rotated: it isn't announced any more
            }
        });
    }

    private Rotated rotateAlone(
            JpegFile source, Metadata metadata, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        Orientation orientation = metadata.orientation();
        BlockTransform transform = BlockTransform.of(orientation.storedTransform(rotation));
        PictureRotation pictureRotation = new PictureRotation(source, metadata, transform, options.thumbnailSide());
        if (Alignment.allows(source.frame(), transform)) {
            return rotated(RotationMethod.LOSSLESS, metadata, pictureRotation.moveBlocks(source.frame(), target));
        }
        Optional<byte[]> exif = newTag(source, metadata, rotation, options);
        if (exif.isPresent()) {
            OrientationTag.write(source, metadata, orientation.compose(rotation), exif.get(), target);
            return rotated(RotationMethod.ORIENTATION_TAG, metadata, Optional.empty());
        }
        FrameHeader trimmed = Alignment.trimmed(source.frame(), transform);
        if (options.jpegUnaligned() == JpegUnaligned.TRIM && trimmed.width() > 0 && trimmed.height() > 0) {
            return rotated(RotationMethod.TRIMMED, metadata, pictureRotation.moveBlocks(trimmed, target));
        }
        Optional<Thumbnail> thumbnail = pictureRotation.recode(target);
        RotationMethod method = ComponentRecoder.isExact(source.frame(), transform)
                ? RotationMethod.LOSSLESS
                : RotationMethod.recoded(QualityEstimate.of(source.quantTables().getFirst()));
        return rotated(method, metadata, thumbnail);
    }

    private static Rotated rotated(RotationMethod method, Metadata metadata, Optional<Thumbnail> thumbnail) {
        return new Rotated(method.with(metadata.notes()), thumbnail);
    }

    /// The EXIF block where the tag alone is to be changed: whoever shows the source right honours it, so that
    /// is as good as rotating the picture, and exact. Empty if the picture itself is to be rotated.
    private static Optional<byte[]> newTag(
            JpegFile source, Metadata metadata, Rotation rotation, RotationOptions options) {
        Orientation orientation = metadata.orientation();
        boolean wanted = options.jpegUnaligned() == JpegUnaligned.ORIENTATION || orientation != Orientation.NORMAL;
        return wanted
                        && rotation != Rotation.UPRIGHT
                        && metadata.hasPlainOrientation()
                        && !Alignment.allows(source.frame(), BlockTransform.of(orientation.storedTransform(rotation)))
                ? metadata.exifPayload(orientation.compose(rotation))
                : Optional.empty();
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        JpegFile source = new JpegReader(file).read();
        Metadata metadata = new Metadata(source);
        int wanted = Math.max(1, longestSide);
        FrameHeader frame = source.frame();
        if (frame.isProgressive()) {
            int longest = Math.max(frame.width(), frame.height());
            int side = isTooMuchToLook(frame) ? Math.min(wanted, Math.max(1, longest / MEANS_ENLARGED)) : wanted;
            if (longest >= MEANS_ENLARGED * side) {
                return ThumbnailRenderer.fromMeans(source, metadata, DcSource.ofProgressive(source), side);
            }
        }
        return Optional.of(ThumbnailRenderer.of(source, metadata, BlockSource.of(source), wanted));
    }

    /// Whether the coefficients of a progressive picture, which have to be in memory all at once, are too many.
    private static boolean isTooMuchToLook(FrameHeader frame) {
        return PLANE_BYTES * frame.paddedBlocks() > MOST_BYTES_TO_LOOK;
    }

    @Override
    public Optional<Mended> mended(byte[] file) throws ImageFormatException {
        return MendedJpeg.of(file);
    }

    @Override
    public Optional<TileSource> tiles(byte[] file) throws ImageFormatException {
        JpegFile source = new JpegReader(file).read();
        FrameHeader frame = source.frame();
        return frame.isProgressive() && isTooMuchToLook(frame)
                ? Optional.empty()
                : Optional.of(new BlockTiles(source, new Metadata(source)));
    }
}

package org.fetchandrotate.imaging.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
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

/// Rotates PNG and APNG losslessly: every sample of every frame is kept as it is. Immutable and thread-safe.
public final class PngCodec implements ImageCodec {
    /// Bands in the making and the tables of their compressors.
    private static final long FIXED_BYTES = 8 << 20;

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        PngStructure structure = PngStructure.scan(file);
        return info(structure.header(), structure.frames());
    }

    /// A still image's header and first image data say it all; the frames of an animation lie all over the
    /// file.
    @Override
    public Optional<ImageInfo> inspectHead(byte[] head, long length) {
        try {
            PngStructure structure = PngStructure.scan(head);
            return structure.isAnimated() ? Optional.empty() : Optional.of(info(structure.header(), 0));
        } catch (ImageFormatException _) {
            return Optional.empty(); // the image data may begin behind the head
        }
    }

    private static ImageInfo info(PngHeader header, int frames) {
        long raw = Raster.rawBytes(header.width(), header.height(), header.bitsPerPixel());
        // the passes of an interlaced image are collected apart; the last is half of it
        long decoding = header.interlaced() ? raw / 2 : 0;
        // a band is at least two lines, however long they are, as they are and filtered, on each processor
        long bands = Raster.rowBytes(Math.max(header.width(), header.height()), header.bitsPerPixel()) * 6;
        long working = saturated(saturated(raw, decoding), saturated(bands, FIXED_BYTES));
        return new ImageInfo(ImageFormat.PNG, header.width(), header.height(), Math.max(1, frames), working);
    }

    private static long saturated(long first, long second) {
        return first > Long.MAX_VALUE - second ? Long.MAX_VALUE : first + second;
    }

    @Override
    public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        if (PngStructure.scan(file).orientation().isUnchangedBy(rotation)) {
            target.write(file);
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }
        PngRotation pngRotation = new PngRotation(file, target, rotation, options.thumbnailSide());
        Optional<Thumbnail> thumbnail = pngRotation.run();
        Set<RotationMethod.Note> notes = EnumSet.noneOf(RotationMethod.Note.class);
        if (pngRotation.wasDamaged()) {
            notes.add(RotationMethod.Note.CHECKSUMS_REPAIRED);
        }
        if (pngRotation.wasVouchedFor()) {
            notes.add(RotationMethod.Note.C2PA_DROPPED);
        }
        return new Rotated(RotationMethod.LOSSLESS.with(notes), thumbnail);
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        PngStructure structure = PngStructure.scan(file);
        PngStructure.FirstFrame first = structure.firstFrame();
        ImageDataSource source = new ImageDataSource(file, first.start(), first.type());
        try (ImageDataReader reader = new ImageDataReader(source)) {
            ImageData data =
                    reader.read(structure.header(), first.width(), first.height(), file.length - first.start());
            return Optional.of(new PngThumbnail(structure, data.raster()).shrink(longestSide));
        }
    }

    @Override
    public Optional<Mended> mended(byte[] file) throws ImageFormatException, IOException {
        return MendedPng.of(file);
    }

    @Override
    public Optional<AnimationReader> animation(byte[] file) throws ImageFormatException {
        PngStructure structure = PngStructure.scan(file);
        return structure.isAnimated() ? Optional.of(new PngAnimation(file, structure)) : Optional.empty();
    }
}

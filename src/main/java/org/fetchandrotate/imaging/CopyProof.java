package org.fetchandrotate.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.jpeg.CoefficientMatch;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;

/// Finds out whether a rotated copy, rotated back, is its original, by decoding both. Immutable and thread-safe.
public final class CopyProof {
    /// Of a larger image a picture of about this size is looked at: 160 MB each.
    private static final int MOST_PIXELS = 40_000_000;

    /// What encoding anew may change, in the mean over the picture, and in the mean over any small area of it.
    private static final double TOLERATED = 10;

    private static final double TOLERATED_IN_AN_AREA = 32;

    private static final int BOX_HEADER = 8;
    private static final int BITS_OF_PNG = 24;

    private final LoadedImage original;
    private final LoadedImage copy;
    private final Rotation rotation;
    private final boolean isEncodedAnew;

    private CopyProof(LoadedImage original, LoadedImage copy, Rotation rotation, boolean isEncodedAnew) {
        this.isEncodedAnew = isEncodedAnew;
        this.original = original;
        this.copy = copy;
        this.rotation = rotation;
    }

    /// @param copy shows the original rotated by `rotation`
    /// @param method how the copy was made, as [org.fetchandrotate.model.RotationMethod#code()]: only what was
    ///     encoded anew may differ in its pixels
    /// @return empty if one of them isn't an image that can be decoded
    /// @throws IOException if one of them can't be read
    public static Optional<Proof> of(Path original, Path copy, Rotation rotation, String method) throws IOException {
        Optional<LoadedImage> first = LoadedImage.of(original);
        Optional<LoadedImage> second = LoadedImage.of(copy);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        return new CopyProof(first.get(), second.get(), rotation, method.startsWith("recoded")).proof();
    }

    /// Whether a JPEG copy has every coefficient of its original.
    ///
    /// @param mostBytes of memory: where it takes more, this isn't found out
    /// @throws IOException if one of them can't be read
    public static boolean isSameByCoefficients(Path original, Path copy, Rotation rotation, long mostBytes)
            throws IOException {
        byte[] first = ImageRotator.read(original);
        byte[] second = ImageRotator.read(copy);
        try {
            return CoefficientMatch.workingBytes(first) + CoefficientMatch.workingBytes(second) <= mostBytes
                    && CoefficientMatch.of(first, second, rotation) == CoefficientMatch.Result.WHOLE;
        } catch (ImageFormatException | RuntimeException | OutOfMemoryError _) {
            // what is malformed, or too large, is compared by its pixels
            return false;
        }
    }

    /// What looking at two files may take.
    ///
    /// @param pixels of the image
    /// @param bytes of both files
    public static long workingBytes(long pixels, long bytes) {
        // both pictures; both files, and each once more as it is rotated; coefficients of two progressive ones
        return 8 * Math.min(pixels, MOST_PIXELS) + 4 * bytes + 7 * pixels;
    }

    private Optional<Proof> proof() throws IOException {
        ImageFormat format = original.info().format();
        if (format != copy.info().format()) {
            return Optional.of(Proof.of(Proof.Kind.DIFFERENT));
        }
        return switch (format) {
            case JPEG -> byCoefficients().or(this::byPixels);
            case AVIF, HEIC -> Optional.of(Proof.of(isSameCodedData() ? Proof.Kind.CODED_DATA : Proof.Kind.DIFFERENT));
            default -> byPixels();
        };
    }

    private Optional<Proof> byCoefficients() {
        try {
            return switch (CoefficientMatch.of(original.file(), copy.file(), rotation)) {
                case WHOLE -> Optional.of(Proof.of(Proof.Kind.COEFFICIENTS));
                case PART -> Optional.of(Proof.of(Proof.Kind.PART));
                case DIFFERENT -> Optional.empty();
            };
        } catch (ImageFormatException | RuntimeException | OutOfMemoryError _) {
            // what is malformed is decoded as far as it goes, and compared by its pixels; so is what is too large, see
            // GuardedCodec
            return Optional.empty();
        }
    }

    private Optional<Proof> byPixels() {
        Optional<Thumbnail> first = original.thumbnail(Pictures.longestSide(original.info(), MOST_PIXELS));
        Optional<Thumbnail> second = copy.thumbnail(Pictures.longestSide(copy.info(), MOST_PIXELS));
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        Optional<PixelDifference> difference =
                PixelDifference.of(first.get(), second.get(), rotation.transform(), () -> false);
        return Optional.of(difference.map(this::judged).orElse(Proof.of(Proof.Kind.DIFFERENT)));
    }

    private Proof judged(PixelDifference difference) {
        Proof.Kind kind;
        if (difference.largest() == 0 && (isAllThatIsThere() || isSameRotatedBack())) {
            kind = Proof.Kind.PIXELS;
        } else if ((isEncodedAnew || difference.largest() == 0)
                && difference.mean() <= TOLERATED
                && difference.largestOfArea() <= TOLERATED_IN_AN_AREA) {
            kind = Proof.Kind.TOLERANCE;
        } else {
            kind = Proof.Kind.DIFFERENT;
        }
        return new Proof(kind, difference.largest(), difference.mean());
    }

    /// Whether the pixels that were compared, of eight bits and of the first frame, are all that the image has.
    private boolean isAllThatIsThere() {
        ImageInfo info = original.info();
        boolean isDeep = info.format() == ImageFormat.PNG && original.file()[BITS_OF_PNG] == 16
                || info.format() == ImageFormat.TIFF;
        return info.frames() == 1 && !isDeep && (long) info.width() * info.height() <= MOST_PIXELS;
    }

    /// Whether the copy, rotated back without loss, and the original are encoded to the same bytes, with all frames
    /// and at their own depth.
    private boolean isSameRotatedBack() {
        try {
            byte[] back = rotated(copy.file(), Rotation.of(rotation.transform().inverse()));
            return Arrays.equals(
                    rotated(back, Rotation.HALF_TURN),
                    rotated(
                            rotation == Rotation.UPRIGHT ? rotated(original.file(), rotation) : original.file(),
                            Rotation.HALF_TURN));
        } catch (IOException _) {
            return false;
        }
    }

    /// The media data of both, and the copy that the original makes.
    private boolean isSameCodedData() {
        try {
            return mediaData(original.file()).equals(mediaData(copy.file()))
                    && Arrays.equals(rotated(original.file(), rotation), copy.file());
        } catch (IOException _) {
            return false;
        }
    }

    private byte[] rotated(byte[] file, Rotation by) throws IOException {
        var target = new ByteArrayOutputStream(file.length);
        try {
            original.codec()
                    .rotate(
                            file,
                            target,
                            new HashingOutputStream(target),
                            by,
                            new RotationOptions(JpegUnaligned.REENCODE, 0));
        } catch (ImageFormatException e) {
            throw new IOException(e);
        }
        return target.toByteArray();
    }

    /// Source: ISO/IEC 14496-12, 4.2 (boxes) and 8.1.1 (media data).
    private static List<ByteBuffer> mediaData(byte[] file) {
        List<ByteBuffer> data = new ArrayList<>();
        ByteBuffer view = ByteBuffer.wrap(file);
        int start = 0;
        while (start + BOX_HEADER <= file.length) {
            long size = Integer.toUnsignedLong(view.getInt(start));
            if (size == 1 && start + 2 * BOX_HEADER <= file.length) {
                size = view.getLong(start + BOX_HEADER);
            }
            if (size < BOX_HEADER || size > file.length - start) {
                size = (long) file.length - start; // to the end of the file, as 0 says
            }
            String type = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("mdat")) {
                data.add(view.slice(start + BOX_HEADER, (int) size - BOX_HEADER));
            }
            start += (int) size;
        }
        return data;
    }
}

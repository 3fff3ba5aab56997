package org.fetchandrotate.imaging.raster;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Transform;

/// Rotates the pixels of one TIFF picture: unpacks its strips or tiles, rotates them at their own depth, and packs
/// them into strips as its [TiffCoding] says. Single-threaded.
final class TiffPixels {
    /// TIFF 6.0, section 3 ("RowsPerStrip") recommends 8 KiB; memory has grown since.
    private static final int STRIP_BYTES = 1 << 16;

    private static final int PLANAR = 2;

    private final TiffDirectory directory;
    private final TiffCoding coding;
    private final TiffPredictor predictor;
    private final Depth depth;
    private final int width;
    private final int height;
    private final int pieceWidth;

    private TiffPixels(TiffDirectory directory, TiffCoding coding, TiffPredictor predictor, Depth depth)
            throws ImageFormatException {
        this.directory = directory;
        this.coding = coding;
        this.predictor = predictor;
        this.depth = depth;
        this.width = side(directory, TiffDirectory.WIDTH);
        this.height = side(directory, TiffDirectory.HEIGHT);
        this.pieceWidth = pieceWidth(directory);
    }

    /// The pixels of a picture; empty if they are coded in a way that isn't undone here.
    static Optional<TiffPixels> of(TiffDirectory directory, ByteOrder order) throws ImageFormatException {
        int pieceWidth = pieceWidth(directory);
        Optional<TiffCoding> coding = TiffCoding.of(directory, pieceWidth);
        Optional<Depth> depth = Depth.of(directory);
        Optional<TiffPredictor.Kind> kind = TiffPredictor.Kind.of(directory.number(TiffDirectory.PREDICTOR, 1));
        if (coding.isEmpty() || depth.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        int sampleBits = depth.get().sampleBits;
        boolean bilevel = depth.get().pixelBits == 1;
        if (!kind.get().allows(sampleBits) || (coding.get().code() == FaxCoding.GROUP_4 && !bilevel)) {
            return Optional.empty();
        }
        int samples = depth.get().planes > 1 ? 1 : depth.get().samples;
        var predictor = new TiffPredictor(kind.get(), order, sampleBits / 8, samples);
        Optional<YCbCrUnits> units = YCbCrUnits.of(directory);
        if (units.isEmpty()) {
            return Optional.of(new TiffPixels(directory, coding.get(), predictor, depth.get()));
        }
        boolean plain = depth.get().planes == 1 && depth.get().samples == 3 && sampleBits == 8;
        if (!plain || !units.get().isValid() || kind.get() != TiffPredictor.Kind.NONE) {
            return Optional.empty();
        }
        TiffCoding whole = coding.get().with(units.get().over(coding.get().unpacking(), pieceWidth));
        return Optional.of(new TiffPixels(directory, whole, predictor, depth.get()));
    }

    private static int pieceWidth(TiffDirectory directory) throws ImageFormatException {
        return side(directory, directory.isTiled() ? TiffDirectory.TILE_WIDTH : TiffDirectory.WIDTH);
    }

    static int side(TiffDirectory directory, int tag) throws ImageFormatException {
        long side = directory.number(tag, 0);
        if (side <= 0 || side > Integer.MAX_VALUE) {
            throw ImageFormatException.corrupt("a side of %d pixels".formatted(side));
        }
        return (int) side;
    }

    /// Replaces the pieces of the directory by those of the rotated picture, once all of them are unpacked.
    void rotate(Transform transform) throws ImageFormatException {
        List<byte[]> rotated = new ArrayList<>();
        int newHeight = transform.swapsSides() ? width : height;
        int rowsPerStrip = newHeight;
        List<byte[]> pieces = directory.pieces();
        int piecesPerPlane = pieces.size() / depth.planes;
        for (int plane = 0; plane < depth.planes; plane++) {
            PackedPixels source = plane(pieces.subList(plane * piecesPerPlane, (plane + 1) * piecesPerPlane));
            PackedPixels target = source.transformed(transform, 1);
            rowsPerStrip = Math.clamp(STRIP_BYTES / target.stride(), 1, newHeight);
            for (int top = 0; top < newHeight; top += rowsPerStrip) {
                rotated.add(packed(target, top, Math.min(rowsPerStrip, newHeight - top)));
            }
        }
        directory.setNumber(TiffDirectory.WIDTH, transform.swapsSides() ? height : width);
        directory.setNumber(TiffDirectory.HEIGHT, newHeight);
        directory.replaceByStrips(rotated, rowsPerStrip);
        coding.describe(directory);
    }

    /// Whether pieces that can't be unpacked may be pictures nevertheless.
    boolean isDoubtful() {
        return coding.doubt() == TiffCoding.Doubt.UNKNOWN;
    }

    private PackedPixels plane(List<byte[]> pieces) throws ImageFormatException {
        boolean tiled = directory.isTiled();
        long rows = directory.number(tiled ? TiffDirectory.TILE_HEIGHT : TiffDirectory.ROWS_PER_STRIP, height);
        int pieceHeight = Math.clamp(rows, 0, tiled ? 1 << 16 : height);
        if (pieceHeight == 0 || (tiled && (pieceWidth % 8 != 0 || pieceWidth > 1 << 16))) {
            throw ImageFormatException.corrupt("pieces of %d × %d pixels".formatted(pieceWidth, pieceHeight));
        }
        int across = (width - 1) / pieceWidth + 1;
        int down = (height - 1) / pieceHeight + 1;
        if ((long) across * down > pieces.size()) {
            throw ImageFormatException.corrupt("%d of %d pieces".formatted(pieces.size(), (long) across * down));
        }
        long stride = PackedPixels.stride(width, depth.pixelBits, 1);
        byte[] data = PackedPixels.allocate(stride, height);
        int pieceStride = (int) Math.min(Integer.MAX_VALUE, PackedPixels.stride(pieceWidth, depth.pixelBits, 1));
        for (int i = 0; i < across * down; i++) {
            int top = i / across * pieceHeight;
            int used = Math.min(pieceHeight, height - top);
            int coded = tiled ? pieceHeight : used;
            if ((long) pieceStride * coded > Integer.MAX_VALUE - 16) {
                throw ImageFormatException.tooLarge("a piece of %d rows of %d bytes".formatted(coded, pieceStride));
            }
            byte[] piece = coding.unpacking().unpack(pieces.get(i), pieceStride, coded);
            predictor.undo(piece, pieceStride);
            int left = i % across * pieceStride;
            int bytes = (int) Math.min(pieceStride, stride - left);
            for (int y = 0; y < used; y++) {
                System.arraycopy(piece, y * pieceStride, data, (int) ((top + y) * stride + left), bytes);
            }
        }
        return new PackedPixels(data, 0, (int) stride, width, height, depth.pixelBits);
    }

    private byte[] packed(PackedPixels pixels, int top, int rows) {
        int start = top * pixels.stride();
        byte[] strip = Arrays.copyOfRange(pixels.data(), start, start + rows * pixels.stride());
        predictor.apply(strip, pixels.stride());
        return coding.packing().pack(strip, pixels.stride(), pixels.width());
    }

    /// How wide pixels are.
    ///
    /// @param planes 1 if the samples of a pixel lie together
    /// @param samples of a pixel
    /// @param sampleBits of each sample, 0 if they differ
    /// @param pixelBits of what lies together
    private record Depth(int planes, int samples, int sampleBits, int pixelBits) {
        private static final int MAX_BITS = 4096;

        static Optional<Depth> of(TiffDirectory directory) {
            int samples = Math.clamp(directory.number(TiffDirectory.SAMPLES_PER_PIXEL, 1), 1, MAX_BITS);
            List<Long> bits = directory.numbers(TiffDirectory.BITS_PER_SAMPLE);
            if (bits.isEmpty()) {
                bits = List.of(1L);
            }
            long first = bits.getFirst();
            boolean uniform = bits.stream().allMatch(value -> value == first);
            long sum = uniform
                    ? first * samples
                    : bits.stream().mapToLong(Long::longValue).sum();
            if (first < 1 || sum < 1 || sum > MAX_BITS || (!uniform && bits.size() != samples)) {
                return Optional.empty();
            }
            boolean planar = directory.number(TiffDirectory.PLANAR_CONFIGURATION, 1) == PLANAR && samples > 1;
            if (planar && !uniform) {
                return Optional.empty();
            }
            return Optional.of(
                    new Depth(planar ? samples : 1, samples, uniform ? (int) first : 0, (int) (planar ? first : sum)));
        }
    }
}

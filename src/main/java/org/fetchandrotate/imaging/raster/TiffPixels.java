package org.fetchandrotate.imaging.raster;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Rotation;

/// Turns the pixels of one TIFF picture: unpacks its strips or tiles, turns them at their own depth, and packs
/// them into strips by the same compression. Single-threaded.
final class TiffPixels {
    /// TIFF 6.0, section 3 ("RowsPerStrip") recommends 8 KiB; memory has grown since.
    private static final int STRIP_BYTES = 1 << 16;

    private static final int YCBCR = 6;
    private static final int PLANAR = 2;
    private static final int DIFFERENCING = 2;

    private final TiffDirectory directory;
    private final ByteOrder order;
    private final TiffCompression compression;
    private final int width;
    private final int height;
    private final int planes;
    private final int samplesPerPixel;
    private final int sampleBits;
    private final int pixelBits;
    private final boolean differencing;

    private TiffPixels(TiffDirectory directory, ByteOrder order, TiffCompression compression, Depth depth)
            throws ImageFormatException {
        this.directory = directory;
        this.order = order;
        this.compression = compression;
        this.width = side(directory, TiffDirectory.WIDTH);
        this.height = side(directory, TiffDirectory.HEIGHT);
        this.planes = depth.planes;
        this.samplesPerPixel = depth.samples;
        this.sampleBits = depth.sampleBits;
        this.pixelBits = depth.pixelBits;
        this.differencing = directory.number(TiffDirectory.PREDICTOR, 1) == DIFFERENCING;
    }

    /// The pixels of a picture; empty if they are coded in a way that isn't undone here.
    static Optional<TiffPixels> of(TiffDirectory directory, ByteOrder order) throws ImageFormatException {
        Optional<TiffCompression> compression = TiffCompression.of(directory.number(TiffDirectory.COMPRESSION, 1));
        boolean oldStyle = compression.equals(Optional.of(TiffCompression.LZW))
                && directory.pieces().stream().anyMatch(TiffLzw::isOldStyle);
        boolean subsampled = directory.number(TiffDirectory.PHOTOMETRIC, 0) == YCBCR
                && !directory.numbers(TiffDirectory.SUBSAMPLING).equals(List.of(1L, 1L));
        boolean reversedBits = directory.number(TiffDirectory.FILL_ORDER, 1) != 1;
        Optional<Depth> depth = Depth.of(directory);
        if (compression.isEmpty() || oldStyle || subsampled || reversedBits || depth.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TiffPixels(directory, order, compression.get(), depth.get()));
    }

    static int side(TiffDirectory directory, int tag) throws ImageFormatException {
        long side = directory.number(tag, 0);
        if (side <= 0 || side > Integer.MAX_VALUE) {
            throw ImageFormatException.corrupt("a side of %d pixels".formatted(side));
        }
        return (int) side;
    }

    /// Replaces the pieces of the directory by those of the turned picture.
    void turn(Rotation rotation) throws ImageFormatException {
        List<byte[]> turned = new ArrayList<>();
        int newHeight = rotation.swapsSides() ? width : height;
        int rowsPerStrip = newHeight;
        List<byte[]> pieces = directory.pieces();
        int piecesPerPlane = pieces.size() / planes;
        for (int plane = 0; plane < planes; plane++) {
            PackedPixels source = plane(pieces.subList(plane * piecesPerPlane, (plane + 1) * piecesPerPlane));
            PackedPixels target = source.turned(rotation, 1);
            rowsPerStrip = Math.clamp(STRIP_BYTES / target.stride(), 1, newHeight);
            for (int top = 0; top < newHeight; top += rowsPerStrip) {
                turned.add(packed(target, top, Math.min(rowsPerStrip, newHeight - top)));
            }
        }
        for (int tag : new int[] {
            TiffDirectory.TILE_WIDTH,
            TiffDirectory.TILE_HEIGHT,
            TiffDirectory.TILE_OFFSETS,
            TiffDirectory.TILE_BYTE_COUNTS
        }) {
            directory.entries().remove(tag);
        }
        directory.setNumber(TiffDirectory.WIDTH, rotation.swapsSides() ? height : width);
        directory.setNumber(TiffDirectory.HEIGHT, newHeight);
        directory.setNumber(TiffDirectory.ROWS_PER_STRIP, rowsPerStrip);
        directory.replacePieces(turned);
    }

    private PackedPixels plane(List<byte[]> pieces) throws ImageFormatException {
        boolean tiled = directory.isTiled();
        int pieceWidth = tiled ? side(directory, TiffDirectory.TILE_WIDTH) : width;
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
        long stride = PackedPixels.stride(width, pixelBits, 1);
        byte[] data = PackedPixels.allocate(stride, height);
        int pieceStride = (int) Math.min(Integer.MAX_VALUE, PackedPixels.stride(pieceWidth, pixelBits, 1));
        for (int i = 0; i < across * down; i++) {
            int top = i / across * pieceHeight;
            int used = Math.min(pieceHeight, height - top);
            int coded = tiled ? pieceHeight : used;
            if ((long) pieceStride * coded > Integer.MAX_VALUE - 16) {
                throw ImageFormatException.tooLarge("a piece of %d rows of %d bytes".formatted(coded, pieceStride));
            }
            byte[] piece = compression.decode(pieces.get(i), pieceStride * coded);
            if (differencing) {
                predictor().undo(piece, pieceStride);
            }
            int left = i % across * pieceStride;
            int bytes = (int) Math.min(pieceStride, stride - left);
            for (int y = 0; y < used; y++) {
                System.arraycopy(piece, y * pieceStride, data, (int) ((top + y) * stride + left), bytes);
            }
        }
        return new PackedPixels(data, 0, (int) stride, width, height, pixelBits);
    }

    private byte[] packed(PackedPixels pixels, int top, int rows) {
        int start = top * pixels.stride();
        byte[] strip = Arrays.copyOfRange(pixels.data(), start, start + rows * pixels.stride());
        if (differencing) {
            predictor().apply(strip, pixels.stride());
        }
        return compression.encode(strip, pixels.stride());
    }

    private TiffPredictor predictor() {
        return new TiffPredictor(order, sampleBits / 8, planes > 1 ? 1 : samplesPerPixel);
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
            long predictor = directory.number(TiffDirectory.PREDICTOR, 1);
            boolean predictable = uniform && (first == 8 || first == 16 || first == 32 || first == 64);
            if ((planar && !uniform) || predictor > DIFFERENCING || (predictor == DIFFERENCING && !predictable)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Depth(planar ? samples : 1, samples, uniform ? (int) first : 0, (int) (planar ? first : sum)));
        }
    }
}

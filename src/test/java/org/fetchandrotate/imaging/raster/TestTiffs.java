package org.fetchandrotate.imaging.raster;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.raster.TiffDirectory.Entry;
import org.fetchandrotate.model.Rotation;

/// TIFF files: those by libtiff that lie beside this, and others put together here; and how to look at them, by
/// a reader that isn't ours.
final class TestTiffs {
    static final TiffLayout CLASSIC = new TiffLayout(ByteOrder.LITTLE_ENDIAN, TiffLayout.Version.CLASSIC);

    private TestTiffs() {}

    /// A page of pixels drawn by lot, in strips of four rows.
    static TiffDirectory page(int width, int height, int bits, int samples, TiffCompression compression) {
        var page = new TiffDirectory(CLASSIC);
        page.setNumber(TiffDirectory.WIDTH, width);
        page.setNumber(TiffDirectory.HEIGHT, height);
        byte[] depths = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            depths[2 * i] = (byte) bits;
        }
        page.entries().put(TiffDirectory.BITS_PER_SAMPLE, new Entry(TiffType.SHORT, samples, depths));
        page.setNumber(TiffDirectory.SAMPLES_PER_PIXEL, samples);
        page.setNumber(TiffDirectory.PHOTOMETRIC, samples >= 3 ? 2 : 1);
        page.setNumber(TiffDirectory.ROWS_PER_STRIP, 4);
        page.setNumber(
                TiffDirectory.COMPRESSION,
                switch (compression) {
                    case NONE -> 1;
                    case LZW -> 5;
                    case DEFLATE -> 8;
                    case PACK_BITS -> 32773;
                });
        int stride = (int) PackedPixels.stride(width, bits * samples, 1);
        byte[] pixels = new byte[stride * height];
        new Random(bits).nextBytes(pixels);
        int padding = stride * 8 - width * bits * samples;
        for (int y = 1; y <= height; y++) {
            pixels[y * stride - 1] &= (byte) (0xFF << padding);
        }
        var strips = new ArrayList<byte[]>();
        for (int top = 0; top < height; top += 4) {
            byte[] strip = Arrays.copyOfRange(pixels, top * stride, Math.min(height, top + 4) * stride);
            strips.add(compression.encode(strip, stride));
        }
        page.replacePieces(strips);
        return page;
    }

    static byte[] file(TiffDirectory... pages) throws ImageFormatException, IOException {
        var target = new ByteArrayOutputStream();
        TiffWriter.write(CLASSIC, List.of(pages), target);
        return target.toByteArray();
    }

    static ArgbImage shown(byte[] file) throws ImageFormatException {
        long value = TiffReader.pages(file).getFirst().number(TiffDirectory.ORIENTATION, 1);
        return TestPictures.shown(
                ReaderThumbnails.read(new TIFFImageReaderSpi(), file, 0, 10_000), Orientation.ofExifValue((int) value));
    }

    static int[][] samples(byte[] file, int index) throws IOException, ImageFormatException {
        boolean big = TiffLayout.of(file).version() == TiffLayout.Version.BIG;
        var provider = big ? new BigTIFFImageReaderSpi() : new TIFFImageReaderSpi();
        ImageReader reader = provider.createReaderInstance();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            Raster raster = reader.read(index).getRaster();
            int[][] samples = new int[raster.getWidth() * raster.getHeight()][];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = raster.getPixel(i % raster.getWidth(), i / raster.getWidth(), (int[]) null);
            }
            return samples;
        } finally {
            reader.dispose();
        }
    }

    static int[][] rotatedPlainly(int[][] samples, int width, Rotation rotation) {
        int[] indices = new int[samples.length];
        Arrays.setAll(indices, i -> i);
        ArgbImage rotated =
                TestPictures.rotatedPlainly(new ArgbImage(width, samples.length / width, indices), rotation);
        return Arrays.stream(rotated.argb()).mapToObj(i -> samples[i]).toArray(int[][]::new);
    }

    static byte[] resource(String name) {
        return TestPictures.resource(TestTiffs.class, name + ".tif");
    }

    /// A picture of 7 × 5 pixels, not compressed, of which several share a colour.
    static TiffDirectory subsampled(int across, int down) {
        TiffDirectory page = page(7, 5, 8, 3, TiffCompression.NONE);
        int units = ((7 - 1) / across + 1) * ((5 - 1) / down + 1);
        byte[] pixels = new byte[units * (across * down + 2)];
        new Random(7).nextBytes(pixels);
        page.replacePieces(List.of(pixels));
        page.setNumber(TiffDirectory.ROWS_PER_STRIP, 5);
        page.setNumber(TiffDirectory.PHOTOMETRIC, 6);
        page.setNumbers(TiffDirectory.SUBSAMPLING, across, down);
        return page;
    }

    /// A picture of 37 × 21 pixels whose samples of 16 bits lie in a plane for each colour.
    static TiffDirectory planes() {
        TiffDirectory page = page(37, 21, 16, 3, TiffCompression.NONE);
        List<byte[]> planes = new ArrayList<>();
        var random = new Random(9);
        for (int plane = 0; plane < 3; plane++) {
            byte[] samples = new byte[37 * 21 * 2];
            random.nextBytes(samples);
            planes.add(samples);
        }
        page.replacePieces(planes);
        page.setNumber(TiffDirectory.ROWS_PER_STRIP, 21);
        page.setNumber(TiffDirectory.PLANAR_CONFIGURATION, 2);
        return page;
    }

    /// Packs by LZW as it was before TIFF 5.0.
    static byte[] oldLzw(byte[] data) {
        List<Integer> codes = new ArrayList<>(List.of(256));
        Map<String, Integer> known = new HashMap<>();
        String run = "";
        for (byte value : data) {
            String longer = run + (char) (value & 0xFF);
            if (longer.length() == 1 || known.containsKey(longer)) {
                run = longer;
            } else {
                codes.add(run.length() == 1 ? Integer.valueOf(run.charAt(0)) : known.get(run));
                known.put(longer, 258 + known.size());
                run = longer.substring(longer.length() - 1);
            }
        }
        codes.add(run.length() == 1 ? Integer.valueOf(run.charAt(0)) : known.get(run));
        codes.add(257);
        return packed(codes);
    }

    /// The lowest bit first. A reader knows one entry more after each code but the first two, and codes grow
    /// when it knows more than they can tell.
    private static byte[] packed(List<Integer> codes) {
        var bits = new BitSet();
        int place = 0;
        int width = 9;
        for (int i = 0; i < codes.size(); i++) {
            for (int bit = 0; bit < width; bit++) {
                bits.set(place++, (codes.get(i) >> bit & 1) == 1);
            }
            if (258 + Math.max(0, i - 1) >= 1 << width && width < 12) {
                width++;
            }
        }
        return Arrays.copyOf(bits.toByteArray(), (place + 7) / 8);
    }
}

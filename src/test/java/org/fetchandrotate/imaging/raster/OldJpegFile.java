package org.fetchandrotate.imaging.raster;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.raster.TiffDirectory.Entry;

/// TIFF files of 64 × 48 pixels in old-style JPEG compression (TIFF 6.0, section 22), made of JPEGs by the JDK.
final class OldJpegFile {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final int STRIP_ROWS = 16;

    private OldJpegFile() {}

    /// @param kind `whole`: a JPEG file with the strip in it; `header`: its header, the strip elsewhere;
    ///     `tables`: tables and a strip of codes; `strips`: the same in three strips; `jpegs`: each strip a
    ///     JPEG file
    static byte[] of(String kind) throws IOException, ImageFormatException {
        byte[] jpeg = jpeg(0, HEIGHT);
        TiffDirectory page = TestTiffs.page(WIDTH, HEIGHT, 8, 3, TiffCompression.NONE);
        page.setNumber(TiffDirectory.COMPRESSION, 6);
        page.setNumber(TiffDirectory.PHOTOMETRIC, 6);
        page.setNumbers(TiffDirectory.SUBSAMPLING, 2, 2);
        page.setNumber(TiffDirectory.ROWS_PER_STRIP, HEIGHT);
        page.setNumber(512, 1);
        page.replacePieces(List.of(codes(jpeg)));
        return switch (kind) {
            case "whole" -> {
                page.replacePieces(List.of());
                byte[] file = withParts(page, jpeg, new int[] {513}, new int[] {0}, jpeg.length);
                yield file;
            }
            case "header" ->
                withParts(page, Arrays.copyOf(jpeg, headEnd(jpeg)), new int[] {513}, new int[] {0}, headEnd(jpeg));
            case "tables" -> withTables(page, jpeg);
            case "strips" -> {
                page.setNumber(TiffDirectory.ROWS_PER_STRIP, STRIP_ROWS);
                page.replacePieces(strips().stream().map(OldJpegFile::codes).toList());
                yield withTables(page, jpeg);
            }
            default -> {
                page.setNumber(TiffDirectory.ROWS_PER_STRIP, STRIP_ROWS);
                page.replacePieces(strips());
                yield TestTiffs.file(page);
            }
        };
    }

    private static List<byte[]> strips() throws IOException {
        List<byte[]> strips = new ArrayList<>();
        for (int top = 0; top < HEIGHT; top += STRIP_ROWS) {
            strips.add(jpeg(top, STRIP_ROWS));
        }
        return strips;
    }

    private static byte[] jpeg(int top, int rows) throws IOException {
        ArgbImage picture = TestPictures.opaque(WIDTH, HEIGHT);
        var image = new BufferedImage(WIDTH, rows, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, rows, picture.argb(), top * WIDTH, WIDTH);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /// Where the codes begin, behind the scan header.
    private static int headEnd(byte[] jpeg) {
        int at = place(jpeg, 0xDA, 0);
        return at + 2 + length(jpeg, at);
    }

    private static byte[] codes(byte[] jpeg) {
        return Arrays.copyOfRange(jpeg, headEnd(jpeg), jpeg.length - 2);
    }

    /// The n-th segment of a marker.
    private static int place(byte[] jpeg, int marker, int number) {
        int left = number;
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != marker || left-- > 0) {
            at += 2 + length(jpeg, at);
        }
        return at;
    }

    private static int length(byte[] jpeg, int at) {
        return (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
    }

    /// The tables as they lie in the JPEG, each found by its class and number.
    private static byte[] withTables(TiffDirectory page, byte[] jpeg) throws IOException, ImageFormatException {
        int[] quantTables = {table(jpeg, 0xDB, 0), table(jpeg, 0xDB, 1), table(jpeg, 0xDB, 1)};
        int[] dcTables = {table(jpeg, 0xC4, 0), table(jpeg, 0xC4, 1), table(jpeg, 0xC4, 1)};
        int[] acTables = {table(jpeg, 0xC4, 0x10), table(jpeg, 0xC4, 0x11), table(jpeg, 0xC4, 0x11)};
        List<int[]> places = List.of(quantTables, dcTables, acTables);
        byte[] file = new byte[0];
        for (int pass = 0; pass < 2; pass++) {
            // the second time with places behind a file whose length is known
            for (int i = 0; i < 3; i++) {
                page.entries().put(519 + i, offsets(places.get(i), even(file.length)));
            }
            file = TestTiffs.file(page);
        }
        return joined(file, jpeg);
    }

    private static int table(byte[] jpeg, int marker, int name) {
        int at = 2;
        while (true) {
            if ((jpeg[at + 1] & 0xFF) == marker) {
                int end = at + 2 + length(jpeg, at);
                int place = at + 4;
                while (place < end) {
                    if (jpeg[place] == name) {
                        return place + 1;
                    }
                    place += 65;
                    if (marker == 0xC4) {
                        int start = place - 65;
                        place = start + 17;
                        for (int i = 1; i <= 16; i++) {
                            place += jpeg[start + i] & 0xFF;
                        }
                    }
                }
            }
            at += 2 + length(jpeg, at);
        }
    }

    private static byte[] withParts(TiffDirectory page, byte[] part, int[] tags, int[] places, int length)
            throws IOException, ImageFormatException {
        byte[] file = new byte[0];
        for (int pass = 0; pass < 2; pass++) {
            page.entries().put(tags[0], offsets(places, even(file.length)));
            page.entries().put(514, offsets(new int[] {length}, 0));
            file = TestTiffs.file(page);
        }
        return joined(file, part);
    }

    private static Entry offsets(int[] places, int base) {
        byte[] value = new byte[4 * places.length];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(TestTiffs.CLASSIC.bytes(places[i] + base, 4), 0, value, 4 * i, 4);
        }
        return new Entry(TiffType.LONG, places.length, value);
    }

    private static byte[] joined(byte[] file, byte[] part) {
        byte[] whole = Arrays.copyOf(file, even(file.length) + part.length);
        System.arraycopy(part, 0, whole, even(file.length), part.length);
        return whole;
    }

    private static int even(int length) {
        return length + length % 2;
    }
}

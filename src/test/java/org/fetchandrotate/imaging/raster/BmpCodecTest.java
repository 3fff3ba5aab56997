package org.fetchandrotate.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.CodecFuzz;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BmpCodecTest {
    private final BmpCodec codec = new BmpCodec();

    /// Read back by the JDK's own reader.
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 16, 24, 32})
    void keepsEveryPixel_atEveryDepthAndSize(int bits) throws Exception {
        for (int width = 1; width <= 17; width += 2) {
            for (int height : new int[] {1, 8, -9}) {
                byte[] file = TestBitmaps.file(width, height, bits);
                ArgbImage source = read(file);
                for (Rotation rotation : Rotation.values()) {
                    byte[] rotated = TestPictures.rotated(codec, file, rotation);
                    ArgbImage expected = TestPictures.rotatedPlainly(source, rotation);
                    ArgbImage actual = read(rotated);
                    assertThat(actual.width()).isEqualTo(expected.width());
                    assertThat(actual.argb()).isEqualTo(expected.argb());
                    assertThat(DibHeader.read(rotated, 14).bits()).isEqualTo(bits);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 24})
    void givesTheOriginalBytes_whenRotatedBack(int bits) throws ImageFormatException {
        byte[] file = TestBitmaps.file(13, 7, bits);
        byte[] there = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
        assertThat(TestPictures.rotated(codec, there, Rotation.CLOCKWISE_270)).isEqualTo(file);
        assertThat(DibHeader.view(there).getInt(14 + 24))
                .as("resolutions swapped")
                .isEqualTo(2835);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPRIGHT")
    void unpacksRuns_withTheirIndices(Rotation rotation) throws ImageFormatException {
        byte[] pixels = {
            3, 7, 0, 4, 1, 2, 3, 4, 0, 0, // 7 7 7 1 2 3 4
            2, 9, 0, 2, 2, 1, 1, 5, 0, 1, // 9 9 at the start, 5 in the row after next
        };
        byte[] file = TestBitmaps.runLength(7, 4, 8, pixels);
        byte[][] rows = {
            {0, 0, 0, 0, 0, 0, 0}, //
            {0, 0, 0, 0, 5, 0, 0},
            {9, 9, 0, 0, 0, 0, 0},
            {7, 7, 7, 1, 2, 3, 4},
        };
        assertThat(indices(TestPictures.rotated(codec, file, rotation))).isEqualTo(rotatedPlainly(rows, rotation));
    }

    /// Browsers show what is left out as transparent, other programs as the palette's first colour: it stays
    /// left out.
    @ParameterizedTest
    @CsvSource({
        // a step to the right and up, the end of a line and of the bitmap
        "8, 0203 0002 0101 0105 0000 0001, 1100000 0001000 0000000",
        "4, 0234 0002 0101 0350 0000 0001, 1100000 0001110 0000000",
        // cut off within a step, within literals, and between runs
        "8, 0203 0002 01, 1100000 0000000 0000000",
        "8, 0203 0005 0102, 1111000 0000000 0000000",
        "8, 0203, 1100000 0000000 0000000",
        "8, 0703 0000 0703 0000 0603 00, 1111111 1111111 1111110",
    })
    void leavesOut_whatIsLeftOut(int bits, String hex, String told) throws ImageFormatException {
        byte[] pixels = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] file = TestBitmaps.runLength(7, 3, bits, pixels);
        assertThat(told(file)).isEqualTo(told);
        byte[] rotated = TestPictures.rotated(codec, file, Rotation.HALF_TURN);
        assertThat(told(rotated)).isEqualTo(new StringBuilder(told).reverse().toString());
        assertThat(told(TestPictures.rotated(codec, rotated, Rotation.HALF_TURN)))
                .isEqualTo(told);
        assertThat(indices(rotated)).isDeepEqualTo(rotatedPlainly(indices(file), Rotation.HALF_TURN));
        byte[] quarter = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
        assertThat(indices(quarter)).isDeepEqualTo(rotatedPlainly(indices(file), Rotation.CLOCKWISE_90));
        assertThat(DibHeader.view(quarter).getInt(2)).isEqualTo(quarter.length);
    }

    @Test
    void showsTheLastOf_whatIsToldTwice() throws ImageFormatException {
        byte[] pixels = HexFormat.of().parseHex("0705000207000000" + "0001");
        byte[] again = HexFormat.of().parseHex("030500020000020a" + "0001");
        assertThat(told(TestBitmaps.runLength(7, 3, 8, pixels))).startsWith("1111111");
        assertThat(indices(TestPictures.rotated(codec, TestBitmaps.runLength(5, 1, 8, again), Rotation.HALF_TURN))[0])
                .containsExactly(10, 10, 5, 5, 5);
    }

    private static String told(byte[] file) throws ImageFormatException {
        DibHeader header = DibHeader.read(file, 14);
        PackedPixels told = RunLengthBitmap.unpack(file, DibHeader.view(file).getInt(10), header)
                .told();
        var text = new StringBuilder();
        for (int y = 0; y < told.height(); y++) {
            text.append(y == 0 ? "" : " ");
            for (int x = 0; x < told.width(); x++) {
                text.append(told.sample(x, y));
            }
        }
        return text.toString();
    }

    @Test
    void unpacksRuns_ofHalfBytes() throws ImageFormatException {
        byte[] pixels = {5, 0x12, 0, 3, 0x34, 0x50, 0, 0, 0, 1};
        byte[] rotated = TestPictures.rotated(codec, TestBitmaps.runLength(8, 1, 4, pixels), Rotation.HALF_TURN);
        assertThat(Arrays.copyOfRange(rotated, rotated.length - 4, rotated.length))
                .containsExactly(0x54, 0x31, 0x21, 0x21);
    }

    @Test
    void movesTheProfile_behindLargerPixels() throws ImageFormatException {
        byte[] profile = {1, 2, 3, 4, 5};
        byte[] file = TestBitmaps.withProfile(3, 10, profile);
        byte[] rotated = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
        int place = 14 + DibHeader.view(rotated).getInt(14 + 112);
        assertThat(rotated).hasSizeLessThan(file.length);
        assertThat(Arrays.copyOfRange(rotated, place, place + profile.length)).isEqualTo(profile);
        assertThat(DibHeader.view(rotated).getInt(2)).isEqualTo(rotated.length);
    }

    @Test
    void fillsUp_whatIsMissingOfTheLastRow() throws ImageFormatException {
        byte[] file = TestBitmaps.file(5, 5, 24);
        byte[] cut = Arrays.copyOf(file, file.length - 3);
        assertThat(TestPictures.rotated(codec, cut, Rotation.HALF_TURN)).hasSize(file.length);
        byte[] cutMore = Arrays.copyOf(file, file.length - 40);
        assertThatThrownBy(() -> TestPictures.rotated(codec, cutMore, Rotation.HALF_TURN))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
    }

    @ParameterizedTest
    @CsvSource({"24, 4", "0, 5", "24, 1"})
    void refusesForeignCompressions_byName(int bits, int compression) {
        byte[] file = TestBitmaps.file(5, 5, 24);
        DibHeader.view(file).putShort(28, (short) bits).putInt(30, compression);
        assertThatThrownBy(() -> codec.inspect(file))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT));
    }

    @Test
    void believesNoHeader_thatItsBytesCannotFill() throws ImageFormatException {
        byte[] file = TestBitmaps.file(5, 5, 24);
        DibHeader.view(file).putInt(18, 50_000).putInt(22, 50_000);
        ImageInfo info = codec.inspect(file);
        assertThat((long) info.width() * info.height()).isEqualTo(2_500_000_000L);
        assertThatThrownBy(() ->
                        codec.rotate(file, new ByteArrayOutputStream(), Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL))
                .isInstanceOf(ImageFormatException.class);
    }

    @Test
    void makesThumbnails() throws ImageFormatException {
        var thumbnail = codec.thumbnail(TestBitmaps.file(40, 20, 24), 10).orElseThrow();
        assertThat(List.of(thumbnail.width(), thumbnail.height())).containsExactly(10, 5);
        assertThat(codec.inspect(TestBitmaps.file(40, -20, 8)))
                .isEqualTo(new ImageInfo(ImageFormat.BMP, 40, 20, 1, 800));
    }

    @Test
    void survivesMutations() {
        byte[] runs = new byte[60];
        new Random(3).nextBytes(runs);
        CodecFuzz.assertSurvives(
                codec,
                List.of(
                        TestBitmaps.file(9, 5, 8),
                        TestBitmaps.file(9, -5, 24),
                        TestBitmaps.runLength(20, 20, 8, runs),
                        TestBitmaps.runLength(20, 20, 4, runs),
                        TestBitmaps.withProfile(4, 4, new byte[9])),
                2500);
    }

    private static ArgbImage read(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        int width = image.getWidth();
        return new ArgbImage(width, image.getHeight(), image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
    }

    private static byte[][] indices(byte[] file) throws ImageFormatException {
        DibHeader header = DibHeader.read(file, 14);
        int start = DibHeader.view(file).getInt(10);
        if (header.isRunLength()) {
            PackedPixels unpacked = RunLengthBitmap.unpack(file, start, header).indices();
            return samples(unpacked);
        }
        int stride = (int) PackedPixels.stride(header.width(), 8, 4);
        byte[][] rows = new byte[header.height()][];
        for (int y = 0; y < rows.length; y++) {
            int at = start + (rows.length - 1 - y) * stride;
            rows[y] = Arrays.copyOfRange(file, at, at + header.width());
        }
        return rows;
    }

    /// From the top, where rows are stored from the bottom up.
    private static byte[][] samples(PackedPixels pixels) {
        byte[][] rows = new byte[pixels.height()][pixels.width()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < pixels.width(); x++) {
                rows[rows.length - 1 - y][x] = (byte) pixels.sample(x, y);
            }
        }
        return rows;
    }

    private static byte[][] rotatedPlainly(byte[][] rows, Rotation rotation) {
        int[] argb = new int[rows.length * rows[0].length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        ArgbImage rotated = TestPictures.rotatedPlainly(new ArgbImage(rows[0].length, rows.length, argb), rotation);
        byte[][] result = new byte[rotated.height()][rotated.width()];
        for (int i = 0; i < argb.length; i++) {
            result[i / rotated.width()][i % rotated.width()] = (byte) rotated.argb()[i];
        }
        return result;
    }
}

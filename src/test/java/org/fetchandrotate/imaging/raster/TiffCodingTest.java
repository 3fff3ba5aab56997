package org.fetchandrotate.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.imaging.raster.FaxCoding.Scheme;
import org.fetchandrotate.imaging.webp.WebPPixels;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compressions of TIFF that aren't packed again as they were, or not from the same end of bytes.
class TiffCodingTest {
    private static final int DEFLATE = 8;
    private static final int LZW = 5;
    private static final int GROUP_4 = 4;

    private final TiffCodec codec = new TiffCodec(new JpegCodec());

    /// Files by libtiff, compared with the same picture in another compression, read by an independent reader.
    @ParameterizedTest
    @CsvSource({
        "fax-group4, fax-group4, 4",
        "fax-group3, fax-group4, 4",
        "fax-group3-mixed-lsb, fax-group4, 4",
        "fax-group4-tiled-lsb, fax-group4, 4",
        "fax-words, fax-runs, 4",
        "rgb-lzma, rgb-packbits, 8",
        "rgb-zstd, rgb-packbits, 8",
        "rgb-lzw-lsb, rgb-packbits, 5",
    })
    void rotatesPixels_andPacksThemAsReadersKnow(String name, String same, int compression) throws Exception {
        int[][] source = TestTiffs.samples(TestTiffs.resource(same), 0);
        for (Rotation rotation : TestPictures.MOVES) {
            byte[] rotated = rotatedLosslessly(TestTiffs.resource(name), rotation);
            assertThat(TestTiffs.samples(rotated, 0)).isDeepEqualTo(TestTiffs.rotatedPlainly(source, 67, rotation));
            TiffDirectory page = TiffReader.pages(rotated).getFirst();
            assertThat(page.number(TiffDirectory.COMPRESSION, 1)).isEqualTo(compression);
            assertThat(page.number(TiffDirectory.FILL_ORDER, 1)).isEqualTo(1);
            assertThat(page.number(TiffDirectory.ORIENTATION, 1)).isEqualTo(1);
            assertThat(page.entries()).doesNotContainKeys(292, 293, 326, 327, 328);
        }
    }

    @Test
    void unpacksWebP_toThePixelsThatItShows() throws Exception {
        byte[] file = TestTiffs.resource("rgb-webp");
        var shown = new ArrayList<Integer>();
        for (byte[] strip : TiffReader.pages(file).getFirst().pieces()) {
            Arrays.stream(WebPPixels.decode(strip).argb()).forEach(shown::add);
        }
        int[] argb = shown.stream().mapToInt(Integer::intValue).toArray();
        ArgbImage expected = TestPictures.rotatedPlainly(new ArgbImage(67, 45, argb), Rotation.CLOCKWISE_90);
        byte[] rotated = rotatedLosslessly(file, Rotation.CLOCKWISE_90);
        assertThat(TestTiffs.shown(rotated).argb()).isEqualTo(expected.argb());
    }

    @Test
    void keepsEveryBit_ofPredictedFloatingPoint() throws Exception {
        byte[] file = TestTiffs.resource("float-predicted");
        byte[] rotated = rotatedLosslessly(file, Rotation.CLOCKWISE_90);
        TiffDirectory page = TiffReader.pages(rotated).getFirst();
        assertThat(page.number(TiffDirectory.PREDICTOR, 1)).isEqualTo(3);
        byte[] strip = TiffCompression.DEFLATE.decode(page.pieces().getFirst(), 21 * 4 * 33);
        var layout = TiffLayout.of(rotated);
        new TiffPredictor(TiffPredictor.Kind.FLOATING_POINT, layout.order(), 4, 1).undo(strip, 21 * 4);
        for (int i = 0; i < 21 * 33; i++) {
            int x = i / 21;
            int y = 20 - i % 21;
            // the heaviest byte comes first, whatever the file's order
            assertThat(ByteBuffer.wrap(strip).getFloat(4 * i)).isEqualTo((float) (x * 1.37 + y * y / 3.1));
        }
    }

    /// LZW as it was before TIFF 5.0: the lowest bit first, and codes growing one later.
    @ParameterizedTest
    @ValueSource(ints = {3, 40, 200})
    void unpacksOldLzw(int size) throws Exception {
        TiffDirectory page = TestTiffs.page(size, size, 8, 3, TiffCompression.NONE);
        page.replacePieces(
                page.pieces().stream().map(TiffCodingTest::withRepetitions).toList());
        byte[] plain = TestTiffs.file(page);
        page.replacePieces(page.pieces().stream().map(TestTiffs::oldLzw).toList());
        page.setNumber(TiffDirectory.COMPRESSION, LZW);
        byte[] rotated = rotatedLosslessly(TestTiffs.file(page), Rotation.CLOCKWISE_270);
        assertThat(TestTiffs.samples(rotated, 0))
                .isDeepEqualTo(TestTiffs.rotatedPlainly(TestTiffs.samples(plain, 0), size, Rotation.CLOCKWISE_270));
        assertThat(TiffLzw.isOldStyle(
                        TiffReader.pages(rotated).getFirst().pieces().getFirst()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 1", "1, 2", "4, 1", "4, 4"})
    void givesEveryPixelItsOwnColour_wherePixelsShareOne(int across, int down) throws Exception {
        TiffDirectory page = TestTiffs.subsampled(across, down);
        byte[] file = TestTiffs.file(page);
        byte[] rotated = rotatedLosslessly(file, Rotation.HALF_TURN);
        TiffDirectory after = TiffReader.pages(rotated).getFirst();
        assertThat(after.numbers(TiffDirectory.SUBSAMPLING)).containsExactly(1L, 1L);
        assertThat(after.pieces().getFirst()).hasSize(3 * 7 * 5);
        int unitsAcross = (7 - 1) / across + 1;
        byte[] units = page.pieces().getFirst();
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                int unit = (y / down * unitsAcross + x / across) * (across * down + 2);
                int at = 3 * ((4 - y) * 7 + 6 - x);
                assertThat(Arrays.copyOfRange(after.pieces().getFirst(), at, at + 3))
                        .containsExactly(
                                units[unit + y % down * across + x % across],
                                units[unit + across * down],
                                units[unit + across * down + 1]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 67, 2600, 6000})
    void packsAsFax_whatComesOutAgain(int width) throws Exception {
        int rowBytes = (width + 7) / 8;
        for (int density : new int[] {0, 1, 8, 128, 255}) {
            byte[] rows = new byte[rowBytes * 23];
            var random = new Random(width + density);
            IntStream.range(0, width * 23)
                    .filter(i -> random.nextInt(256) < density)
                    .forEach(i -> rows[i / width * rowBytes + i % width / 8] |= (byte) (0x80 >> i % width % 8));
            byte[] packed = new FaxEncoder(width).encode(rows, rowBytes);
            var coding = new FaxCoding(Scheme.DIFFERENCES, 1);
            assertThat(new FaxDecoder(packed, coding, width).decode(rowBytes, 23))
                    .isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "header", "tables", "strips", "jpegs"})
    void joinsOldJpeg_whateverItsPartsLieIn(String kind) throws Exception {
        byte[] rotated = rotatedLosslessly(OldJpegFile.of(kind), Rotation.CLOCKWISE_90);
        TiffDirectory page = TiffReader.pages(rotated).getFirst();
        assertThat(page.number(TiffDirectory.COMPRESSION, 1)).isEqualTo(7);
        assertThat(page.numbers(TiffDirectory.SUBSAMPLING)).containsExactly(2L, 2L);
        assertThat(page.entries()).doesNotContainKeys(512, 513, 514, 519, 520, 521);
        ArgbImage expected = TestPictures.rotatedPlainly(TestPictures.opaque(64, 48), Rotation.CLOCKWISE_90);
        assertThat(TestPictures.psnr(expected, TestTiffs.shown(rotated))).isGreaterThan(28);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg-tiled", "jpeg-strips"})
    void rotatesJpeg_asNearAsItsTablesAllow(String name) throws Exception {
        byte[] file = TestTiffs.resource(name);
        for (Rotation rotation : List.of(
                Rotation.HALF_TURN,
                Rotation.CLOCKWISE_90,
                Rotation.CLOCKWISE_270,
                Rotation.FLIP_HORIZONTAL,
                Rotation.TRANSVERSE)) {
            var target = new ByteArrayOutputStream();
            var rotated = codec.rotate(file, target, rotation, TestPictures.NO_THUMBNAIL);
            assertThat(rotated.method().code()).isEqualTo("recoded-q90");
            ArgbImage expected = TestPictures.rotatedPlainly(TestTiffs.shown(file), rotation);
            ArgbImage actual = TestTiffs.shown(target.toByteArray());
            assertThat(actual.width()).isEqualTo(expected.width());
            assertThat(TestPictures.psnr(expected, actual)).isGreaterThan(32);
        }
    }

    /// As for JPEG files: what isn't made of whole MCUs is trimmed, or left to the orientation, if that is
    /// wanted.
    @ParameterizedTest
    @CsvSource({"TRIM, trimmed, 64", "ORIENTATION, orientation-tag, 67"})
    void doesAsWanted_withPartsOfMcus(JpegUnaligned wanted, String method, int width) throws Exception {
        var target = new ByteArrayOutputStream();
        var options = new RotationOptions(wanted, 0);
        var rotated = codec.rotate(TestTiffs.resource("jpeg-tiled"), target, Rotation.HALF_TURN, options);
        assertThat(rotated.method().code()).isEqualTo(method);
        assertThat(codec.inspect(target.toByteArray()).width()).isEqualTo(width);
    }

    @Test
    void rotatesEveryPage_byItsOwnCoding() throws Exception {
        TiffDirectory fax = TiffReader.pages(TestTiffs.resource("fax-group3")).getFirst();
        TiffDirectory lzma = TiffReader.pages(TestTiffs.resource("rgb-lzma")).getFirst();
        TiffDirectory jpeg = TiffReader.pages(TestTiffs.resource("jpeg-strips")).getFirst();
        byte[] rotated = TestPictures.rotated(codec, TestTiffs.file(fax, lzma, jpeg), Rotation.CLOCKWISE_90);
        List<TiffDirectory> pages = TiffReader.pages(rotated);
        assertThat(pages)
                .extracting(page -> page.number(TiffDirectory.WIDTH, 0))
                .containsExactly(45L, 45L, 45L);
        assertThat(pages)
                .extracting(page -> page.number(TiffDirectory.COMPRESSION, 0))
                .containsExactly((long) GROUP_4, (long) DEFLATE, 7L);
    }

    @ParameterizedTest
    @EnumSource
    void saysOfTwoPictures_whatHoldsForBoth(RotationMethod.Kind kind) {
        RotationMethod other =
                new RotationMethod(kind, RotationMethod.recoded(50).quality(), Set.of());
        assertThat(TiffCodec.worse(RotationMethod.LOSSLESS, other).kind()).isEqualTo(kind);
        assertThat(TiffCodec.worse(other, RotationMethod.ORIENTATION_TAG).kind())
                .isIn(RotationMethod.Kind.ORIENTATION_TAG, RotationMethod.Kind.CONTAINER);
        assertThat(TiffCodec.worse(RotationMethod.recoded(80), RotationMethod.recoded(60)))
                .isEqualTo(RotationMethod.recoded(60));
    }

    private static byte[] withRepetitions(byte[] strip) {
        byte[] result = strip.clone();
        Arrays.fill(result, result.length / 2, result.length * 3 / 4, (byte) 5);
        System.arraycopy(result, 0, result, result.length * 3 / 4, result.length / 4);
        return result;
    }

    private byte[] rotatedLosslessly(byte[] file, Rotation rotation) throws Exception {
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(file, target, rotation, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method()).isEqualTo(RotationMethod.LOSSLESS);
        return target.toByteArray();
    }
}

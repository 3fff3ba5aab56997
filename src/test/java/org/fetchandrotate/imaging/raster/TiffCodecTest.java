package org.fetchandrotate.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fetchandrotate.imaging.raster.TestTiffs.CLASSIC;
import static org.fetchandrotate.imaging.raster.TestTiffs.file;
import static org.fetchandrotate.imaging.raster.TestTiffs.page;
import static org.fetchandrotate.imaging.raster.TestTiffs.resource;
import static org.fetchandrotate.imaging.raster.TestTiffs.rotatedPlainly;
import static org.fetchandrotate.imaging.raster.TestTiffs.samples;
import static org.fetchandrotate.imaging.raster.TestTiffs.shown;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.CodecFuzz;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.imaging.raster.TiffDirectory.Entry;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffCodecTest {
    private final TiffCodec codec = new TiffCodec(new JpegCodec());

    /// Files by libtiff, read back by an independent reader.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb16-lzw",
                "bigtiff-lzw",
                "rgba-deflate",
                "palette4-lzw",
                "rgb-packbits",
                "planar-lzw",
                "tiled-deflate",
                "motorola16-deflate"
            })
    void keepsEverySample_andHowItIsCoded(String name) throws Exception {
        byte[] file = resource(name);
        int[][] source = samples(file, 0);
        for (Rotation rotation : Rotation.values()) {
            byte[] rotated = TestPictures.rotated(codec, file, rotation);
            assertThat(samples(rotated, 0)).isDeepEqualTo(rotatedPlainly(source, 67, rotation));
            TiffDirectory before = TiffReader.pages(file).getFirst();
            TiffDirectory after = TiffReader.pages(rotated).getFirst();
            assertThat(TiffLayout.of(rotated)).isEqualTo(TiffLayout.of(file));
            for (int tag : new int[] {
                TiffDirectory.COMPRESSION,
                TiffDirectory.BITS_PER_SAMPLE,
                TiffDirectory.PREDICTOR,
                TiffDirectory.PHOTOMETRIC,
                TiffDirectory.PLANAR_CONFIGURATION,
                320
            }) {
                assertThat(after.numbers(tag)).isEqualTo(before.numbers(tag));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "4, 1", "8, 1", "8, 3", "12, 1", "16, 4", "32, 1"})
    void keepsEveryBit_atEveryDepthAndSize(int bits, int samples) throws Exception {
        for (TiffCompression compression : TiffCompression.values()) {
            for (int width : new int[] {1, 7, 16, 33}) {
                byte[] file = file(page(width, 11, bits, samples, compression));
                byte[] there = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
                byte[] back = TestPictures.rotated(codec, there, Rotation.CLOCKWISE_270);
                assertThat(back)
                        .isEqualTo(TestPictures.rotated(
                                codec, TestPictures.rotated(codec, file, Rotation.HALF_TURN), Rotation.HALF_TURN));
                assertThat(pixels(back)).isEqualTo(pixels(file));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysAsOriented_inEveryOrientation(Orientation orientation) throws Exception {
        TiffDirectory page = page(9, 5, 8, 1, TiffCompression.PACK_BITS);
        page.setNumber(TiffDirectory.ORIENTATION, orientation.exifValue());
        byte[] file = file(page);
        for (Rotation rotation : Rotation.values()) {
            ArgbImage expected = TestPictures.rotatedPlainly(shown(file), rotation);
            ArgbImage actual = shown(TestPictures.rotated(codec, file, rotation));
            assertThat(actual.width()).isEqualTo(expected.width());
            assertThat(actual.argb()).isEqualTo(expected.argb());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {34_661, 34_712, 32_809})
    void composesTheOrientation_whereNothingCanBeUnpacked(int compression) throws Exception {
        TiffDirectory source = page(9, 5, 8, 1, TiffCompression.NONE);
        source.setNumber(TiffDirectory.COMPRESSION, compression);
        assertTagged(file(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fax-group4", "fax-group3", "rgb-lzma", "rgb-zstd", "rgb-webp", "jpeg-tiled"})
    void composesTheOrientation_whereViewersMaySeeMore(String name) throws Exception {
        byte[] file = resource(name);
        TiffDirectory damaged = TiffReader.pages(file).getFirst();
        damaged.replacePieces(damaged.pieces().stream()
                .map(piece -> Arrays.copyOf(piece, piece.length / 2))
                .toList());
        assertTagged(file(damaged));
    }

    private void assertTagged(byte[] file) throws Exception {
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(file, target, Rotation.CLOCKWISE_90, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method()).isEqualTo(RotationMethod.ORIENTATION_TAG);
        TiffDirectory page = TiffReader.pages(target.toByteArray()).getFirst();
        assertThat(page.number(TiffDirectory.ORIENTATION, 1)).isEqualTo(Orientation.CLOCKWISE.exifValue());
        assertThat(page.pieces())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(TiffReader.pages(file).getFirst().pieces());
    }

    @Test
    void rotatesEveryPage_andWhatIsSubordinate() throws Exception {
        TiffDirectory first = page(9, 5, 8, 3, TiffCompression.DEFLATE);
        TiffDirectory exif = new TiffDirectory(CLASSIC);
        exif.setNumber(TiffDirectory.PIXEL_X_DIMENSION, 9);
        exif.setNumber(TiffDirectory.PIXEL_Y_DIMENSION, 5);
        exif.setNumbers(TiffDirectory.SUBJECT_AREA, 7, 1, 3, 2);
        exif.setNumbers(TiffDirectory.SUBJECT_LOCATION, 7, 1);
        first.children().put(TiffDirectory.EXIF, List.of(exif));
        first.children().put(TiffDirectory.SUB_DIRECTORIES, List.of(page(4, 2, 8, 3, TiffCompression.LZW)));
        first.entries().put(34675, new Entry(TiffType.UNDEFINED, 5, new byte[] {1, 2, 3, 4, 5}));
        first.entries()
                .put(TiffDirectory.X_RESOLUTION, new Entry(TiffType.RATIONAL, 1, new byte[] {1, 0, 0, 0, 2, 0, 0, 0}));
        first.entries()
                .put(TiffDirectory.Y_RESOLUTION, new Entry(TiffType.RATIONAL, 1, new byte[] {3, 0, 0, 0, 4, 0, 0, 0}));
        byte[] file = file(first, page(3, 8, 1, 1, TiffCompression.NONE));
        List<TiffDirectory> pages = TiffReader.pages(TestPictures.rotated(codec, file, Rotation.CLOCKWISE_270));
        assertThat(pages.stream().flatMap(TiffDirectory::pictures).map(page -> page.number(TiffDirectory.WIDTH, 0)))
                .containsExactly(5L, 2L, 8L);
        TiffDirectory rotated = pages.getFirst();
        assertThat(entry(rotated, 34675).value()).containsExactly(1, 2, 3, 4, 5);
        assertThat(entry(rotated, TiffDirectory.X_RESOLUTION).value()[0]).isEqualTo((byte) 3);
        TiffDirectory rotatedExif =
                rotated.children().getOrDefault(TiffDirectory.EXIF, List.of()).getFirst();
        assertThat(rotatedExif.number(TiffDirectory.PIXEL_X_DIMENSION, 0)).isEqualTo(5);
        assertThat(rotatedExif.numbers(TiffDirectory.SUBJECT_AREA)).containsExactly(1L, 1L, 2L, 3L);
        assertThat(rotatedExif.numbers(TiffDirectory.SUBJECT_LOCATION)).containsExactly(1L, 1L);
    }

    @Test
    void tellsSizes_fromItsDirectories() throws Exception {
        ImageInfo info =
                codec.inspect(file(page(9, 5, 8, 3, TiffCompression.NONE), page(20, 30, 1, 1, TiffCompression.NONE)));
        assertThat(info).isEqualTo(new ImageInfo(ImageFormat.TIFF, 20, 30, 2, info.workingBytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb16-lzw", "bigtiff-lzw", "fax-group4", "palette4-lzw"})
    void makesThumbnails(String name) throws Exception {
        assertThat(codec.thumbnail(resource(name), 20).orElseThrow().width()).isEqualTo(20);
    }

    @Test
    void believesNoHeader_thatItsBytesCannotFill() throws Exception {
        TiffDirectory page = page(9, 5, 8, 3, TiffCompression.NONE);
        page.setNumber(TiffDirectory.WIDTH, 50_000);
        page.setNumber(TiffDirectory.HEIGHT, 50_000);
        byte[] file = file(page);
        ImageInfo info = codec.inspect(file);
        assertThat((long) info.width() * info.height()).isEqualTo(2_500_000_000L);
        assertThatThrownBy(() -> TestPictures.rotated(codec, file, Rotation.HALF_TURN))
                .isInstanceOf(ImageFormatException.class);
    }

    @Test
    void refusesDirectories_thatRunInCircles() throws Exception {
        byte[] file = file(page(9, 5, 8, 3, TiffCompression.NONE));
        int first = (int) CLASSIC.number(file, 4, 4);
        int next = first + 2 + (int) CLASSIC.number(file, first, 2) * 12;
        System.arraycopy(file, 4, file, next, 4);
        assertThatThrownBy(() -> codec.inspect(file))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 3000, 5000, 20_000, 300_000})
    void packsByLzw_whatComesOutAgain(int length) throws ImageFormatException {
        for (int colours : new int[] {1, 2, 17, 256}) {
            byte[] data = new byte[length];
            var random = new Random(length);
            for (int i = 0; i < length; i++) {
                data[i] = (byte) random.nextInt(colours);
            }
            assertThat(TiffLzw.decode(TiffLzw.encode(data), length)).isEqualTo(data);
        }
    }

    @Test
    void survivesMutations() throws Exception {
        CodecFuzz.assertSurvives(
                codec,
                List.of(
                        file(page(5, 5, 8, 3, TiffCompression.LZW)),
                        file(page(5, 5, 16, 1, TiffCompression.DEFLATE), page(3, 3, 1, 1, TiffCompression.PACK_BITS)),
                        resource("fax-group4"),
                        resource("fax-group3-mixed-lsb"),
                        resource("fax-words"),
                        resource("rgb-lzma"),
                        resource("rgb-webp"),
                        resource("rgb-zstd"),
                        resource("jpeg-tiled"),
                        OldJpegFile.of("strips"),
                        OldJpegFile.of("header"),
                        file(TestTiffs.subsampled(2, 2)),
                        resource("float-predicted"),
                        resource("tiled-deflate"),
                        resource("bigtiff-lzw")),
                2000);
    }

    @ParameterizedTest
    @CsvSource({
        "photometric, Nikon NEF",
        "compression, Nikon NEF",
        "dng, DNG",
        "preview, Nikon NEF",
        "subordinate, Nikon NEF"
    })
    void refusesCamerasRawFiles_byName(String sign, String name) throws Exception {
        TiffDirectory page = page(8, 8, 8, 3, TiffCompression.NONE);
        page.entries().put(271, new Entry(TiffType.ASCII, 6, "NIKON\0".getBytes(StandardCharsets.US_ASCII)));
        TiffDirectory below = page(8, 8, 8, 1, TiffCompression.NONE);
        switch (sign) {
            case "photometric" -> page.setNumber(TiffDirectory.PHOTOMETRIC, 32_803);
            case "compression" -> page.setNumber(TiffDirectory.COMPRESSION, 34_713);
            case "dng" -> page.entries().put(50_706, new Entry(TiffType.BYTE, 4, new byte[] {1, 4, 0, 0}));
            case "preview" -> {
                page.setNumber(254, 1);
                page.children().put(TiffDirectory.SUB_DIRECTORIES, List.of(below));
            }
            default -> {
                below.setNumber(TiffDirectory.PHOTOMETRIC, 32_803);
                page.children().put(TiffDirectory.SUB_DIRECTORIES, List.of(below));
            }
        }
        byte[] file = file(page);
        assertThatThrownBy(() -> new TiffCodec(new JpegCodec()).inspect(file))
                .isInstanceOfSatisfying(ImageFormatException.class, e -> {
                    assertThat(e.failure().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
                    assertThat(e.failure().detail()).contains(name);
                });
    }

    @Test
    void rotatesPictures_thatACameraOrAnEditorWrote() throws Exception {
        TiffDirectory page = page(8, 8, 8, 3, TiffCompression.NONE);
        page.entries().put(271, new Entry(TiffType.ASCII, 6, "NIKON\0".getBytes(StandardCharsets.US_ASCII)));
        TiffDirectory thumbnail = page(4, 4, 8, 3, TiffCompression.NONE);
        thumbnail.setNumber(254, 1);
        page.children().put(TiffDirectory.SUB_DIRECTORIES, List.of(thumbnail));

        assertThat(new TiffCodec(new JpegCodec()).inspect(file(page)).width()).isEqualTo(8);
    }

    /// A camera's file that says neither of its coding nor of its colours that they are a sensor's.
    @ParameterizedTest
    @CsvSource({"true, false, 1", "false, true, 1", "true, true, 0"})
    void refusesCamerasRawFiles_byWhatTheyPreview(boolean reduced, boolean exposed, int photometric) throws Exception {
        TiffDirectory page = scanned("SONY\0", reduced, 1);
        page.children().values().forEach(below -> below.getFirst().setNumber(TiffDirectory.PHOTOMETRIC, photometric));
        if (exposed) {
            TiffDirectory exif = new TiffDirectory(CLASSIC);
            exif.entries().put(33_434, new Entry(TiffType.RATIONAL, 1, new byte[] {1, 0, 0, 0, 100, 0, 0, 0}));
            page.children().put(TiffDirectory.EXIF, List.of(exif));
        }
        assertThatThrownBy(() -> codec.inspect(file(page)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("Sony ARW");
    }

    /// All that is left of what the preview shows is another preview, in a coding that has no size of its own.
    @Test
    void refusesCamerasRawFiles_withPreviewsAlone() throws Exception {
        TiffDirectory page = scanned("NIKON\0", true, 3);
        TiffDirectory embedded = new TiffDirectory(CLASSIC);
        embedded.setNumber(TiffDirectory.COMPRESSION, 6);
        embedded.setNumber(513, 100);
        embedded.setNumber(514, 10);
        page.children().put(TiffDirectory.SUB_DIRECTORIES, List.of(embedded));
        assertThatThrownBy(() -> codec.inspect(file(page))).hasMessageContaining("Nikon NEF");
    }

    /// A scanner's files have previews too, and its maker may make cameras.
    @ParameterizedTest
    @CsvSource({"EPSON, true, 3", "Canon, true, 3", "EPSON, false, 1", "Acme, true, 1"})
    void rotatesScans_withPreviews(String maker, boolean reduced, int samples) throws Exception {
        byte[] file = file(scanned(maker + "\0", reduced, samples));
        assertThat(codec.inspect(file).frames()).isEqualTo(2);
        byte[] rotated = TestPictures.rotated(codec, file, Rotation.HALF_TURN);
        assertThat(TiffReader.pages(rotated).stream().flatMap(TiffDirectory::pictures))
                .hasSize(2);
    }

    /// Numbers that any organisation may use for itself are a camera's only in a camera's files.
    @ParameterizedTest
    @CsvSource({
        "KODAK, 65000, true",
        "PENTAX, 65535, true",
        "Acme, 65000, false",
        "Acme, 65535, false",
        "Acme, 34713, true"
    })
    void takesPrivateCompressions_forWhatTheirMakerMeans(String maker, int compression, boolean raw) throws Exception {
        TiffDirectory page = page(8, 8, 8, 3, TiffCompression.NONE);
        page.entries().put(271, new Entry(TiffType.ASCII, maker.length(), maker.getBytes(StandardCharsets.US_ASCII)));
        page.setNumber(TiffDirectory.COMPRESSION, compression);
        byte[] file = file(page);
        if (raw) {
            assertThatThrownBy(() -> codec.inspect(file)).hasMessageContaining("raw file");
        } else {
            assertThat(codec.inspect(file).width()).isEqualTo(8);
            assertTagged(file);
        }
    }

    private static TiffDirectory scanned(String maker, boolean reduced, int samples) throws Exception {
        TiffDirectory page = page(4, 4, 8, 3, TiffCompression.NONE);
        page.entries().put(271, new Entry(TiffType.ASCII, maker.length(), maker.getBytes(StandardCharsets.US_ASCII)));
        page.setNumber(254, reduced ? 1 : 0);
        page.children().put(TiffDirectory.SUB_DIRECTORIES, List.of(page(8, 8, 16, samples, TiffCompression.NONE)));
        return page;
    }

    @Test
    void leavesNothingOfContentCredentials() throws Exception {
        TiffDirectory page = page(9, 5, 8, 3, TiffCompression.LZW);
        page.entries().put(0xCD41, new Entry(TiffType.UNDEFINED, 5, new byte[] {1, 2, 3, 4, 5}));
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(file(page), target, Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().code()).isEqualTo("lossless+c2pa-dropped");
        assertThat(TiffReader.pages(target.toByteArray()).getFirst().entries()).doesNotContainKey(0xCD41);
    }

    /// Photoshop shows layers rather than the picture, and a thumbnail in its list of files.
    @Test
    void leavesNothing_thatShowsThePictureUnrotated() throws Exception {
        TiffDirectory page = page(9, 5, 8, 3, TiffCompression.LZW);
        byte[] layers = "Adobe Photoshop Document Data Block\0".getBytes(StandardCharsets.US_ASCII);
        String before = "8BIM\4\4\0\0\0\0\0\3IPT\0";
        String thumbnail = "8BIM\4\14\0\0\0\0\0\5thumb\0";
        String behind = "8BIM\3\u00ed\0\0\0\0\0\2re";
        byte[] resources = (before + thumbnail + behind).getBytes(StandardCharsets.ISO_8859_1);
        page.entries().put(37_724, new Entry(TiffType.UNDEFINED, layers.length, layers));
        page.entries().put(34_377, new Entry(TiffType.BYTE, resources.length, resources));
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(file(page), target, Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().code()).isEqualTo("lossless+extra-picture-dropped");
        TiffDirectory after = TiffReader.pages(target.toByteArray()).getFirst();
        assertThat(after.entries()).doesNotContainKey(37_724);
        assertThat(new String(entry(after, 34_377).value(), StandardCharsets.ISO_8859_1))
                .isEqualTo(before + behind);
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 9, 7", "32809, 9, 5, 4"})
    void letsXmpAgree_withTheDirectory(int compression, int width, int height, int orientation) throws Exception {
        TiffDirectory page = page(9, 5, 8, 3, TiffCompression.NONE);
        page.setNumber(TiffDirectory.COMPRESSION, compression);
        page.setNumber(TiffDirectory.ORIENTATION, 7);
        byte[] xmp = ("<x xmlns:tiff='http://ns.adobe.com/tiff/1.0/' tiff:Orientation='1'"
                        + " tiff:ImageWidth='9' tiff:ImageLength='5'/>")
                .getBytes(StandardCharsets.UTF_8);
        page.entries().put(TiffMetadata.XMP, new Entry(TiffType.BYTE, xmp.length, xmp));
        byte[] rotated = TestPictures.rotated(codec, file(page), Rotation.CLOCKWISE_90);
        assertThat(new String(entry(TiffReader.pages(rotated).getFirst(), 700).value(), StandardCharsets.UTF_8))
                .contains("ImageWidth='" + width, "ImageLength='" + height, "Orientation='" + orientation);
    }

    /// As a LONG it counts as well; where it alone is changed, it becomes what every reader expects.
    @ParameterizedTest
    @EnumSource
    void readsOrientations_ofEveryType(Orientation orientation) throws Exception {
        TiffDirectory page = page(9, 5, 8, 1, TiffCompression.NONE);
        page.entries()
                .put(TiffDirectory.ORIENTATION, new Entry(TiffType.LONG, 1, CLASSIC.bytes(orientation.exifValue(), 4)));
        byte[] file = file(page);
        ArgbImage expected = TestPictures.rotatedPlainly(shown(file), Rotation.CLOCKWISE_90);
        assertThat(shown(TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90))
                        .argb())
                .isEqualTo(expected.argb());
        page.setNumber(TiffDirectory.COMPRESSION, 32_809);
        byte[] tagged = TestPictures.rotated(codec, file(page), Rotation.CLOCKWISE_90);
        Entry tag = entry(TiffReader.pages(tagged).getFirst(), TiffDirectory.ORIENTATION);
        assertThat(tag.type()).isEqualTo(TiffType.SHORT);
        assertThat(tag.value()[0])
                .isEqualTo((byte) orientation.compose(Rotation.CLOCKWISE_90).exifValue());
    }

    private static Entry entry(TiffDirectory directory, int tag) {
        return Optional.ofNullable(directory.entries().get(tag)).orElseThrow();
    }

    private static byte[] pixels(byte[] file) throws ImageFormatException {
        TiffDirectory page = TiffReader.pages(file).getFirst();
        var compression =
                TiffCompression.of(page.number(TiffDirectory.COMPRESSION, 1)).orElseThrow();
        int height = (int) page.number(TiffDirectory.HEIGHT, 0);
        int rows = (int) page.number(TiffDirectory.ROWS_PER_STRIP, 0);
        int bits =
                (int) (page.number(TiffDirectory.BITS_PER_SAMPLE, 1) * page.number(TiffDirectory.SAMPLES_PER_PIXEL, 1));
        int stride = (int) PackedPixels.stride(page.number(TiffDirectory.WIDTH, 0), bits, 1);
        var pixels = new ByteArrayOutputStream();
        for (int i = 0; i < page.pieces().size(); i++) {
            int used = Math.min(rows, height - i * rows);
            pixels.writeBytes(compression.decode(page.pieces().get(i), used * stride));
        }
        return pixels.toByteArray();
    }
}

package org.fetchandrotate.imaging.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.ImageCodec.Rotated;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.png.PngFixture.Chunk;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What surrounds the pixels: chunks kept, rotated and dropped; damage; thumbnails.
class PngFileTest {
    private static final PngSamples SAMPLES = PngSamples.random(5, 3, 3, 256, new Random(4));

    private final PngCodec codec = new PngCodec();

    @ParameterizedTest
    @EnumSource(Rotation.class)
    void keepsChunksInTheirOrder_whenTheySayNothingOfDirections(Rotation rotation) throws Exception {
        List<Chunk> before = List.of(
                PngFixture.chunk("gAMA", "\0\0\u00b1\u008f"),
                PngFixture.chunk("iCCP", "name\0\0profile"),
                PngFixture.chunk("cICP", "\1\15\0\1"),
                PngFixture.chunk("mDCV", "x".repeat(24)),
                PngFixture.chunk("sBIT", "\5\6\5"),
                PngFixture.chunk("PLTE", "suggest"),
                PngFixture.chunk("tRNS", "\0\1\0\2\0\3"),
                PngFixture.chunk("bKGD", "\0\1\0\2\0\3"),
                PngFixture.chunk("hIST", "\0\1"),
                PngFixture.chunk("sPLT", "palette\0\10"),
                PngFixture.chunk("tEXt", "Title\0A title"),
                PngFixture.chunk("abCd", "unknown and safe to copy"));
        List<Chunk> after = List.of(
                PngFixture.chunk("tIME", "1234567"),
                PngFixture.chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x/>"),
                PngFixture.chunk("zTXt", "Comment\0\0zip"));
        List<Chunk> all = new ArrayList<>(before);
        all.addAll(after);

        List<Chunk> kept = PngFixture.chunks(rotate(file(before, after), rotation));

        List<Chunk> ancillary = kept.stream()
                .filter(chunk -> !List.of("IHDR", "IDAT", "IEND").contains(chunk.name()))
                .toList();
        assertThat(ancillary).usingRecursiveComparison().isEqualTo(all);
        assertThat(kept.stream().map(Chunk::name).toList().indexOf("IDAT")).isEqualTo(before.size() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abCD", "iDOT", "caBX", "dSIG", "oFFs", "vpAg", "sTER"})
    void dropsChunk_thatIsWrongAfterARotation(String name) throws Exception {
        byte[] file = file(List.of(PngFixture.chunk(name, "0123456789")), List.of());

        assertThat(PngFixture.names(rotate(file, Rotation.HALF_TURN))).containsExactly("IHDR", "IDAT", "IEND");
    }

    @Test
    void says_thatThereWereContentCredentials() throws Exception {
        byte[] file = file(List.of(PngFixture.chunk("caBX", "0123456789")), List.of());
        var rotated = codec.rotate(file, new ByteArrayOutputStream(), Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().code()).isEqualTo("lossless+c2pa-dropped");
    }

    /// Its pictures are of 5 × 3 pixels.
    @Test
    void movesTheSubject_withThePixels() throws Exception {
        byte[] file = file(List.of(new Chunk("eXIf", exifWithSubject(1, 2, 4, 1))), List.of());
        assertThat(PngFixture.data(rotate(file, Rotation.CLOCKWISE_90), "eXIf")).isEqualTo(exifWithSubject(0, 1, 1, 4));
        assertThat(PngFixture.data(rotate(file, Rotation.HALF_TURN), "eXIf")).isEqualTo(exifWithSubject(3, 0, 4, 1));
    }

    private static byte[] exifWithSubject(int... area) {
        ByteBuffer block = ByteBuffer.allocate(52).put(new byte[] {'M', 'M', 0, 42});
        block.putInt(8).putShort((short) 1);
        block.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        block.putShort((short) 1).putShort((short) 0x9214).putShort((short) 3);
        block.putInt(area.length).putInt(44).putInt(0);
        for (int value : area) {
            block.putShort((short) value);
        }
        return block.array();
    }

    @Test
    void letsXmpAgree_withExifAndPixels() throws Exception {
        String xmp = "XML:com.adobe.xmp\0\0\0\0\0<x xmlns:tiff='http://ns.adobe.com/tiff/1.0/' tiff:Orientation='1'"
                + " tiff:ImageWidth='5' tiff:ImageLength='3'/>";
        byte[] exif = ExifData.of(Orientation.TRANSPOSED).bytes();
        byte[] file = file(List.of(new Chunk("eXIf", exif)), List.of(PngFixture.chunk("iTXt", xmp)));
        assertThat(PngFixture.data(rotate(file, Rotation.CLOCKWISE_90), "iTXt"))
                .isEqualTo(PngFixture.chunk(
                                "iTXt",
                                xmp.replace("Width='5", "Width='3")
                                        .replace("Length='3", "Length='5")
                                        .replace("tation='1", "tation='5"))
                        .data());
    }

    @Test
    void swapsResolutionAndScale_onQuarterTurnsAlone() throws Exception {
        Chunk resolution = new Chunk(
                "pHYs",
                ByteBuffer.allocate(9).putInt(2835).putInt(5670).put((byte) 1).array());
        Chunk scale = PngFixture.chunk("sCAL", "\1" + "0.25\0" + "7");
        byte[] file = file(List.of(resolution, scale), List.of());

        byte[] half = rotate(file, Rotation.HALF_TURN);
        byte[] quarter = rotate(file, Rotation.CLOCKWISE_270);

        assertThat(PngFixture.data(half, "pHYs")).isEqualTo(resolution.data());
        assertThat(PngFixture.data(half, "sCAL")).isEqualTo(scale.data());
        ByteBuffer swapped = ByteBuffer.wrap(PngFixture.data(quarter, "pHYs"));
        assertThat(List.of(swapped.getInt(), swapped.getInt(), (int) swapped.get()))
                .isEqualTo(List.of(5670, 2835, 1));
        assertThat(PngFixture.data(quarter, "sCAL"))
                .isEqualTo(PngFixture.chunk("sCAL", "\1" + "7\0" + "0.25").data());
    }

    static Stream<Arguments> orientationsAndAngles() {
        return IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(value -> Stream.of(Rotation.values()).map(rotation -> Arguments.of(value, rotation)));
    }

    @ParameterizedTest(name = "orientation {0} by {1}")
    @MethodSource("orientationsAndAngles")
    void pictureShownIsRotated_underEveryOrientation(int orientation, Rotation rotation) throws Exception {
        byte[] exif = ExifData.of(Orientation.ofExifValue(orientation)).bytes();
        byte[] rotated = rotate(file(List.of(new Chunk("eXIf", exif)), List.of()), rotation);

        int after = ExifData.parse(PngFixture.data(rotated, "eXIf"))
                .orElseThrow()
                .orientation()
                .exifValue();
        PngSamples shown = PngFixture.decode(rotated).shown(after);

        assertThat(shown.sameAs(SAMPLES.shown(orientation).rotated(rotation))).isTrue();
    }

    @Test
    void dropsDamagedChunk_thatNobodyNeeds() throws Exception {
        byte[] file = file(List.of(PngFixture.chunk("tEXt", "Title\0text")), List.of());
        int at = indexOf(file, "tEXt");
        file[at + 6] ^= 1;

        assertThat(PngFixture.names(rotate(file, Rotation.HALF_TURN))).doesNotContain("tEXt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IHDR", "IDAT"})
    void refusesDamagedChunk_thatTheImageNeeds(String name) {
        byte[] file = file(List.of(), List.of());
        file[indexOf(file, name) + 5] ^= 1;

        assertCorrupt(file);
    }

    @Test
    void refusesUnknownCriticalChunk() {
        byte[] file = file(List.of(PngFixture.chunk("ABCd", "?")), List.of());

        assertThatThrownBy(() -> rotate(file, Rotation.HALF_TURN))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT));
    }

    @Test
    void ignoresWhatFollowsTheImage_andAMissingEnd() throws Exception {
        byte[] file = file(List.of(), List.of(PngFixture.chunk("tEXt", "Title\0text")));
        byte[] expected = rotate(file, Rotation.HALF_TURN);

        byte[] longer = Arrays.copyOf(file, file.length + 100);
        byte[] withoutEnd = Arrays.copyOf(file, file.length - 12);

        assertThat(rotate(longer, Rotation.HALF_TURN)).isEqualTo(expected);
        assertThat(rotate(withoutEnd, Rotation.HALF_TURN)).isEqualTo(expected);
    }

    @Test
    void refusesFile_thatEndsWithinItsImage() {
        byte[] file = file(List.of(), List.of());

        assertCorrupt(Arrays.copyOf(file, indexOf(file, "IDAT") + 20));
        assertCorrupt(Arrays.copyOf(file, indexOf(file, "IDAT") - 4));
        assertCorrupt(new byte[0]);
    }

    @Test
    void refusesImageData_thatIsTooShortForItsHeader() {
        byte[] data = PngFixture.deflate(new byte[] {0, 1, 2, 3});

        assertCorrupt(PngFixture.file(
                List.of(PngFixture.header(2, 1, 8, 2, false), new Chunk("IDAT", data), PngFixture.chunk("IEND", ""))));
    }

    @ParameterizedTest
    @ValueSource(ints = {50_000, Integer.MAX_VALUE})
    void refusesBomb_withoutAllocatingIt(int side) throws Exception {
        byte[] file = PngFixture.file(List.of(
                PngFixture.header(side, side, 16, 6, false),
                new Chunk("IDAT", PngFixture.deflate(new byte[1000])),
                PngFixture.chunk("IEND", "")));

        ImageInfo info = codec.inspect(file);

        assertThat(List.of(info.width(), info.height())).isEqualTo(List.of(side, side));
        assertThat(info.workingBytes()).isGreaterThan(20_000_000_000L);
        assertCorrupt(file);
    }

    @Test
    void joinsImageData_thatIsSplitAnyhow() throws Exception {
        byte[] data = PngFixture.compress(SAMPLES, 8, false, new Random(1));
        List<Chunk> chunks = new ArrayList<>(List.of(PngFixture.header(5, 3, 8, 2, false)));
        for (byte piece : data) {
            chunks.add(new Chunk("IDAT", new byte[] {piece}));
            chunks.add(new Chunk("IDAT", new byte[0]));
        }
        chunks.add(PngFixture.chunk("IEND", ""));

        byte[] rotated = rotate(PngFixture.file(chunks), Rotation.CLOCKWISE_90);

        assertThat(PngFixture.decode(rotated).sameAs(SAMPLES.rotated(Rotation.CLOCKWISE_90)))
                .isTrue();
    }

    @Test
    void tellsWhatItIs_fromTheHeader() throws Exception {
        ImageInfo info = codec.inspect(file(List.of(), List.of()));

        assertThat(info).isEqualTo(new ImageInfo(ImageFormat.PNG, 5, 3, 1, info.workingBytes()));
    }

    @Test
    void thumbnailIsTheSame_alongWithARotationAndAlone() throws Exception {
        byte[] exif = ExifData.of(Orientation.CLOCKWISE).bytes();
        byte[] file = file(List.of(new Chunk("eXIf", exif)), List.of());

        Rotated rotated = codec.rotate(
                file,
                new ByteArrayOutputStream(),
                Rotation.CLOCKWISE_90,
                new RotationOptions(JpegUnaligned.REENCODE, 8));
        Thumbnail alone = codec.thumbnail(file, 8).orElseThrow();

        assertThat(rotated.method()).isEqualTo(RotationMethod.LOSSLESS);
        assertThat(rotated.thumbnail()).usingRecursiveComparison().isEqualTo(Optional.of(alone));
        assertThat(List.of(alone.width(), alone.height())).isEqualTo(List.of(3, 5));
        PngSamples shown = SAMPLES.shown(6);
        assertThat(alone.argb()[1])
                .isEqualTo(0xFF << 24 | shown.at(1, 0, 0) << 16 | shown.at(1, 0, 1) << 8 | shown.at(1, 0, 2));
    }

    @Test
    void thumbnailAveragesByAlpha_whenShrunk() throws Exception {
        // a red, b transparent green: the mean is red at half the opacity
        PngSamples samples = new PngSamples(2, 1, 4, new int[] {255, 0, 0, 255, 0, 255, 0, 0});
        byte[] file = PngFixture.image(samples, 8, 6, false, new Random(1));

        Thumbnail thumbnail = codec.thumbnail(file, 1).orElseThrow();

        assertThat(thumbnail.argb()).containsExactly(0x80FF0000);
    }

    @ParameterizedTest(name = "colour type {0}, {1} bit")
    @MethodSource("keyedKinds")
    void thumbnailShowsTransparency(int colourType, int bitDepth, String transparency) throws Exception {
        int channels = PngFixture.channels(colourType);
        int[] values = new int[2 * channels];
        Arrays.fill(values, 0, channels, 1);
        List<Chunk> chunks = new ArrayList<>(List.of(PngFixture.header(2, 1, bitDepth, colourType, false)));
        if (colourType == 3) {
            chunks.add(PngFixture.palette(bitDepth));
        }
        chunks.add(PngFixture.chunk("tRNS", transparency));
        chunks.add(new Chunk(
                "IDAT", PngFixture.compress(new PngSamples(2, 1, channels, values), bitDepth, false, new Random(1))));
        chunks.add(PngFixture.chunk("IEND", ""));

        int[] argb = codec.thumbnail(PngFixture.file(chunks), 2).orElseThrow().argb();

        assertThat(IntStream.of(argb).map(colour -> colour >>> 24)).containsExactly(0, 255);
    }

    static Stream<Arguments> keyedKinds() {
        return Stream.of(
                Arguments.of(0, 1, "\0\1"),
                Arguments.of(0, 4, "\0\1"),
                Arguments.of(0, 8, "\0\1"),
                Arguments.of(0, 16, "\0\1"),
                Arguments.of(2, 8, "\0\1\0\1\0\1"),
                Arguments.of(2, 16, "\0\1\0\1\0\1"),
                Arguments.of(3, 2, "\u00ff\0"));
    }

    /// Viewers look at the pixels, not at the checksums: what is all there is rotated, and the copy's checksums
    /// are right.
    @ParameterizedTest
    @ValueSource(strings = {"crc", "adler", "no adler", "cut in crc", "cut in adler", "too long", "no end"})
    void rotatesWhatIsAllThere_andSaysThatItMendedTheChecksums(String damage) throws Exception {
        byte[] whole = file(List.of(), List.of());
        byte[] file = whole.clone();
        int data = indexOf(file, "IDAT") + 4;
        int length = ByteBuffer.wrap(file).getInt(data - 8);
        switch (damage) {
            case "crc" -> file[data + length] ^= 1;
            case "adler" -> file[data + length - 1] ^= 1;
            case "no adler" -> {
                file = Arrays.copyOf(whole, data + length - 4);
                ByteBuffer.wrap(file).putInt(data - 8, length - 4);
            }
            case "cut in crc" -> file = Arrays.copyOf(whole, data + length + 2);
            case "cut in adler" -> file = Arrays.copyOf(whole, data + length - 2);
            case "too long" -> ByteBuffer.wrap(file).putInt(data - 8, length + 1000);
            default -> file = Arrays.copyOf(whole, data + length + 4);
        }
        var target = new ByteArrayOutputStream();
        var method = new PngCodec()
                .rotate(file, target, Rotation.HALF_TURN, new RotationOptions(JpegUnaligned.REENCODE, 0))
                .method();

        assertThat(target.toByteArray()).isEqualTo(rotate(whole, Rotation.HALF_TURN));
        assertThat(method.code()).isEqualTo(damage.equals("no end") ? "lossless" : "lossless+checksums-repaired");
    }

    @Test
    void refusesApplesPngByName() {
        byte[] file = file(List.of(), List.of());
        byte[] apples = new byte[file.length + 16];
        System.arraycopy(file, 0, apples, 0, 8);
        ByteBuffer.wrap(apples, 8, 16).putInt(4).put("CgBI".getBytes(StandardCharsets.ISO_8859_1));
        System.arraycopy(file, 8, apples, 24, file.length - 8);
        assertThatThrownBy(() -> rotate(apples, Rotation.HALF_TURN))
                .isInstanceOfSatisfying(ImageFormatException.class, e -> {
                    assertThat(e.failure().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
                    assertThat(e.failure().detail()).contains("CgBI", "Apple");
                });
    }

    private static byte[] file(List<Chunk> before, List<Chunk> after) {
        List<Chunk> chunks = new ArrayList<>();
        chunks.add(PngFixture.header(5, 3, 8, 2, false));
        chunks.addAll(before);
        chunks.add(new Chunk("IDAT", PngFixture.compress(SAMPLES, 8, false, new Random(9))));
        chunks.addAll(after);
        chunks.add(PngFixture.chunk("IEND", ""));
        return PngFixture.file(chunks);
    }

    private void assertCorrupt(byte[] file) {
        assertThatThrownBy(() -> rotate(file, Rotation.HALF_TURN))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
    }

    private static int indexOf(byte[] file, String name) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(name);
    }

    private byte[] rotate(byte[] file, Rotation rotation) throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        codec.rotate(file, target, rotation, new RotationOptions(JpegUnaligned.REENCODE, 0));
        return target.toByteArray();
    }
}

package org.fetchandrotate.imaging.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.fetchandrotate.imaging.AnimationCanvas;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.CodecFuzz;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.webp.Bitstream.Opacity;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPCodecTest {
    private static final Bitstream LOSSLESS = model(OptionalInt.empty());

    private final WebPCodec codec = new WebPCodec();

    @ParameterizedTest
    @EnumSource
    void keepsEveryPixel_ofLosslessImages(Rotation rotation) throws ImageFormatException {
        byte[] file = resource("lossless-alpha.webp");
        ArgbImage source = decoded(file);
        ArgbImage rotated = decoded(TestPictures.rotated(codec, file, rotation));
        assertThat(rotated.argb())
                .isEqualTo(TestPictures.rotatedPlainly(source, rotation).argb());
        assertThat(rotated.argb())
                .as("colours below invisible pixels")
                .contains(source.argb()[source.argb().length - 1]);
    }

    @Test
    void givesTheOriginal_whenRotatedFourTimes() throws ImageFormatException {
        byte[] file = resource("lossless-alpha.webp");
        byte[] rotated = file;
        for (int i = 0; i < 4; i++) {
            rotated = TestPictures.rotated(codec, rotated, Rotation.CLOCKWISE_90);
        }
        assertThat(decoded(rotated).argb()).isEqualTo(decoded(file).argb());
    }

    @ParameterizedTest
    @CsvSource({"lossy.webp, 80", "lossy-alpha.webp, 60"})
    void staysClose_forLossyImages(String name, int quality) throws Exception {
        byte[] file = resource(name);
        for (Rotation rotation : TestPictures.MOVES) {
            var target = new ByteArrayOutputStream();
            var rotated = codec.rotate(file, target, rotation, TestPictures.NO_THUMBNAIL);
            assertThat(rotated.method().quality().getAsInt()).isBetween(quality - 1, quality + 1);
            ArgbImage expected = TestPictures.rotatedPlainly(decoded(file), rotation);
            ArgbImage actual = decoded(target.toByteArray());
            assertThat(opacities(actual)).isEqualTo(opacities(expected));
            assertThat(TestPictures.psnr(expected, actual)).isGreaterThan(31);
            assertThat(target.size()).isLessThan(file.length * 11 / 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysAsOriented_inEveryOrientation(Orientation orientation) throws ImageFormatException {
        ArgbImage stored = TestPictures.translucent(23, 14);
        byte[] file = withExif(stored, orientation);
        for (Rotation rotation : TestPictures.MOVES) {
            byte[] rotated = TestPictures.rotated(codec, file, rotation);
            ArgbImage expected = TestPictures.rotatedPlainly(TestPictures.shown(stored, orientation), rotation);
            assertThat(shown(rotated).argb()).isEqualTo(expected.argb());
        }
    }

    @Test
    void keepsProfilesAndUnknownChunks_inTheirOrder() throws ImageFormatException {
        Bitstream picture = LibWebP.encodeLike(LOSSLESS, TestPictures.opaque(9, 5), Opacity.OPAQUE);
        byte[] file = RiffChunk.fileOf(List.of(
                WebPFile.header(0x2C, 9, 5),
                RiffChunk.of("ICCP", new byte[] {1, 2, 3}),
                picture.chunks().getFirst(),
                RiffChunk.of("EXIF", new byte[] {0}),
                RiffChunk.of("XMP ", "<x/>".getBytes(StandardCharsets.US_ASCII)),
                RiffChunk.of("abcd", new byte[] {9})));
        WebPFile rotated = WebPFile.read(TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90));
        assertThat(rotated.chunks().stream().map(RiffChunk::fourCc))
                .containsExactly("VP8X", "ICCP", "VP8L", "EXIF", "XMP ", "abcd");
        assertThat(rotated.width()).isEqualTo(5);
        assertThat(rotated.flags()).isEqualTo(0x2C);
        assertThat(rotated.chunk("ICCP").orElseThrow().payload()).containsExactly(1, 2, 3);
    }

    /// Whatever a header promises, that of the copy promises what is there.
    @Test
    void promisesWhatItHolds() throws ImageFormatException {
        Bitstream opaque = LibWebP.encodeLike(LOSSLESS, TestPictures.opaque(9, 5), Opacity.OPAQUE);
        Bitstream translucent = LibWebP.encodeLike(LOSSLESS, TestPictures.translucent(9, 5), Opacity.TRANSLUCENT);
        Bitstream lossy = WebPFile.read(resource("lossy-alpha.webp")).still().orElseThrow();
        assertThat(flagsOfRotated(0x10, 9, 5, opaque.chunks())).isZero();
        assertThat(flagsOfRotated(0x3C, 9, 5, opaque.chunks())).isZero();
        assertThat(flagsOfRotated(0, 9, 5, translucent.chunks())).isEqualTo(0x10);
        assertThat(flagsOfRotated(0, 67, 45, lossy.chunks())).isEqualTo(0x10);
        assertThat(flagsOfRotated(0xC1, 9, 5, opaque.chunks())).isZero();
    }

    /// Viewers show frames only where the header promises an animation, and of several pictures the first.
    @Test
    void leavesOut_whatNobodyShows() throws ImageFormatException {
        RiffChunk opaque = LibWebP.encodeLike(LOSSLESS, TestPictures.opaque(9, 5), Opacity.OPAQUE)
                .chunks()
                .getFirst();
        WebPFile animation = WebPFile.read(resource("anim-odd.webp"));
        RiffChunk frame = animation.chunk("ANMF").orElseThrow();
        RiffChunk setting = animation.chunk("ANIM").orElseThrow();
        byte[] file = RiffChunk.fileOf(List.of(WebPFile.header(0, 9, 5), setting, frame, opaque, opaque));
        byte[] rotated = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
        assertThat(WebPFile.read(rotated).chunks().stream().map(RiffChunk::fourCc))
                .containsExactly("VP8X", "VP8L");
        assertThat(decoded(rotated).argb())
                .isEqualTo(TestPictures.rotatedPlainly(TestPictures.opaque(9, 5), Rotation.CLOCKWISE_90)
                        .argb());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingOfContentCredentials(boolean animated) throws Exception {
        WebPFile source = WebPFile.read(resource(animated ? "anim-odd.webp" : "lossless-alpha.webp"));
        List<RiffChunk> chunks = new ArrayList<>(source.chunks());
        if (!source.isExtended()) {
            chunks.addFirst(WebPFile.header(0x10, source.width(), source.height()));
        }
        chunks.add(RiffChunk.of("C2PA", new byte[] {1, 2, 3}));
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(RiffChunk.fileOf(chunks), target, Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().notes()).containsExactly(RotationMethod.Note.C2PA_DROPPED);
        assertThat(WebPFile.read(target.toByteArray()).chunk("C2PA")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void letsXmpAgree_withExifAndPixels(Orientation orientation) throws ImageFormatException {
        RiffChunk picture = LibWebP.encodeLike(LOSSLESS, TestPictures.opaque(9, 5), Opacity.OPAQUE)
                .chunks()
                .getFirst();
        String xmp = "<x xmlns:tiff='http://ns.adobe.com/tiff/1.0/' xmlns:exif='http://ns.adobe.com/exif/1.0/'"
                + " tiff:Orientation='7' tiff:ImageWidth='9' exif:PixelYDimension='5'/>";
        byte[] file = RiffChunk.fileOf(List.of(
                WebPFile.header(0x0C, 9, 5),
                picture,
                RiffChunk.of("EXIF", ExifData.of(orientation).bytes()),
                RiffChunk.of("XMP ", xmp.getBytes(StandardCharsets.UTF_8))));
        byte[] rotated = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
        assertThat(new String(WebPFile.read(rotated).chunk("XMP ").orElseThrow().payload(), StandardCharsets.UTF_8))
                .contains(
                        "tiff:Orientation='" + orientation.exifValue() + "'",
                        "tiff:ImageWidth='5'",
                        "exif:PixelYDimension='9'");
    }

    /// Some programs store it as a LONG.
    @Test
    void readsOrientations_ofEveryType() throws ImageFormatException {
        byte[] exif = ExifData.of(Orientation.TRANSPOSED).bytes();
        exif[8 + 2 + 3] = 4;
        System.arraycopy(new byte[] {0, 0, 0, 5}, 0, exif, 8 + 2 + 8, 4);
        ArgbImage stored = TestPictures.opaque(9, 5);
        byte[] file = RiffChunk.fileOf(List.of(
                WebPFile.header(0x08, 9, 5),
                LibWebP.encodeLike(LOSSLESS, stored, Opacity.OPAQUE).chunks().getFirst(),
                RiffChunk.of("EXIF", exif)));
        byte[] rotated = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
        ArgbImage expected =
                TestPictures.rotatedPlainly(TestPictures.shown(stored, Orientation.TRANSPOSED), Rotation.CLOCKWISE_90);
        assertThat(shown(rotated).argb()).isEqualTo(expected.argb());
    }

    private int flagsOfRotated(int flags, int width, int height, List<RiffChunk> picture) throws ImageFormatException {
        List<RiffChunk> chunks = new ArrayList<>(picture);
        chunks.addFirst(WebPFile.header(flags, width, height));
        return WebPFile.read(TestPictures.rotated(codec, RiffChunk.fileOf(chunks), Rotation.HALF_TURN))
                .flags();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anim-gif.webp", "anim-odd.webp"})
    void showsEveryFrameRotated_inAnimations(String name) throws ImageFormatException {
        byte[] file = resource(name);
        WebPFile source = WebPFile.read(file);
        for (Rotation rotation : Rotation.values()) {
            WebPFile rotated = WebPFile.read(TestPictures.rotated(codec, file, rotation));
            assertThat(rotated.frames().stream().map(WebPFrame::duration))
                    .isEqualTo(source.frames().stream().map(WebPFrame::duration).toList());
            assertThat(rotated.chunk("ANIM").orElseThrow().payload())
                    .isEqualTo(source.chunk("ANIM").orElseThrow().payload());
            List<ArgbImage> expected = shownFrames(source);
            List<ArgbImage> actual = shownFrames(rotated);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(visible(actual.get(i)))
                        .as("frame %d of %s rotated by %s", i, name, rotation)
                        .isEqualTo(visible(TestPictures.rotatedPlainly(expected.get(i), rotation)));
            }
        }
    }

    @Test
    void keepsSmallFrames_whereOffsetsAllowIt() throws ImageFormatException {
        byte[] rotated = TestPictures.rotated(codec, resource("anim-odd.webp"), Rotation.HALF_TURN);
        long whole = WebPFile.read(rotated).frames().stream()
                .filter(frame ->
                        frame.bitstream().width() == 33 && frame.bitstream().height() == 22)
                .count();
        assertThat(whole).isLessThan(9);
    }

    @Test
    void mixesLossyAndLosslessFrames() throws Exception {
        var target = new ByteArrayOutputStream();
        var rotated =
                codec.rotate(resource("anim-alpha.webp"), target, Rotation.CLOCKWISE_270, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().code()).isEqualTo("recoded-q73");
        assertThat(WebPFile.read(target.toByteArray()).frames().stream()
                        .map(frame -> frame.bitstream().isLossless()))
                .containsExactly(true, true, false);
    }

    @Test
    void tellsSizes_fromTheHeader() throws ImageFormatException {
        ImageInfo still = codec.inspect(resource("lossy.webp"));
        assertThat(still.format()).isEqualTo(ImageFormat.WEBP);
        assertThat(List.of(still.width(), still.height(), still.frames())).containsExactly(67, 45, 1);
        ImageInfo animation = codec.inspect(resource("anim-odd.webp"));
        assertThat(List.of(animation.width(), animation.height(), animation.frames()))
                .containsExactly(33, 22, 13);
    }

    @Test
    void makesThumbnails_asShown() throws Exception {
        ArgbImage stored = TestPictures.opaque(40, 20);
        byte[] file = withExif(stored, Orientation.CLOCKWISE);
        Thumbnail thumbnail = codec.thumbnail(file, 10).orElseThrow();
        assertThat(List.of(thumbnail.width(), thumbnail.height())).containsExactly(5, 10);
        var options = new RotationOptions(JpegUnaligned.REENCODE, 10);
        var rotated = codec.rotate(file, new ByteArrayOutputStream(), Rotation.HALF_TURN, options);
        assertThat(rotated.thumbnail().orElseThrow().argb()).isEqualTo(thumbnail.argb());
        assertThat(codec.thumbnail(resource("anim-odd.webp"), 11)).isPresent();
    }

    @Test
    void refusesTruncatedFiles() {
        byte[] file = resource("lossy.webp");
        assertThatThrownBy(() -> codec.inspect(Arrays.copyOf(file, file.length - 20)))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
    }

    /// An animation's canvas may be larger than any picture that could be encoded for it. Transposing alone leaves
    /// every frame at an even offset, so that none has to become the whole canvas.
    @Test
    void refusesAnimations_whoseRotatedFramesWebPCantHold() throws Exception {
        byte[] file = resource("anim-odd.webp");
        // the canvas: 32,640 pixels wide
        file[24] = 0x7F;
        file[25] = 0x7F;
        file[26] = 0;
        for (Rotation rotation : EnumSet.complementOf(EnumSet.of(Rotation.UPRIGHT, Rotation.TRANSPOSE))) {
            assertThatThrownBy(
                            () -> codec.rotate(file, new ByteArrayOutputStream(), rotation, TestPictures.NO_THUMBNAIL))
                    .as("%s", rotation)
                    .isInstanceOf(ImageFormatException.class);
        }
        WebPFile transposed = WebPFile.read(TestPictures.rotated(codec, file, Rotation.TRANSPOSE));
        assertThat(transposed.height()).isEqualTo(32_640);
        assertThat(transposed.frames()).hasSameSizeAs(WebPFile.read(file).frames());
    }

    @Test
    void survivesMutations() {
        CodecFuzz.assertSurvives(
                codec,
                List.of(
                        resource("lossless-alpha.webp"),
                        resource("lossy.webp"),
                        resource("lossy-alpha.webp"),
                        resource("anim-odd.webp"),
                        resource("anim-alpha.webp")),
                1500);
    }

    private static byte[] withExif(ArgbImage stored, Orientation orientation) throws ImageFormatException {
        Bitstream picture = LibWebP.encodeLike(LOSSLESS, stored, Opacity.TRANSLUCENT);
        return RiffChunk.fileOf(List.of(
                WebPFile.header(0x18, stored.width(), stored.height()),
                picture.chunks().getFirst(),
                RiffChunk.of("EXIF", ExifData.of(orientation).bytes())));
    }

    private static ArgbImage shown(byte[] file) throws ImageFormatException {
        byte[] exif = WebPFile.read(file).chunk("EXIF").orElseThrow().payload();
        return TestPictures.shown(
                decoded(file), ExifData.parse(exif).orElseThrow().orientation());
    }

    private static ArgbImage decoded(byte[] file) throws ImageFormatException {
        return LibWebP.decode(WebPFile.read(file).still().orElseThrow());
    }

    private static List<ArgbImage> shownFrames(WebPFile file) throws ImageFormatException {
        var canvas = new AnimationCanvas(file.width(), file.height());
        List<ArgbImage> shown = new ArrayList<>();
        for (WebPFrame frame : file.frames()) {
            frame.showOn(canvas, LibWebP.decode(frame.bitstream()));
            shown.add(new ArgbImage(
                    file.width(), file.height(), canvas.picture().argb().clone()));
        }
        return shown;
    }

    private static int[] visible(ArgbImage image) {
        return Arrays.stream(image.argb())
                .map(pixel -> pixel >>> 24 == 0 ? 0 : pixel)
                .toArray();
    }

    private static int[] opacities(ArgbImage image) {
        return Arrays.stream(image.argb()).map(pixel -> pixel >>> 24).toArray();
    }

    private static Bitstream model(OptionalInt quality) {
        return new Bitstream(List.of(), 1, 1, Opacity.OPAQUE, quality);
    }

    private static byte[] resource(String name) {
        return TestPictures.resource(WebPCodecTest.class, name);
    }
}

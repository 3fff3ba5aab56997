package org.fetchandrotate.imaging.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.AnimationReader;
import org.fetchandrotate.imaging.ImageCodec.Rotated;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.gif.GifFixture.Control;
import org.fetchandrotate.imaging.gif.GifFixture.Played;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GifCodecTest {
    private final GifCodec codec = new GifCodec();

    static Stream<Arguments> kinds() {
        return IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(bits -> Stream.of(false, true).map(interlaced -> Arguments.of(bits, interlaced)));
    }

    @ParameterizedTest(name = "{0} bits, interlaced {1}")
    @MethodSource("kinds")
    void everyIndexIsWhereItBelongs_atEverySizeAndAngle(int bits, boolean interlaced) throws Exception {
        Random random = new Random(bits);
        for (int width : new int[] {1, 2, 3, 8, 9, 17}) {
            for (int height = 1; height <= 17; height++) {
                byte[] pixels = GifFixture.noise(width * height, bits, random);
                byte[] file = new GifFixture(width, height, bits, 0)
                        .image(0, 0, width, height, pixels, bits, interlaced)
                        .file();
                for (Rotation rotation : Rotation.values()) {
                    assertThat(GifFixture.indices(rotate(file, rotation), 0))
                            .as("%d × %d by %s", width, height, rotation)
                            .isEqualTo(rotated(unsigned(pixels), width, height, rotation));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Rotation.class)
    void everyPictureShownIsRotated_inAnAnimation(Rotation rotation) throws Exception {
        byte[] file = animation();

        Played before = GifFixture.play(file);
        Played after = GifFixture.play(rotate(file, rotation));

        assertThat(after.delays()).isEqualTo(before.delays());
        assertThat(after.pictures()).hasSameSizeAs(before.pictures());
        for (int i = 0; i < before.pictures().size(); i++) {
            assertThat(after.pictures().get(i))
                    .as("frame %d", i)
                    .isEqualTo(rotated(before.pictures().get(i), before.width(), before.height(), rotation));
        }
    }

    @Test
    void showsEveryFrameAsTheScreenLooks_forAsLongAsTheFileSays() throws Exception {
        Played played = GifFixture.play(animation());

        AnimationReader reader = codec.animation(animation()).orElseThrow();

        for (int i = 0; i < played.pictures().size(); i++) {
            assertThat(reader.next())
                    .hasValue(Duration.ofMillis(
                            10 * Long.parseLong(played.delays().get(i))));
            assertThat(reader.picture().argb())
                    .as("frame %d", i)
                    .isEqualTo(played.pictures().get(i));
        }
        assertThat(reader.next()).isEmpty();
    }

    static byte[] animation() {
        Random random = new Random(8);
        GifFixture gif = new GifFixture(20, 11, 4, 0).extension(0xFF, "NETSCAPE2.0", "\1\0\0");
        gif.control(new Control(0, 5, -1)).image(0, 0, 20, 11, GifFixture.noise(220, 4, random), 4, false);
        gif.control(new Control(1, 7, 3)).image(3, 1, 5, 9, GifFixture.noise(45, 4, random), 4, true);
        gif.control(new Control(2, 1, 0)).image(13, 0, 7, 3, GifFixture.noise(21, 4, random), 4, false);
        gif.control(new Control(3, 2, 1)).image(0, 9, 20, 2, GifFixture.noise(40, 2, random), 2, false, 2);
        gif.control(new Control(0, 65535, 2)).image(19, 10, 1, 1, GifFixture.noise(1, 4, random), 4, true);
        return gif.file();
    }

    @Test
    void leavesNothingOfContentCredentials() throws Exception {
        byte[] file = new GifFixture(2, 2, 1, 0)
                .extension(0xFF, "C2PA_GIF\1\0\0", "signed")
                .image(0, 0, 2, 2, new byte[4], 1, false)
                .file();
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(file, target, Rotation.HALF_TURN, new RotationOptions(JpegUnaligned.REENCODE, 0));
        assertThat(rotated.method().code()).isEqualTo("lossless+c2pa-dropped");
        assertThat(target.toString(StandardCharsets.ISO_8859_1)).doesNotContain("signed");
    }

    @Test
    void keepsLoopCommentsAndProfiles_byteForByte() throws Exception {
        byte[] file = new GifFixture(2, 2, 1, 0)
                .extension(0xFF, "NETSCAPE2.0", "\1\7\0")
                .extension(0xFE, "a comment", "and more")
                .extension(0xFF, "ICCRGBG1012", "profile")
                .extension(0x77, "unknown")
                .image(0, 0, 2, 2, new byte[] {0, 1, 1, 1}, 1, false)
                .extension(0xFF, "XMP DataXMP", "<x:xmpmeta/>")
                .file();

        String rotated = latin1(rotate(file, Rotation.CLOCKWISE_90));

        assertThat(rotated)
                .contains("NETSCAPE2.0\3\1\7\0\0")
                .contains("\u00fe\11a comment\10and more\0")
                .contains("ICCRGBG1012\7profile\0")
                .contains("!w\7unknown\0")
                .endsWith("XMP DataXMP\14<x:xmpmeta/>\0;");
    }

    @Test
    void dropsPlainText_thatCannotBeRotated() throws Exception {
        byte[] file = new GifFixture(2, 2, 1, 0)
                .extension(0x01, "grid of text")
                .image(0, 0, 2, 2, new byte[4], 1, false)
                .file();

        assertThat(latin1(rotate(file, Rotation.HALF_TURN))).doesNotContain("grid of text");
    }

    @Test
    void invertsPixelAspect_onQuarterTurns() throws Exception {
        // (17 + 15) / 64 = 1:2 becomes 2:1 = (113 + 15) / 64
        byte[] file = new GifFixture(2, 2, 1, 17)
                .image(0, 0, 2, 2, new byte[4], 1, false)
                .file();

        assertThat(rotate(file, Rotation.HALF_TURN)[12]).isEqualTo((byte) 17);
        assertThat(rotate(file, Rotation.CLOCKWISE_270)[12]).isEqualTo((byte) 113);
    }

    @Test
    void pixelsAreTheOriginals_afterRotatingRound() throws Exception {
        byte[] file = animation();
        byte[] quarters = file;
        for (int i = 0; i < 4; i++) {
            quarters = rotate(quarters, Rotation.CLOCKWISE_270);
        }
        byte[] halves = rotate(rotate(file, Rotation.HALF_TURN), Rotation.HALF_TURN);

        for (int frame = 0; frame < 5; frame++) {
            assertThat(GifFixture.indices(quarters, frame)).isEqualTo(GifFixture.indices(file, frame));
            assertThat(GifFixture.indices(halves, frame)).isEqualTo(GifFixture.indices(file, frame));
        }
    }

    @ParameterizedTest
    @EnumSource(LzwEncoder.Clearing.class)
    void lzwGivesBackWhatWasPutIn_aroundTheTablesLimits(LzwEncoder.Clearing clearing) throws Exception {
        Random random = new Random(5);
        LzwEncoder encoder = new LzwEncoder();
        LzwDecoder decoder = new LzwDecoder();
        for (int bits = 2; bits <= 8; bits++) {
            for (int length : new int[] {1, 2, 3, 100, 3000, 4090, 5000, 300_000}) {
                byte[] pixels = GifFixture.noise(length, bits, random);
                // half noise, half runs, so that both kinds of strings occur
                Arrays.fill(pixels, length / 2, length / 2 + length / 4, (byte) 1);
                byte[] data = encoder.encode(pixels, bits, clearing);
                byte[] decoded = new byte[length];
                decoder.decode(data, 0, decoded);
                assertThat(decoded).as("%d bits, %d pixels", bits, length).isEqualTo(pixels);
            }
        }
    }

    @Test
    void imageIoReadsWhatTheEncoderWrites_whenTheTableIsFull() throws Exception {
        byte[] pixels = GifFixture.noise(400 * 300, 5, new Random(6));
        byte[] file = new GifFixture(400, 300, 5, 0)
                .image(0, 0, 400, 300, pixels, 5, false)
                .file();

        byte[] rotated = rotate(file, Rotation.HALF_TURN);

        assertThat(GifFixture.play(rotated).pictures())
                .usingRecursiveComparison()
                .isEqualTo(List.of(rotated(GifFixture.play(file).pictures().getFirst(), 400, 300, Rotation.HALF_TURN)));
    }

    @Test
    void cutsFrame_thatReachesBeyondTheScreen() throws Exception {
        byte[] pixels = {0, 1, 2, 3, 1, 2, 3, 0, 2, 3, 0, 1};
        byte[] file = new GifFixture(4, 4, 2, 0)
                .image(0, 0, 4, 4, new byte[16], 2, false)
                .image(2, 3, 4, 3, pixels, 2, false)
                .file();

        Played before = GifFixture.play(file);
        Played after = GifFixture.play(rotate(file, Rotation.HALF_TURN));

        assertThat(after.pictures().getLast())
                .isEqualTo(rotated(before.pictures().getLast(), 4, 4, Rotation.HALF_TURN));
    }

    @Test
    void enlargesTheScreen_whereTheFirstFrameReachesBeyondIt() throws Exception {
        byte[] file = new GifFixture(2, 1, 2, 0)
                .image(1, 0, 3, 3, GifFixture.noise(9, 2, new Random(1)), 2, false)
                .file();

        ImageInfo info = codec.inspect(file);
        Played after = GifFixture.play(rotate(file, Rotation.CLOCKWISE_90));

        assertThat(List.of(info.width(), info.height())).isEqualTo(List.of(4, 3));
        assertThat(List.of(after.width(), after.height())).isEqualTo(List.of(3, 4));
    }

    @Test
    void keepsTheTime_ofAFrameThatIsNotSeen() throws Exception {
        byte[] file = new GifFixture(2, 2, 2, 0)
                .image(0, 0, 2, 2, new byte[] {0, 1, 2, 3}, 2, false)
                .control(new Control(2, 44, -1))
                .image(5, 5, 1, 1, new byte[1], 2, false)
                .file();

        Played after = GifFixture.play(rotate(file, Rotation.HALF_TURN));

        assertThat(after.delays()).containsExactly("0", "44");
        assertThat(after.pictures().get(1)).isEqualTo(after.pictures().get(0));
    }

    @Test
    void ignoresWhatFollowsTheImage_andAMissingTrailer() throws Exception {
        GifFixture gif = new GifFixture(2, 2, 1, 0).image(0, 0, 2, 2, new byte[] {0, 1, 1, 0}, 1, false);
        byte[] withoutTrailer = gif.withoutTrailer();
        byte[] file = gif.file();
        byte[] expected = rotate(file, Rotation.HALF_TURN);

        assertThat(rotate(withoutTrailer, Rotation.HALF_TURN)).isEqualTo(expected);
        assertThat(rotate(Arrays.copyOf(file, file.length + 50), Rotation.HALF_TURN))
                .isEqualTo(expected);
        // all pixels are there: the end-of-information code and the terminator are missed by nobody
        assertThat(rotate(Arrays.copyOf(withoutTrailer, withoutTrailer.length - 1), Rotation.HALF_TURN))
                .isEqualTo(expected);
    }

    @Test
    void refusesFile_thatIsDamaged() {
        byte[] file = animation();

        assertRefused(Arrays.copyOf(file, 100), FailureReason.CORRUPT_IMAGE);
        assertRefused(Arrays.copyOf(file, 13 + 48), FailureReason.CORRUPT_IMAGE);
        assertRefused(Arrays.copyOf(file, 20), FailureReason.CORRUPT_IMAGE);
        assertRefused(new byte[0], FailureReason.CORRUPT_IMAGE);
        assertRefused("GIF89a".getBytes(StandardCharsets.US_ASCII), FailureReason.CORRUPT_IMAGE);
    }

    @Test
    void countsFrames_withoutDecodingThem() throws Exception {
        byte[] file = new GifFixture(1000, 1000, 1, 0)
                .image(0, 0, 1, 1, new byte[1], 1, false)
                .again(99_999)
                .file();

        ImageInfo info = codec.inspect(file);

        assertThat(info).isEqualTo(new ImageInfo(ImageFormat.GIF, 1000, 1000, 100_000, info.workingBytes()));
    }

    @Test
    void refusesBomb_fromItsHeaders() {
        GifFixture hidden = new GifFixture(1, 1, 1, 0)
                .image(0, 0, 1, 1, new byte[1], 1, false)
                .image(5, 5, 300, 300, new byte[90_000], 1, false)
                .again(200);
        byte[] impossible = new GifFixture(1, 1, 1, 0)
                .image(0, 0, 1, 1, new byte[1], 1, false)
                .file();
        Arrays.fill(impossible, impossible.length - 12, impossible.length - 8, (byte) 0xFF);

        assertRefused(hidden.file(), FailureReason.TOO_MANY_PIXELS);
        assertThatThrownBy(() -> codec.inspect(impossible)).isInstanceOf(ImageFormatException.class);
    }

    @Test
    void thumbnailIsTheSame_alongWithARotationAndAlone() throws Exception {
        byte[] file = new GifFixture(4, 2, 2, 0)
                .control(new Control(0, 0, 2))
                .image(1, 0, 2, 2, new byte[] {1, 2, 3, 0}, 2, true)
                .file();

        Rotated rotated = codec.rotate(
                file,
                new ByteArrayOutputStream(),
                Rotation.CLOCKWISE_90,
                new RotationOptions(JpegUnaligned.REENCODE, 10));
        Thumbnail alone = codec.thumbnail(file, 10).orElseThrow();

        assertThat(rotated.thumbnail()).usingRecursiveComparison().isEqualTo(Optional.of(alone));
        assertThat(alone.width()).isEqualTo(4);
        assertThat(alone.argb()).containsExactly(0, colour(1), 0, 0, 0, colour(3), colour(0), 0);
    }

    private static int colour(int index) {
        int at = 3 * index * 53;
        return 0xFF << 24 | (at & 0xFF) << 16 | (at + 53 & 0xFF) << 8 | at + 106 & 0xFF;
    }

    private void assertRefused(byte[] file, FailureReason reason) {
        assertThatThrownBy(() -> rotate(file, Rotation.HALF_TURN))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(reason));
    }

    private static int[] rotated(int[] pixels, int width, int height, Rotation rotation) {
        int[] result = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = switch (rotation) {
                    case HALF_TURN -> (height - 1 - y) * width + width - 1 - x;
                    case CLOCKWISE_90 -> x * height + height - 1 - y;
                    case CLOCKWISE_270 -> (width - 1 - x) * height + y;
                    case UPRIGHT -> y * width + x;
                    case FLIP_HORIZONTAL -> y * width + width - 1 - x;
                    case FLIP_VERTICAL -> (height - 1 - y) * width + x;
                    case TRANSPOSE -> x * height + y;
                    case TRANSVERSE -> (width - 1 - x) * height + height - 1 - y;
                };
                result[to] = pixels[y * width + x];
            }
        }
        return result;
    }

    private static int[] unsigned(byte[] bytes) {
        return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xFF).toArray();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] rotate(byte[] file, Rotation rotation) throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        codec.rotate(file, target, rotation, new RotationOptions(JpegUnaligned.REENCODE, 0));
        return target.toByteArray();
    }
}

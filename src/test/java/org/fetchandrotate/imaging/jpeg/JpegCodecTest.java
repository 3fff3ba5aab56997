package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegCodecTest {
    private static final JpegCodec CODEC = new JpegCodec();
    private static final RotationOptions REENCODE = new RotationOptions(JpegUnaligned.REENCODE, 0);
    private static final RotationOptions TRIM = new RotationOptions(JpegUnaligned.TRIM, 0);
    private static final RotationOptions ORIENTATION = new RotationOptions(JpegUnaligned.ORIENTATION, 0);

    private record Result(byte[] bytes, RotationMethod method) {}

    private static Result rotate(byte[] file, Rotation rotation, RotationOptions options) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try {
            RotationMethod method =
                    CODEC.rotate(file, target, rotation, options).method();
            return new Result(target.toByteArray(), method);
        } catch (ImageFormatException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] rotated(byte[] file, Rotation rotation) {
        return rotate(file, rotation, REENCODE).bytes();
    }

    private static Coefficients rotated(Coefficients source, Rotation rotation) {
        return source.rotated(rotation);
    }

    static Stream<Arguments> everySamplingAndScript() {
        return TestJpeg.SAMPLINGS.stream()
                .flatMap(sampling -> Stream.of(Script.values())
                        .flatMap(script -> Stream.of(Rotation.values())
                                .map(rotation -> Arguments.of(sampling, script, rotation))));
    }

    @ParameterizedTest
    @MethodSource("everySamplingAndScript")
    void rotatesCoefficientsExactly_whenAligned(String sampling, Script script, Rotation rotation) {
        byte[] file = new TestJpeg(192, 96, sampling).script(script).bytes();
        Result result = rotate(file, rotation, REENCODE);
        assertThat(result.method()).isEqualTo(RotationMethod.LOSSLESS);
        assertThat(Coefficients.of(result.bytes())).isEqualTo(rotated(Coefficients.of(file), rotation));
    }

    static Stream<Arguments> everyScript() {
        return Stream.of(Script.values())
                .flatMap(script -> Stream.of(Rotation.values()).map(rotation -> Arguments.of(script, rotation)));
    }

    @ParameterizedTest
    @MethodSource("everyScript")
    void rotatesCoefficientsExactly_whenRestartMarkersDivideTheScans(Script script, Rotation rotation) {
        byte[] file = new TestJpeg(96, 96, "22 11 11")
                .script(script)
                .restartInterval(3)
                .bytes();
        byte[] result = rotated(file, rotation);
        assertThat(Coefficients.of(result)).isEqualTo(rotated(Coefficients.of(file), rotation));
        if (script != Script.UNEVEN) {
            assertThat(restartMarkers(result)).isEqualTo(restartMarkers(file)).isPositive();
        }
    }

    private static int restartMarkers(byte[] file) {
        int markers = 0;
        for (int i = 1; i < file.length; i++) {
            markers += file[i - 1] == -1 && Marker.isRestart(file[i] & 0xFF) ? 1 : 0;
        }
        return markers;
    }

    @ParameterizedTest
    @EnumSource
    void needsOnlyTheMirroredSidesAligned(Rotation rotation) {
        int width = rotation == Rotation.CLOCKWISE_90 ? 75 : 64;
        int height = rotation == Rotation.CLOCKWISE_270 ? 77 : 48;
        byte[] file = new TestJpeg(width, height, "22 11 11").bytes();
        Result result = rotate(file, rotation, REENCODE);
        assertThat(result.method()).isEqualTo(RotationMethod.LOSSLESS);
        assertThat(Coefficients.of(result.bytes())).isEqualTo(rotated(Coefficients.of(file), rotation));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheCoefficientsBack_whenRotatedAllTheWayRound(Script script) {
        byte[] file = new TestJpeg(96, 48, "22 11 11").script(script).bytes();
        byte[] quarters = file;
        for (int i = 0; i < 4; i++) {
            quarters = rotated(quarters, Rotation.CLOCKWISE_90);
        }
        byte[] halves = rotated(rotated(file, Rotation.HALF_TURN), Rotation.HALF_TURN);
        assertThat(Coefficients.of(quarters)).isEqualTo(Coefficients.of(file));
        assertThat(Coefficients.of(halves)).isEqualTo(Coefficients.of(file));
    }

    @ParameterizedTest
    @EnumSource
    void keepsQuantisationTablesOf16Bits(Rotation rotation) {
        byte[] file =
                new TestJpeg(64, 48, "21 11 11").wideQuantTables().extended().bytes();
        assertThat(Coefficients.of(rotated(file, rotation))).isEqualTo(rotated(Coefficients.of(file), rotation));
    }

    @ParameterizedTest
    @EnumSource
    void isNoLargerThanTheSource(Rotation rotation) {
        byte[] file = new TestJpeg(480, 320, "22 11 11").bytes();
        assertThat(rotated(file, rotation)).hasSizeLessThan(file.length * 101 / 100);
    }

    @Test
    void passesOverFillBytes() {
        byte[] file = new TestJpeg(32, 32, "11").bytes();
        byte[] filled = withFillBytes(file);
        assertThat(filled).hasSizeGreaterThan(file.length);
        assertThat(rotated(filled, Rotation.HALF_TURN)).isEqualTo(rotated(file, Rotation.HALF_TURN));
    }

    /// Two bytes of 0xFF before each marker behind the first.
    private static byte[] withFillBytes(byte[] file) {
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        for (int i = 0; i < file.length; i++) {
            boolean marker = i > 0 && i + 1 < file.length && file[i] == -1 && file[i + 1] != 0;
            filled.writeBytes(marker ? new byte[] {-1, -1, -1} : new byte[] {file[i]});
        }
        return filled.toByteArray();
    }

    @Test
    void takesTheStandardTables_whenTheFileDefinesNone() {
        byte[] file = Pictures.jpeg(Pictures.drawn(32, 32), 0.8f);
        byte[] without = withoutHuffmanTables(file);
        assertThat(without).hasSizeLessThan(file.length - 400);
        assertThat(rotated(without, Rotation.HALF_TURN)).isEqualTo(rotated(file, Rotation.HALF_TURN));
    }

    private static byte[] withoutHuffmanTables(byte[] file) {
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        int place = 2;
        without.write(file, 0, 2);
        while ((file[place + 1] & 0xFF) != Marker.SOS) {
            int length = 2 + ((file[place + 2] & 0xFF) << 8 | file[place + 3] & 0xFF);
            if ((file[place + 1] & 0xFF) != Marker.DHT) {
                without.write(file, place, length);
            }
            place += length;
        }
        without.write(file, place, file.length - place);
        return without.toByteArray();
    }

    @Test
    void endsTheImage_whenTheSourceForgotTo() {
        byte[] file = new TestJpeg(32, 32, "11").bytes();
        byte[] unended = Arrays.copyOf(file, file.length - 2);
        assertThat(rotated(unended, Rotation.CLOCKWISE_90)).isEqualTo(rotated(file, Rotation.CLOCKWISE_90));
    }

    @Test
    void keepsWhatFollowsTheImage() {
        byte[] trailer = {1, 2, 3, -1, (byte) Marker.SOI, 5};
        byte[] result = rotated(new TestJpeg(32, 32, "11").trailer(trailer).bytes(), Rotation.HALF_TURN);
        assertThat(result).endsWith(trailer);
    }

    @ParameterizedTest
    @EnumSource
    void refusesDataThatIsCutOff(Script script) {
        byte[] file = new TestJpeg(64, 64, "22 11 11").script(script).bytes();
        for (int cut = 3; cut < 40; cut++) {
            byte[] shorter = Arrays.copyOf(file, file.length - cut);
            assertThatThrownBy(() -> CODEC.rotate(shorter, new ByteArrayOutputStream(), Rotation.HALF_TURN, REENCODE))
                    .isInstanceOfSatisfying(
                            ImageFormatException.class,
                            exception ->
                                    assertThat(exception.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
        }
    }

    @Test
    void dropsPartialBlocks_whenToldToTrim() {
        byte[] file = new TestJpeg(75, 77, "22 11 11").bytes();
        Result result = rotate(file, Rotation.HALF_TURN, TRIM);
        assertThat(result.method()).isEqualTo(RotationMethod.TRIMMED);
        Coefficients source = Coefficients.of(file);
        Coefficients trimmed = Coefficients.of(result.bytes());
        assertThat(trimmed.width()).isEqualTo(64);
        assertThat(trimmed.height()).isEqualTo(64);
        // the source's block left above in the corner lies right below
        int[] corner =
                rotated(source, Rotation.HALF_TURN).components().getFirst().getLast()[9];
        assertThat(trimmed.components().getFirst().getLast()[7]).isEqualTo(corner);
    }

    @ParameterizedTest
    @EnumSource
    void trimsProgressivePicturesLikeOthers(Rotation rotation) {
        byte[] baseline = new TestJpeg(75, 77, "22 11 11").bytes();
        byte[] progressive =
                new TestJpeg(75, 77, "22 11 11").script(Script.PROGRESSIVE).bytes();
        assertThat(Coefficients.of(rotate(progressive, rotation, TRIM).bytes()))
                .isEqualTo(Coefficients.of(rotate(baseline, rotation, TRIM).bytes()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC9, 0xCA})
    void refusesOtherProcessesByName(int marker) {
        byte[] file = new TestJpeg(16, 16, "11").bytes();
        for (int i = 0; i < file.length - 1; i++) {
            if (file[i] == -1 && (file[i + 1] & 0xFF) == Marker.SOF0_BASELINE) {
                file[i + 1] = (byte) marker;
            }
        }
        assertThatThrownBy(() -> CODEC.inspect(file))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        exception ->
                                assertThat(exception.failure().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT))
                .hasMessageContaining("JPEG");
    }

    @Test
    void saysTheSize_fromTheHeader() throws ImageFormatException {
        ImageInfo info = CODEC.inspect(new TestJpeg(75, 77, "22 11 11").bytes());
        assertThat(List.of(info.width(), info.height(), info.frames())).isEqualTo(List.of(75, 77, 1));
    }

    @ParameterizedTest
    @EnumSource
    void refusesSizesThatTheFileCannotHold(Script script) {
        byte[] file = new TestJpeg(16, 16, "11").script(script).bytes();
        for (int i = 0; i < file.length - 9; i++) {
            if (file[i] == -1 && Marker.isFrame(file[i + 1] & 0xFF)) {
                Arrays.fill(file, i + 5, i + 9, (byte) 0xC3);
            }
        }
        assertThatThrownBy(() -> CODEC.inspect(file)).hasMessageContaining("can't be in");
    }

    @Test
    void setsTheTag_whenToldToLeaveThePictureAlone() {
        byte[] file = new TestJpeg(75, 77, "22 11 11").bytes();
        Result result = rotate(file, Rotation.CLOCKWISE_90, ORIENTATION);
        assertThat(result.method()).isEqualTo(RotationMethod.ORIENTATION_TAG);
        assertThat(Coefficients.of(result.bytes())).isEqualTo(Coefficients.of(file));
        assertThat(result.bytes()).containsSequence('E', 'x', 'i', 'f', 0, 0);
    }
}

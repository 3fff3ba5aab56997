package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Pictures whose blocks can't simply be moved.
final class JpegRecodeTest {
    private static final JpegCodec CODEC = new JpegCodec();

    private record Result(byte[] bytes, RotationMethod method) {}

    private static Result rotate(byte[] file, Rotation rotation) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try {
            RotationMethod method = CODEC.rotate(file, target, rotation, new RotationOptions(JpegUnaligned.REENCODE, 0))
                    .method();
            return new Result(target.toByteArray(), method);
        } catch (ImageFormatException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> sizesAroundMcuEdges() {
        return Stream.of(15, 16, 17, 23, 24, 25, 31, 33)
                .flatMap(width -> Stream.of(8, 9, 31, 40)
                        .flatMap(height ->
                                Stream.of(Rotation.values()).map(rotation -> Arguments.of(width, height, rotation))));
    }

    @ParameterizedTest
    @MethodSource("sizesAroundMcuEdges")
    void isCloseToTheExactRotation(int width, int height, Rotation rotation) {
        byte[] file = Pictures.jpeg(Pictures.drawn(width, height), 0.95f);
        Result result = rotate(file, rotation);
        Thumbnail expected = Pictures.rotated(Pictures.decoded(file), rotation);
        assertThat(Pictures.psnr(Pictures.decoded(result.bytes()), expected)).isGreaterThan(27);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UPRIGHT", "TRANSPOSE"})
    void keepsLumaExactly_whereOnlyChromaIsNotAligned(Rotation rotation) {
        byte[] file = new TestJpeg(72, 40, "22 11 11").bytes();
        Result result = rotate(file, rotation);
        Coefficients rotated = Coefficients.of(file).rotated(rotation);
        assertThat(new Coefficients(
                        0,
                        0,
                        rotated.quantTables(),
                        Coefficients.of(result.bytes()).components().subList(0, 1)))
                .isEqualTo(new Coefficients(
                        0, 0, rotated.quantTables(), rotated.components().subList(0, 1)));
        assertThat(result.method().kind()).isEqualTo(RotationMethod.Kind.RECODED);
    }

    @Test
    void isLossless_whereOnlyTheMcusAreNotAligned() {
        byte[] file = new TestJpeg(40, 24, "12 12 12").bytes();
        Result result = rotate(file, Rotation.HALF_TURN);
        assertThat(result.method()).isEqualTo(RotationMethod.LOSSLESS);
        assertThat(Coefficients.of(result.bytes()))
                .isEqualTo(Coefficients.of(file).rotated().rotated());
    }

    @Test
    void givesTheSamePicture_whetherProgressiveOrNot() {
        byte[] baseline = new TestJpeg(75, 53, "22 11 11").bytes();
        byte[] progressive =
                new TestJpeg(75, 53, "22 11 11").script(Script.PROGRESSIVE).bytes();
        assertThat(Coefficients.of(rotate(progressive, Rotation.CLOCKWISE_90).bytes()))
                .isEqualTo(
                        Coefficients.of(rotate(baseline, Rotation.CLOCKWISE_90).bytes()));
    }

    @ParameterizedTest
    @EnumSource
    void costsNoQuality_whenRotatedBack(Rotation rotation) {
        byte[] file = Pictures.jpeg(Pictures.drawn(203, 155), 0.85f);
        byte[] there = rotate(file, rotation).bytes();
        byte[] back = rotate(there, Rotation.of(rotation.transform().inverse())).bytes();
        assertThat(Pictures.psnr(Pictures.decoded(back), Pictures.decoded(file)))
                .isGreaterThan(34);
    }

    @Test
    void estimatesTheQualityOfTheSource() {
        for (int quality : new int[] {50, 75, 90}) {
            byte[] file = Pictures.jpeg(Pictures.drawn(33, 33), quality / 100f);
            assertThat(rotate(file, Rotation.HALF_TURN).method().quality()).hasValue(quality);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotMuchLargerThanTheSource(Rotation rotation) {
        byte[] file = Pictures.jpeg(Pictures.drawn(331, 217), 0.8f);
        assertThat(rotate(file, rotation).bytes()).hasSizeLessThan(file.length * 106 / 100);
    }
}

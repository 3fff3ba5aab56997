package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares with `jpegtran` of libjpeg-turbo: with the program where it is installed, with what it has given
/// where not.
final class JpegtranTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> kinds() {
        return Stream.of("11", "11 11 11", "21 11 11", "22 11 11", "12 11 11", "41 11 11", "22 11 11 22")
                .flatMap(sampling -> Stream.of(Script.INTERLEAVED, Script.PROGRESSIVE)
                        .flatMap(script -> Stream.of(Rotation.values())
                                .map(rotation -> Arguments.of(sampling, script, rotation))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givesTheSameCoefficientsAsJpegtran(String sampling, Script script, Rotation rotation)
            throws IOException, InterruptedException {
        assumeTrue(isInstalled());
        byte[] source = new TestJpeg(96, 64, sampling).script(script).bytes();
        assertThat(Coefficients.of(rotated(source, rotation)))
                .isEqualTo(Coefficients.of(jpegtran(source, rotation, "-perfect")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void trimsAsJpegtranDoes(String sampling, Script script, Rotation rotation)
            throws IOException, InterruptedException {
        assumeTrue(isInstalled());
        byte[] source = new TestJpeg(77, 91, sampling).script(script).bytes();
        assertThat(Coefficients.of(rotated(source, rotation)))
                .isEqualTo(Coefficients.of(jpegtran(source, rotation, "-trim")));
    }

    @ParameterizedTest
    @CsvSource({
        "CLOCKWISE_90, INTERLEAVED, 20b347171e017cbe6d5a4c46557c04cfe71fefaedc5953dd24eafab01b090f8e", //
        "HALF_TURN, INTERLEAVED, 0ddcc532e75c30689dd6eef25ed00c897e7f8c9bc1f43996838ba12dd167597e",
        "CLOCKWISE_270, INTERLEAVED, 2b5169ce2622da04d9769f5fd73357a53a29ac3a26e9edbc08c3ae1ddacc1805",
        "CLOCKWISE_90, PROGRESSIVE, 20b347171e017cbe6d5a4c46557c04cfe71fefaedc5953dd24eafab01b090f8e",
        "HALF_TURN, PROGRESSIVE, 0ddcc532e75c30689dd6eef25ed00c897e7f8c9bc1f43996838ba12dd167597e",
        "CLOCKWISE_270, PROGRESSIVE, 2b5169ce2622da04d9769f5fd73357a53a29ac3a26e9edbc08c3ae1ddacc1805"
    })
    void givesTheCoefficientsThatJpegtranOnceGave(Rotation rotation, Script script, String digest) {
        byte[] source = new TestJpeg(96, 64, "22 11 11").script(script).bytes();
        assertThat(Coefficients.of(rotated(source, rotation)).digest()).isEqualTo(digest);
    }

    private static byte[] rotated(byte[] source, Rotation rotation) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try {
            new JpegCodec().rotate(source, target, rotation, new RotationOptions(JpegUnaligned.TRIM, 0));
        } catch (ImageFormatException | IOException e) {
            throw new AssertionError(e);
        }
        return target.toByteArray();
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "jpegtran")));
    }

    private static Stream<String> options(Rotation rotation) {
        return switch (rotation) {
            case UPRIGHT -> Stream.of();
            case FLIP_HORIZONTAL -> Stream.of("-flip", "horizontal");
            case FLIP_VERTICAL -> Stream.of("-flip", "vertical");
            case TRANSPOSE -> Stream.of("-transpose");
            case TRANSVERSE -> Stream.of("-transverse");
            case CLOCKWISE_90, HALF_TURN, CLOCKWISE_270 -> Stream.of("-rotate", rotation.code());
        };
    }

    private byte[] jpegtran(byte[] source, Rotation rotation, String edges) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("source.jpg"), source);
        Path rotated = folder.resolve("rotated.jpg");
        Process process = new ProcessBuilder(Stream.of(
                                Stream.of("jpegtran", edges),
                                options(rotation),
                                Stream.of("-outfile", rotated.toString(), file.toString()))
                        .flatMap(part -> part)
                        .toList())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllBytes(rotated);
    }
}

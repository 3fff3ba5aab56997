package org.fetchandrotate.imaging.jpeg.mending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fetchandrotate.imaging.ImageCodec.Mended;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.Coefficients;
import org.fetchandrotate.imaging.jpeg.TestJpeg;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.thumbnail.BlockSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what is made of damaged files against what the JDK shows of them: it has a libjpeg of its own.
class MendedJpegTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> damages() {
        return Stream.of("11", "22 11 11", "21 11 11")
                .flatMap(sampling -> Stream.of(Script.INTERLEAVED, Script.SEPARATE)
                        .flatMap(script -> damage().map(damage -> Arguments.of(sampling, script, damage))));
    }

    private record Damage(String name, int interval, UnaryOperator<byte[]> onFile) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Damage> damage() {
        return Stream.of(
                new Damage("cut off", 0, file -> Arrays.copyOf(file, file.length * 3 / 5)),
                new Damage("cut off behind 0xFF", 3, file -> cutBehindOnes(file)),
                new Damage("cut off among intervals", 2, file -> Arrays.copyOf(file, file.length * 3 / 5)),
                new Damage("a restart missing", 2, file -> withoutRestart(file, 4)),
                new Damage("two restarts missing", 2, file -> withoutRestart(withoutRestart(file, 5), 3)),
                new Damage("a restart far away", 2, file -> renumbered(file, 4, 0xD7)),
                new Damage("a restart of before", 2, file -> renumbered(file, 4, 0xD3)),
                new Damage("a restart of later", 2, file -> renumbered(file, 4, 0xD5)),
                new Damage("all restarts one number", 2, file -> allRestarts(file, 0xD0)),
                new Damage(
                        "a restart twice",
                        2,
                        file -> insert(file, restarts(file).get(3), 0xFF, 0xD3)),
                new Damage("a restart nobody announced", 0, file -> insert(file, middle(file), 0xFF, 0xD0)),
                new Damage("a marker of no meaning", 2, file -> insert(file, middle(file), 0xFF, 0x05)),
                new Damage(
                        "junk before a restart",
                        2,
                        file -> insert(file, restarts(file).get(2), 1, 2, 3, 4)),
                new Damage("noise", 3, MendedJpegTest::noisy));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void showsWhatLibjpegShows_ofASequentialFile(String sampling, Script script, Damage damage) throws Exception {
        byte[] sound = new TestJpeg(120, 90, sampling)
                .script(script)
                .restartInterval(damage.interval)
                .bytes();
        byte[] damaged = damage.onFile.apply(sound);
        Mended mended = MendedJpeg.of(damaged).orElseThrow();
        assertReadable(mended.file());
        assertThat(pixels(mended.file())).isEqualTo(pixels(damaged));
        // a number far from what is due is taken for a slip, and junk is passed over: nothing is missing then
        assertThat(mended.isFilled())
                .isEqualTo(
                        !List.of("a restart far away", "junk before a restart").contains(damage.name));
    }

    /// By the coefficients: of a file whose scans aren't all there, viewers smooth what they show.
    @ParameterizedTest
    @MethodSource("damages")
    void hasTheCoefficientsOfJpegtran_ofAProgressiveFile(String sampling, Script script, Damage damage)
            throws Exception {
        assumeTrue(isInstalled());
        byte[] sound = new TestJpeg(120, 90, sampling)
                .script(script == Script.SEPARATE ? Script.PROGRESSIVE : Script.UNEVEN)
                .restartInterval(damage.interval)
                .bytes();
        byte[] damaged = damage.onFile.apply(sound);
        Mended mended = MendedJpeg.of(damaged).orElseThrow();
        assertReadable(mended.file());
        assertThat(Coefficients.of(mended.file())).isEqualTo(Coefficients.of(jpegtran(damaged)));
    }

    @Test
    void keepsEveryCoefficient_whereNothingIsDamaged() throws Exception {
        for (Script script : Script.values()) {
            byte[] sound = new TestJpeg(50, 40, "22 11 11")
                    .script(script)
                    .restartInterval(2)
                    .bytes();
            Mended mended = MendedJpeg.of(sound).orElseThrow();
            assertThat(pixels(mended.file())).isEqualTo(pixels(sound));
            assertThat(mended.isFilled()).isEqualTo(script == Script.UNEVEN);
        }
    }

    @Test
    void refusesWhatHasNothingToShow() throws Exception {
        byte[] sound = new TestJpeg(50, 40, "22 11 11").bytes();
        int scan = new JpegReader(sound).read().scans().getFirst().start();
        assertThat(MendedJpeg.of(Arrays.copyOf(sound, scan + 3))).isEmpty();
        assertThatThrownBy(() -> MendedJpeg.of(Arrays.copyOf(sound, scan - 20)))
                .isInstanceOf(ImageFormatException.class);
    }

    @Test
    void decodesWhateverComes_toSomethingReadable() throws Exception {
        Random random = new Random(54);
        int mendedOnes = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] file = new TestJpeg(40, 30, "22 11 11")
                    .script(Script.values()[i % 4])
                    .restartInterval(i % 3)
                    .bytes();
            int from = new JpegReader(file).read().scans().getFirst().start();
            for (int hits = 1 + random.nextInt(5); hits > 0; hits--) {
                file[from + random.nextInt(file.length - from)] = (byte) random.nextInt(256);
            }
            var mended = MendedJpeg.of(file);
            if (mended.isPresent()) {
                assertReadable(mended.get().file());
                mendedOnes++;
            }
        }
        assertThat(mendedOnes).isGreaterThan(1_900);
    }

    private byte[] jpegtran(byte[] damaged) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("damaged.jpg"), damaged);
        Path mended = folder.resolve("mended.jpg");
        new ProcessBuilder("jpegtran", "-outfile", mended.toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return Files.readAllBytes(mended);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "jpegtran")));
    }

    private static void assertReadable(byte[] file) throws ImageFormatException {
        BlockSource.of(new JpegReader(file).read());
    }

    private static int[] pixels(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    private static int middle(byte[] file) {
        Scan longest;
        try {
            longest = new JpegReader(file)
                    .read().scans().stream()
                            .max(Comparator.comparing(scan -> scan.end() - scan.start()))
                            .orElseThrow();
        } catch (ImageFormatException e) {
            throw new AssertionError(e);
        }
        int place = (longest.start() + longest.end()) / 2;
        while (file[place - 1] == -1 || file[place] == -1) {
            place++;
        }
        return place;
    }

    private static byte[] cutBehindOnes(byte[] file) {
        int place = file.length * 3 / 5;
        while (file[place] != -1) {
            place++;
        }
        return Arrays.copyOf(file, place + 1);
    }

    private static List<Integer> restarts(byte[] file) {
        List<Integer> places = new ArrayList<>();
        IntStream.range(0, file.length - 1)
                .filter(i -> file[i] == -1 && (file[i + 1] & 0xF8) == 0xD0)
                .forEach(places::add);
        // of the last scan
        int first = places.size() - 1;
        while (first > 0 && (file[places.get(first) + 1] & 0xFF) != 0xD0) {
            first--;
        }
        return places.subList(Math.max(0, first - 8), places.size());
    }

    private static byte[] withoutRestart(byte[] file, int number) {
        int place = restarts(file).get(number);
        return joined(Arrays.copyOf(file, place), Arrays.copyOfRange(file, place + 2, file.length));
    }

    private static byte[] renumbered(byte[] file, int number, int marker) {
        byte[] changed = file.clone();
        int place = restarts(file).stream()
                .filter(at -> (file[at + 1] & 7) == number)
                .findFirst()
                .orElseThrow();
        changed[place + 1] = (byte) marker;
        return changed;
    }

    private static byte[] allRestarts(byte[] file, int marker) {
        byte[] changed = file.clone();
        restarts(file).forEach(place -> changed[place + 1] = (byte) marker);
        return changed;
    }

    private static byte[] insert(byte[] file, int place, int... bytes) {
        byte[] inserted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            inserted[i] = (byte) bytes[i];
        }
        return joined(joined(Arrays.copyOf(file, place), inserted), Arrays.copyOfRange(file, place, file.length));
    }

    private static byte[] noisy(byte[] file) {
        byte[] changed = file.clone();
        Random random = new Random(7);
        int middle = middle(file);
        for (int i = 0; i < 5; i++) {
            int place = middle + 20 * i;
            if (file[place - 1] != -1 && file[place] != -1) {
                changed[place] = (byte) random.nextInt(255);
            }
        }
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}

package org.fetchandrotate.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageCodec.Rotated;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Looks at rotated TIFF files with the eyes of libtiff, ImageMagick and Pillow, each where it is installed:
/// what they show before has to be what they show afterwards, rotated.
class TiffToolsTest {
    private final TiffCodec codec = new TiffCodec(new JpegCodec());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c g3:1d",
                "-c g3:1d:fill -f lsb2msb -r 16",
                "-c g3:2d -r 7",
                "-c g3:2d:fill -f lsb2msb -B",
                "-c g4 -f lsb2msb",
                "-c g4 -t -w 32 -l 16",
                "-c none -f lsb2msb",
                "-c packbits -f lsb2msb",
            })
    void showTheSameFax(String options) throws Exception {
        assertShownRotated(copied("fax-group4", options), RotationMethod.Kind.LOSSLESS, Viewer.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c lzma",
                "-c lzma:2 -t -w 32 -l 16",
                "-c zstd -r 9",
                "-c zstd:2 -8",
                "-c webp",
                "-c lzw:2 -f lsb2msb -B",
                "-c zip -f lsb2msb",
            })
    void showTheSamePixels(String options) throws Exception {
        assertShownRotated(copied("rgb-packbits", options), RotationMethod.Kind.LOSSLESS, Viewer.values());
        assertShownRotated(copied("rgba-deflate", options), RotationMethod.Kind.LOSSLESS, Viewer.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c jpeg:90 -r 16",
                "-c jpeg:90 -r 48",
                "-c jpeg:r:90 -r 8",
                "-c jpeg:r:90 -p separate -r 16",
                "-c jpeg:90 -t -w 32 -l 16",
                "-c jpeg:r:90 -t -w 16 -l 32 -B",
            })
    void showTheSameJpeg_asNearAsItsOwnTablesAllow(String options) throws Exception {
        assertShownRotated(copied("rgb-packbits", options), RotationMethod.Kind.RECODED, Viewer.values());
    }

    /// Pillow knows no 16 bits in several planes.
    @ParameterizedTest
    @ValueSource(strings = {"-c lzw:2 -r 16", "-c zip:2 -t -w 32 -l 32 -B", "-c none", "-c lzma:2 -f lsb2msb -r 5"})
    void showTheSamePlanes_of16Bits(String options) throws Exception {
        Path source = copied(TestTiffs.file(TestTiffs.planes()), options);
        assertShownRotated(source, RotationMethod.Kind.LOSSLESS, Viewer.LIBTIFF, Viewer.IMAGE_MAGICK);
    }

    @Test
    void showTheSameSubsampledPixels() throws Exception {
        Path file = folder.resolve("source.tif");
        Files.write(file, TestTiffs.file(TestTiffs.subsampled(2, 2)));
        // ImageMagick doesn't know that pixels share colours
        assertShownRotated(file, RotationMethod.Kind.LOSSLESS, Viewer.LIBTIFF);
    }

    @Test
    void showTheSameOldLzw() throws Exception {
        TiffDirectory page = TestTiffs.page(60, 60, 8, 3, TiffCompression.NONE);
        page.replacePieces(page.pieces().stream().map(TestTiffs::oldLzw).toList());
        page.setNumber(TiffDirectory.COMPRESSION, 5);
        assertShownRotated(
                Files.write(folder.resolve("source.tif"), TestTiffs.file(page)),
                RotationMethod.Kind.LOSSLESS,
                Viewer.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "header", "tables", "strips"})
    void showTheSameOldJpeg(String kind) throws Exception {
        // ImageMagick shows brightness and colour differences as they are
        assertShownRotated(
                Files.write(folder.resolve("source.tif"), OldJpegFile.of(kind)),
                RotationMethod.Kind.LOSSLESS,
                Viewer.LIBTIFF);
    }

    private void assertShownRotated(Path source, RotationMethod.Kind kind, Viewer... eyes) throws Exception {
        List<Viewer> viewers = Stream.of(eyes).filter(Viewer::isInstalled).toList();
        assumeTrue(!viewers.isEmpty(), "no other program that shows TIFF");
        Path target = Files.write(folder.resolve("rotated.tif"), rotated(source, kind));
        for (Viewer viewer : viewers) {
            byte[] before = viewer.show(source, folder);
            if (before.length == 0) {
                assertThat(viewer).isNotEqualTo(Viewer.LIBTIFF);
                continue;
            }
            ArgbImage expected = TestPictures.rotatedPlainly(picture(source, before), Rotation.CLOCKWISE_90);
            ArgbImage actual = picture(target, viewer.show(target, folder));
            assertThat(List.of(actual.width(), actual.height())).containsExactly(expected.width(), expected.height());
            boolean exact = kind == RotationMethod.Kind.LOSSLESS && !isJpeg(target);
            // a decoder of JPEG rounds, and makes colours smooth within a piece, differently for each direction
            assertThat(TestPictures.psnr(expected, actual))
                    .as(viewer.name())
                    .isGreaterThan(exact ? Double.MAX_VALUE : 32);
        }
    }

    private static boolean isJpeg(Path file) throws Exception {
        return TiffReader.pages(Files.readAllBytes(file)).getFirst().number(TiffDirectory.COMPRESSION, 1) == 7;
    }

    private byte[] rotated(Path source, RotationMethod.Kind kind) throws IOException, ImageFormatException {
        var target = new ByteArrayOutputStream();
        Rotated rotated =
                codec.rotate(Files.readAllBytes(source), target, Rotation.CLOCKWISE_90, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().kind()).isEqualTo(kind);
        return target.toByteArray();
    }

    /// @param rgba of the file's first page
    private static ArgbImage picture(Path file, byte[] rgba) throws Exception {
        TiffDirectory page = TiffReader.pages(Files.readAllBytes(file)).getFirst();
        int width = (int) page.number(TiffDirectory.WIDTH, 0);
        int[] argb = new int[rgba.length / 4];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (rgba[4 * i + 3] & 0xFF) << 24
                    | (rgba[4 * i] & 0xFF) << 16
                    | (rgba[4 * i + 1] & 0xFF) << 8
                    | rgba[4 * i + 2] & 0xFF;
        }
        return new ArgbImage(width, argb.length / width, argb);
    }

    private Path copied(String name, String options) throws Exception {
        return copied(TestTiffs.resource(name), options);
    }

    private Path copied(byte[] file, String options) throws Exception {
        assumeTrue(Viewer.isOnPath("tiffcp"), "tiffcp isn't installed");
        Path plain = Files.write(folder.resolve("plain.tif"), file);
        Path source = folder.resolve("source.tif");
        List<String> command = new ArrayList<>(List.of("tiffcp"));
        command.addAll(Arrays.asList(options.split(" ", -1)));
        command.addAll(List.of(plain.toString(), source.toString()));
        Viewer.run(command);
        // what it can't do it leaves half done
        boolean whole = !TiffReader.pages(Files.readAllBytes(source))
                .getFirst()
                .pieces()
                .isEmpty();
        assumeTrue(whole, "tiffcp lacks " + options);
        return source;
    }

    /// A program that gives a file's first page as red, green, blue and opacity.
    private enum Viewer {
        LIBTIFF("tiff2rgba") {
            @Override
            byte[] show(Path file, Path folder) throws Exception {
                Path plain = folder.resolve("rgba.tif");
                run(List.of("tiff2rgba", "-c", "none", file.toString(), plain.toString()));
                TiffDirectory page = TiffReader.pages(Files.readAllBytes(plain)).getFirst();
                int width = (int) page.number(TiffDirectory.WIDTH, 0);
                var unpacking = TiffCoding.of(page, width).orElseThrow().unpacking();
                var pixels = new ByteArrayOutputStream();
                for (byte[] strip : page.pieces()) {
                    pixels.writeBytes(unpacking.unpack(strip, 4 * width, strip.length / 4 / width));
                }
                return pixels.toByteArray();
            }
        },
        IMAGE_MAGICK("convert") {
            @Override
            byte[] show(Path file, Path folder) throws Exception {
                return run(List.of("convert", "-quiet", file + "[0]", "-depth", "8", "rgba:-"));
            }
        },
        PILLOW("python3") {
            @Override
            byte[] show(Path file, Path folder) throws Exception {
                return run(List.of(PYTHON, "-c", SCRIPT, file.toString()));
            }

            @Override
            boolean isInstalled() {
                try {
                    return Files.isExecutable(Path.of(PYTHON))
                            && run(List.of(PYTHON, "-c", "import PIL; print(1)")).length > 0;
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };

        private static final String PYTHON = "/usr/bin/python3";

        /// Some codings are beyond Pillow; then it says nothing.
        private static final String SCRIPT = """
                import sys
                from PIL import Image
                try:
                    sys.stdout.buffer.write(Image.open(sys.argv[1]).convert("RGBA").tobytes())
                except (OSError, ValueError, KeyError, SyntaxError):
                    pass
                """;

        private final String program;

        Viewer(String program) {
            this.program = program;
        }

        /// @return nothing if it can't
        abstract byte[] show(Path file, Path folder) throws Exception;

        boolean isInstalled() {
            return isOnPath(program);
        }

        static boolean isOnPath(String program) {
            return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
        }

        static byte[] run(List<String> command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            process.waitFor();
            return output;
        }
    }
}

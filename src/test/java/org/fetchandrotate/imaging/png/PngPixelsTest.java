package org.fetchandrotate.imaging.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of pixel, interlaced and not, at every size around the edges of bytes and of Adam7's grid.
class PngPixelsTest {
    private static final int SIZES = 17;
    private static final RotationOptions NO_THUMBNAIL = new RotationOptions(JpegUnaligned.REENCODE, 0);

    private final PngCodec codec = new PngCodec();

    static Stream<Arguments> kinds() {
        return Stream.of(PngFixture.KINDS)
                .flatMap(kind -> Stream.of(false, true).map(interlaced -> Arguments.of(kind[0], kind[1], interlaced)));
    }

    @ParameterizedTest(name = "colour type {0}, {1} bit, interlaced {2}")
    @MethodSource("kinds")
    void everyPixelIsWhereItBelongs_atEverySizeAndAngle(int colourType, int bitDepth, boolean interlaced)
            throws Exception {
        Random random = new Random(31L * colourType + bitDepth);
        for (int width = 1; width <= SIZES; width++) {
            for (int height = 1; height <= SIZES; height++) {
                PngSamples samples =
                        PngSamples.random(width, height, PngFixture.channels(colourType), 1 << bitDepth, random);
                byte[] file = PngFixture.image(samples, bitDepth, colourType, interlaced, random);
                for (Rotation rotation : Rotation.values()) {
                    byte[] rotated = rotate(file, rotation);
                    assertThat(PngFixture.decode(rotated).sameAs(samples.rotated(rotation)))
                            .as("%d × %d by %s", width, height, rotation)
                            .isTrue();
                    assertThat(PngFixture.data(rotated, "IHDR")[12]).isEqualTo((byte) (interlaced ? 1 : 0));
                }
            }
        }
    }

    @ParameterizedTest(name = "colour type {0}, {1} bit, interlaced {2}")
    @MethodSource("kinds")
    void pixelsAreTheOriginals_afterRotatingRound(int colourType, int bitDepth, boolean interlaced) throws Exception {
        Random random = new Random(7L * colourType + bitDepth);
        PngSamples samples = PngSamples.random(13, 21, PngFixture.channels(colourType), 1 << bitDepth, random);
        byte[] file = PngFixture.image(samples, bitDepth, colourType, interlaced, random);

        byte[] quarters = file;
        for (int i = 0; i < 4; i++) {
            quarters = rotate(quarters, Rotation.CLOCKWISE_90);
        }
        byte[] halves = rotate(rotate(file, Rotation.HALF_TURN), Rotation.HALF_TURN);

        assertThat(PngFixture.decode(quarters).sameAs(samples)).isTrue();
        assertThat(PngFixture.decode(halves).sameAs(samples)).isTrue();
    }

    @ParameterizedTest(name = "colour type {0}, {1} bit, interlaced {2}")
    @MethodSource("kinds")
    void imageIoSeesTheSamePicture_rotated(int colourType, int bitDepth, boolean interlaced) throws Exception {
        Random random = new Random(3L * colourType + bitDepth);
        PngSamples samples = PngSamples.random(11, 6, PngFixture.channels(colourType), 1 << bitDepth, random);
        byte[] file = PngFixture.image(samples, bitDepth, colourType, interlaced, random);

        BufferedImage before = ImageIO.read(new ByteArrayInputStream(file));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(rotate(file, Rotation.CLOCKWISE_90)));

        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 11; x++) {
                assertThat(after.getRaster().getPixel(5 - y, x, (int[]) null))
                        .isEqualTo(before.getRaster().getPixel(x, y, (int[]) null));
            }
        }
    }

    @Test
    void everyPixelIsWhereItBelongs_inAnImageOfManyBands() throws Exception {
        // several bands whose matches reach back into the one before, on several threads
        PngSamples samples = PngSamples.random(500, 900, 3, 16, new Random(1));
        for (boolean interlaced : new boolean[] {false, true}) {
            byte[] file = PngFixture.image(samples, 8, 2, interlaced, new Random(2));
            for (Rotation rotation : TestPictures.MOVES) {
                byte[] rotated = rotate(file, rotation);
                assertThat(PngFixture.names(rotated).stream()
                                .filter("IDAT"::equals)
                                .count())
                        .isGreaterThan(2);
                assertThat(PngFixture.decode(rotated).sameAs(samples.rotated(rotation)))
                        .isTrue();
            }
        }
    }

    private byte[] rotate(byte[] file, Rotation rotation) throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        codec.rotate(file, target, rotation, NO_THUMBNAIL);
        return target.toByteArray();
    }
}

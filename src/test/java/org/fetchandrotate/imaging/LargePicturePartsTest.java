package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of pictures must be what the whole shows at their places.
final class LargePicturePartsTest {
    @TempDir
    private Path folder;

    /// The orientation tag is that of a picture whose sides can't be rotated in whole blocks.
    @ParameterizedTest
    @CsvSource({
        "cape-light.jpg, NONE",
        "northern-lights.jpg, NONE",
        "northern-lights.jpg, CLOCKWISE_90",
        "northern-lights.jpg, CLOCKWISE_270",
        "northern-lights.jpg, TRANSVERSE",
    })
    void partsAreWhatTheWholeShows(String name, String rotation) throws Exception {
        Path file = written(name);
        if (!rotation.equals("NONE")) {
            Path tagged = folder.resolve("tagged.jpg");
            new ImageRotator(new RotatorLimits(1, 1, 1L << 40))
                    .rotate(
                            file,
                            tagged,
                            Rotation.valueOf(rotation),
                            new RotationOptions(JpegUnaligned.ORIENTATION, 0));
            file = tagged;
        }
        Thumbnail whole = Pictures.read(file, Integer.MAX_VALUE).orElseThrow().pixels();
        LargePicture large = LargePicture.open(file).orElseThrow();
        assertThat(large.width()).isEqualTo(whole.width());
        assertThat(large.height()).isEqualTo(whole.height());
        for (int[] place : new int[][] {
            {0, 0, 64, 64},
            {13, 29, 101, 77},
            {large.width() - 37, 5, 37, 50},
            {3, large.height() - 1, 200, 1},
            {large.width() - 9, large.height() - 7, 9, 7},
        }) {
            Thumbnail part = large.part(place[0], place[1], place[2], place[3]).orElseThrow();
            assertThat(part.argb())
                    .as("at %s", Arrays.toString(place))
                    .isEqualTo(cut(whole, place[0], place[1], place[2], place[3]));
        }
    }

    @Test
    void ofOtherFormatsThereAreNone() throws Exception {
        assertThat(LargePicture.open(written("cottage-at-noon.png"))).isEmpty();
        assertThat(LargePicture.open(Files.write(folder.resolve("none"), new byte[9])))
                .isEmpty();
    }

    private Path written(String name) throws Exception {
        try (InputStream picture = Objects.requireNonNull(
                LargePicturePartsTest.class.getResourceAsStream("/org/fetchandrotate/demo/" + name))) {
            return Files.write(folder.resolve(name), picture.readAllBytes());
        }
    }

    private static int[] cut(Thumbnail whole, int left, int top, int width, int height) {
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(whole.argb(), (top + y) * whole.width() + left, argb, y * width, width);
        }
        return argb;
    }
}

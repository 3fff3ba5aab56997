package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArgbImageTest {
    private static final ArgbImage SMALL = new ArgbImage(3, 2, new int[] {1, 2, 3, 4, 5, 6});

    @ParameterizedTest
    @EnumSource
    void movesEveryPixel_whenTurned(Rotation rotation) {
        for (int size = 1; size < 70; size += 11) {
            ArgbImage image = TestPictures.translucent(size, 71 - size);
            ArgbImage turned = image.turned(rotation);
            ArgbImage expected = TestPictures.turnedPlainly(image, rotation);
            assertThat(turned.width()).isEqualTo(expected.width());
            assertThat(turned.argb()).isEqualTo(expected.argb());
        }
    }

    /// The pictures of CIPA DC-008's table for the tag: where the first row and the first column of the data are shown.
    @ParameterizedTest
    @CsvSource({
        "NORMAL, 3, 1 2 3 4 5 6",
        "MIRRORED, 3, 3 2 1 6 5 4",
        "HALF_TURNED, 3, 6 5 4 3 2 1",
        "FLIPPED, 3, 4 5 6 1 2 3",
        "TRANSPOSED, 2, 1 4 2 5 3 6",
        "CLOCKWISE, 2, 4 1 5 2 6 3",
        "TRANSVERSED, 2, 6 3 5 2 4 1",
        "COUNTERCLOCKWISE, 2, 3 6 2 5 1 4",
    })
    void isShown_asItsOrientationSays(Orientation orientation, int width, String pixels) {
        ArgbImage shown = SMALL.oriented(orientation);
        assertThat(shown.width()).isEqualTo(width);
        assertThat(shown.argb())
                .isEqualTo(java.util.Arrays.stream(pixels.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @Test
    void keepsColours_whenScaledDownBesideTransparency() {
        int[] argb = {0xFFC08040, 0x00FFFFFF, 0xFFC08040, 0x00000000};
        Thumbnail thumbnail = new ArgbImage(2, 2, argb).scaledDown(1);
        assertThat(thumbnail.argb()).containsExactly(0x80C08040);
    }

    @ParameterizedTest
    @CsvSource({"100, 50, 20, 20, 10", "50, 100, 20, 10, 20", "10, 5, 20, 10, 5", "1000, 1, 20, 20, 1"})
    void fitsTheSideAskedFor_whenScaledDown(int width, int height, int side, int smallWidth, int smallHeight) {
        Thumbnail thumbnail = TestPictures.opaque(width, height).scaledDown(side);
        assertThat(thumbnail.width()).isEqualTo(smallWidth);
        assertThat(thumbnail.height()).isEqualTo(smallHeight);
    }
}

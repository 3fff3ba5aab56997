package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArgbImageTest {
    @ParameterizedTest
    @EnumSource
    void movesEveryPixel_whenRotated(Rotation rotation) {
        for (int size = 1; size < 70; size += 11) {
            ArgbImage image = TestPictures.translucent(size, 71 - size);
            ArgbImage rotated = image.transformed(rotation.transform());
            ArgbImage expected = TestPictures.rotatedPlainly(image, rotation);
            assertThat(rotated.width()).isEqualTo(expected.width());
            assertThat(rotated.argb()).isEqualTo(expected.argb());
        }
    }

    @Test
    void keepsColours_whenScaledDownBesideTransparency() {
        int[] argb = {0xFFC08040, 0x00FFFFFF, 0xFFC08040, 0x00000000};
        Thumbnail thumbnail = new ArgbImage(2, 2, argb).thumbnail(1, Orientation.NORMAL);
        assertThat(thumbnail.argb()).containsExactly(0x80C08040);
    }

    @ParameterizedTest
    @CsvSource({"100, 50, 20, 20, 10", "50, 100, 20, 10, 20", "10, 5, 20, 10, 5", "1000, 1, 20, 20, 1"})
    void fitsTheSideAskedFor_whenScaledDown(int width, int height, int side, int smallWidth, int smallHeight) {
        Thumbnail thumbnail = TestPictures.opaque(width, height).thumbnail(side, Orientation.NORMAL);
        assertThat(thumbnail.width()).isEqualTo(smallWidth);
        assertThat(thumbnail.height()).isEqualTo(smallHeight);
    }
}

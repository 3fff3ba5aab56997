package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.Image;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.pictures.PixelImages;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Transform;
import org.junit.jupiter.api.Test;

@NeedsToolkit
final class DifferenceImageTest {
    /// Two rows of three pixels.
    private static final int[] ORIGINAL = {0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004, 0xFF000005, 0xFF000006};

    @Test
    void isBlackWhereTheCopyIsTheOriginal_andEnlargesWhatDiffers() {
        int[] clockwise = {0xFF000004, 0xFF000001, 0xFF000005, 0xFF000002, 0xFF030006, 0xFF004003};
        Image found = DifferenceImage.of(image(3, 2, ORIGINAL), image(2, 3, clockwise), Transform.ROTATE_90)
                .orElseThrow();
        int[] pixels = new int[6];
        for (int i = 0; i < 6; i++) {
            pixels[i] = found.getPixelReader().getArgb(i % 3, i / 3);
        }
        assertThat(pixels).containsExactly(0xFF000000, 0xFF000000, 0xFF00FF00, 0xFF000000, 0xFF000000, 0xFF300000);
    }

    @Test
    void isNone_whereTheShapesDiffer() {
        assertThat(DifferenceImage.of(image(3, 2, ORIGINAL), image(3, 2, ORIGINAL), Transform.ROTATE_90))
                .isEmpty();
    }

    private static Image image(int width, int height, int... argb) {
        return PixelImages.of(new Thumbnail(width, height, argb));
    }
}

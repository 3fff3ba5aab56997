package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PixelMatchTest {
    private static final Thumbnail ORIGINAL =
            new Thumbnail(3, 2, new int[] {0xFF010203, 0xFF111213, 0xFF212223, 0xFF313233, 0xFF414243, 0x00000000});

    @ParameterizedTest
    @EnumSource
    void isExact_whenTheCopyIsTheOriginalRotated(Rotation rotation) {
        assertThat(match(rotated(rotation), rotation)).isEqualTo(new PixelMatch.Exact());
    }

    @ParameterizedTest
    @EnumSource
    void isNot_whenItIsRotatedTheOtherWay(Rotation rotation) {
        Thumbnail wrong = rotated(rotation);
        int first = wrong.argb()[0];
        wrong.argb()[0] = wrong.argb()[1];
        wrong.argb()[1] = first;
        assertThat(match(wrong, rotation)).isInstanceOf(PixelMatch.Near.class);
    }

    @Test
    void tellsTheLargestAndTheMeanDifference() {
        Thumbnail copy = rotated(Rotation.HALF_TURN);
        copy.argb()[5] = 0xFF04020C;
        assertThat(match(copy, Rotation.HALF_TURN)).isEqualTo(new PixelMatch.Near(9, 1.5));
    }

    @Test
    void doesNotCareForTheColourOfWhatIsTransparent() {
        Thumbnail copy = rotated(Rotation.HALF_TURN);
        copy.argb()[0] = 0x00FFFFFF;
        assertThat(match(copy, Rotation.HALF_TURN)).isEqualTo(new PixelMatch.Exact());
    }

    @Test
    void saysSo_whenTheShapeIsAnother() {
        assertThat(match(ORIGINAL, Rotation.CLOCKWISE_90)).isEqualTo(new PixelMatch.OtherShape());
    }

    @Test
    void knowsNothing_whenCancelled() {
        assertThat(PixelMatch.of(ORIGINAL, rotated(Rotation.HALF_TURN), Rotation.HALF_TURN, () -> true))
                .isEqualTo(new PixelMatch.Unknown());
    }

    private static PixelMatch match(Thumbnail copy, Rotation rotation) {
        return PixelMatch.of(ORIGINAL, copy, rotation, () -> false);
    }

    private static Thumbnail rotated(Rotation rotation) {
        ArgbImage rotated =
                new ArgbImage(ORIGINAL.width(), ORIGINAL.height(), ORIGINAL.argb()).transformed(rotation.transform());
        return new Thumbnail(rotated.width(), rotated.height(), rotated.argb());
    }
}

package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OrientationTest {
    /// A picture of three columns and two rows.
    private static final List<String> STORED = List.of("abc", "def");

    /// What a viewer shows for each value of the tag, written out by hand from the specification's figure.
    private static List<String> shown(List<String> picture, Orientation orientation) {
        return switch (orientation) {
            case NORMAL -> picture;
            case MIRRORED -> picture.stream().map(OrientationTest::reversed).toList();
            case ROTATED_180 -> shown(shown(picture, Orientation.MIRRORED), Orientation.FLIPPED);
            case FLIPPED -> picture.reversed();
            case TRANSPOSED -> columns(picture);
            case CLOCKWISE -> columns(picture.reversed());
            case TRANSVERSED -> shown(columns(picture), Orientation.ROTATED_180);
            case COUNTERCLOCKWISE -> columns(picture).reversed();
        };
    }

    private static List<String> rotated(List<String> picture, Rotation rotation) {
        return switch (rotation) {
            case UPRIGHT -> picture;
            case CLOCKWISE_90 -> columns(picture.reversed());
            case HALF_TURN -> columns(columns(picture.reversed()).reversed());
            case CLOCKWISE_270 -> columns(picture).reversed();
            case FLIP_HORIZONTAL ->
                picture.stream().map(OrientationTest::reversed).toList();
            case FLIP_VERTICAL -> picture.reversed();
            case TRANSPOSE -> columns(picture);
            case TRANSVERSE ->
                columns(picture).reversed().stream()
                        .map(OrientationTest::reversed)
                        .toList();
        };
    }

    private static List<String> moved(List<String> picture, Transform transform) {
        return transform == Transform.NONE ? picture : rotated(picture, Rotation.of(transform));
    }

    private static List<String> columns(List<String> rows) {
        String[] columns = new String[rows.getFirst().length()];
        Arrays.fill(columns, "");
        for (String row : rows) {
            for (int x = 0; x < columns.length; x++) {
                columns[x] += row.charAt(x);
            }
        }
        return List.of(columns);
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @ParameterizedTest
    @EnumSource
    void composedTagShowsThePictureRotated(Orientation orientation) {
        for (Rotation rotation : Rotation.values()) {
            assertThat(shown(STORED, orientation.compose(rotation)))
                    .isEqualTo(rotated(shown(STORED, orientation), rotation));
        }
    }

    @ParameterizedTest
    @EnumSource
    void storedTransformShowsThePictureRotated_underTheTagThatIsLeft(Orientation orientation) {
        for (Rotation rotation : Rotation.values()) {
            List<String> stored = moved(STORED, orientation.storedTransform(rotation));
            assertThat(shown(stored, orientation.after(rotation)))
                    .isEqualTo(rotated(shown(STORED, orientation), rotation));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneAfterTheOtherEqualsTheirComposition(Orientation first) {
        for (Orientation second : Orientation.values()) {
            assertThat(shown(STORED, first.then(second))).isEqualTo(shown(shown(STORED, first), second));
        }
        assertThat(first.then(first.inverse())).isEqualTo(Orientation.NORMAL);
    }

    @ParameterizedTest
    @EnumSource
    void appliesToThumbnails(Orientation orientation) {
        Thumbnail shown = new Thumbnail(3, 2, "abcdef".chars().toArray()).shown(orientation);
        String pixels = new String(shown.argb(), 0, 6);
        List<String> rows = shown.width() == 3
                ? List.of(pixels.substring(0, 3), pixels.substring(3))
                : List.of(pixels.substring(0, 2), pixels.substring(2, 4), pixels.substring(4));
        assertThat(rows).isEqualTo(shown(STORED, orientation));
    }

    @Test
    void valueOutsideTheSpecificationCountsAsNormal() {
        assertThat(Orientation.ofExifValue(0)).isEqualTo(Orientation.NORMAL);
        assertThat(Orientation.ofExifValue(9)).isEqualTo(Orientation.NORMAL);
        assertThat(Orientation.ofExifValue(6)).isEqualTo(Orientation.CLOCKWISE);
        assertThat(Orientation.CLOCKWISE.exifValue()).isEqualTo(6);
    }
}

package org.fetchandrotate.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;

/// Properties of a picture, item 1, and of its opacity, item 2, which lacks the picture's transformations.
final class ItemPropertiesTest {
    private static final String ALPHA = "\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0";

    @Test
    void opacityGetsAllTransformationsOfItsPicture_whereItHasNone() throws ImageFormatException {
        ItemProperties properties =
                new ItemProperties(Box.read(iprp(), 0, iprp().length).getFirst());

        assertThat(properties.isTransformed(1)).isTrue();
        assertThat(properties.isTransformed(2)).isFalse();
        assertThat(properties.isOpacity(1)).isFalse();
        assertThat(properties.isOpacity(2)).isTrue();

        properties.turn(1, Rotation.HALF_TURN);
        properties.copyTransformations(1, 2);

        byte[] bytes = properties.bytes();
        ItemProperties read =
                new ItemProperties(Box.read(bytes, 0, bytes.length).getFirst());
        for (String type : new String[] {"irot", "imir"}) {
            assertThat(read.property(2, type).orElseThrow().bytes())
                    .as(type)
                    .isEqualTo(read.property(1, type).orElseThrow().bytes());
        }
        assertThat(read.property(1, "irot").orElseThrow().cursor().small(1)).isEqualTo(3);
    }

    private static byte[] iprp() {
        var ipco = new ByteArrayOutputStream();
        ipco.writeBytes(Box.of("irot", new byte[] {1}));
        ipco.writeBytes(Box.of("imir", new byte[] {0}));
        ipco.writeBytes(Box.of("auxC", ALPHA.getBytes(StandardCharsets.ISO_8859_1)));
        var content = new ByteArrayOutputStream();
        content.writeBytes(Box.of("ipco", ipco.toByteArray()));
        content.writeBytes(
                Box.of("ipma", new byte[] {0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 2, (byte) 0x81, (byte) 0x82, 0, 2, 1, 3}));
        return Box.of("iprp", content.toByteArray());
    }
}

package org.fetchandrotate.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Properties of a picture, item 1, and of its opacity, item 2, which lacks the picture's transformations.
final class ItemPropertiesTest {
    private static final String ALPHA = "\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0";

    /// Of the picture's rotation, mirroring and clean aperture the opacity has some, or others.
    @ParameterizedTest
    @CsvSource({"''", "1", "2", "3", "1 2", "2 1", "1 2 3", "5"})
    void opacityGetsTheTransformationsOfItsPicture(String own) throws ImageFormatException {
        byte[] before = iprp(own);
        ItemProperties properties =
                new ItemProperties(Box.read(before, 0, before.length).getFirst());
        assertThat(properties.isOpacity(1)).isFalse();
        assertThat(properties.isOpacity(2)).isTrue();

        properties.transform(1, Transform.ROTATE_180);
        properties.alignTransformations(1, 2);

        byte[] bytes = properties.bytes();
        ItemProperties read =
                new ItemProperties(Box.read(bytes, 0, bytes.length).getFirst());
        for (String type : new String[] {"clap", "irot", "imir"}) {
            assertThat(read.property(2, type).orElseThrow().bytes())
                    .as(type)
                    .isEqualTo(read.property(1, type).orElseThrow().bytes());
        }
        assertThat(read.property(1, "irot").orElseThrow().cursor().small(1)).isEqualTo(3);
        assertThat(read.isOpacity(2)).isTrue();
    }

    /// An aperture counts in pixels of its own picture, which may be of another size.
    @Test
    void opacityKeepsAnApertureOfItsOwn() throws ImageFormatException {
        byte[] before = iprp("6 1");
        ItemProperties properties =
                new ItemProperties(Box.read(before, 0, before.length).getFirst());
        properties.alignTransformations(1, 2);
        byte[] bytes = properties.bytes();
        Box read = new ItemProperties(Box.read(bytes, 0, bytes.length).getFirst())
                .property(2, "clap")
                .orElseThrow();
        assertThat(read.cursor().small(1)).isEqualTo(9);
    }

    /// The first item is a picture, cut, rotated and mirrored.
    ///
    /// @param own numbers of the properties that the second item, its opacity, has
    private static byte[] iprp(String own) {
        var ipco = new ByteArrayOutputStream();
        ipco.writeBytes(Box.of("irot", new byte[] {1}));
        ipco.writeBytes(Box.of("imir", new byte[] {0}));
        ipco.writeBytes(Box.of("clap", new byte[32]));
        ipco.writeBytes(Box.of("auxC", ALPHA.getBytes(StandardCharsets.ISO_8859_1)));
        ipco.writeBytes(Box.of("irot", new byte[] {2}));
        byte[] aperture = new byte[32];
        aperture[0] = 9;
        ipco.writeBytes(Box.of("clap", aperture));
        var ipma = new ByteArrayOutputStream();
        ipma.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 3, (byte) 0x83, (byte) 0x81, (byte) 0x82, 0, 2});
        String[] numbers = own.isEmpty() ? new String[0] : own.split(" ", -1);
        ipma.write(numbers.length + 1);
        ipma.write(4);
        for (String number : numbers) {
            ipma.write(0x80 | Integer.parseInt(number));
        }
        var content = new ByteArrayOutputStream();
        content.writeBytes(Box.of("ipco", ipco.toByteArray()));
        content.writeBytes(Box.of("ipma", ipma.toByteArray()));
        return Box.of("iprp", content.toByteArray());
    }
}

package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XmpPacketTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<x tiff:Orientation=\"6\"/>                | <x tiff:Orientation=\"3\"/>",
                "<x tiff:Orientation='6' b='6'/>           | <x tiff:Orientation='3' b='6'/>",
                "<tiff:Orientation>6</tiff:Orientation>    | <tiff:Orientation>3</tiff:Orientation>",
                "<tiff:Orientation> 6 </tiff:Orientation>  | <tiff:Orientation> 3 </tiff:Orientation>",
                "<tiff:Orientation a='b'>6</tiff:Orientation> | <tiff:Orientation a='b'>3</tiff:Orientation>",
                "<x xmlns:t='http://ns.adobe.com/tiff/1.0/' t:Orientation='6'/> | <x xmlns:t='http://ns.adobe.com/tiff/1.0/' t:Orientation='3'/>",
                "<x other:Orientation='6'/>                | <x other:Orientation='6'/>",
                "<x tiff:Orientation='rotated'/>            | <x tiff:Orientation='rotated'/>",
            })
    void statesTheOrientation_whereItStatedOne(String before, String after) {
        assertThat(text(packet(before).withOrientation(Orientation.ROTATED_180)))
                .isEqualTo(after);
    }

    @Test
    void statesTheSize_andKeepsAllElse() {
        String before = "<x exif:PixelXDimension=\"64\" exif:PixelYDimension=\"48\" tiff:ImageWidth='64'>"
                + "<tiff:ImageLength>48</tiff:ImageLength>ü</x>";
        assertThat(text(packet(before).withPixelSize(48, 64)))
                .isEqualTo("<x exif:PixelXDimension=\"48\" exif:PixelYDimension=\"64\" tiff:ImageWidth='48'>"
                        + "<tiff:ImageLength>64</tiff:ImageLength>ü</x>");
    }

    @Test
    void putsNewLengths() {
        String before =
                "<Container:Item Item:Semantic='GainMap' Item:Length='1234'/><Container:Item Item:Length='99'/>";
        assertThat(text(packet(before).withItemLengths(length -> length == 1234 ? 4321 : length)))
                .isEqualTo(before.replace("1234", "4321"));
    }

    private static XmpPacket packet(String text) {
        return XmpPacket.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(XmpPacket packet) {
        return new String(packet.bytes(), StandardCharsets.UTF_8);
    }
}

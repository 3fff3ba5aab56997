package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.fetchandrotate.model.Transform;
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

    private static final String PARTS = "(?=\\s\\w+:[whxy]=)|(?=/>)|(?<=/>)|(?=<[aq])";

    /// An area by its middle, as attributes and as elements, and a rectangle by its corner.
    @ParameterizedTest
    @CsvSource({
        "ROTATE_180, 0.75, 0.8, 0.1, 0.2, '0.6, 0.5, 0.3, 0.3', 64, 48",
        "ROTATE_90, 0.8, 0.25, 0.2, 0.1, '0.5, 0.1, 0.3, 0.3', 48, 64",
        "ROTATE_270, 0.2, 0.75, 0.2, 0.1, '0.2, 0.6, 0.3, 0.3', 48, 64",
        "FLIP_HORIZONTAL, 0.75, 0.2, 0.1, 0.2, '0.6, 0.2, 0.3, 0.3', 64, 48",
        "NONE, 0.25, 0.2, 0.1, 0.2, '0.1, 0.2, 0.3, 0.3', 64, 48"
    })
    void movesWhatIsMarked_withThePixels(
            Transform transform, String x, String y, String width, String height, String rectangle, int w, int h) {
        assertThat(text(packet(marked("0.25", "0.2", "0.1", "0.2", "0.1, 0.2, 0.3, 0.3", 64, 48))
                                .withRegionsMoved(transform))
                        .split(PARTS))
                .containsExactlyInAnyOrder(
                        marked(x, y, width, height, rectangle, w, h).split(PARTS));
    }

    private static String marked(
            String x, String y, String width, String height, String rectangle, int pixelsAcross, int pixelsDown) {
        return """
                <r xmlns:a="http://ns.adobe.com/xmp/sType/Area#"/><b a:x="%1$s" a:y="%2$s" a:w="%3$s" a:h="%4$s"/>\
                <a:x>%1$s</a:x><a:y>%2$s</a:y><a:w>%3$s</a:w><a:h>%4$s</a:h>\
                <q MPReg:Rectangle="%5$s"/><mwg-rs:AppliedToDimensions stDim:w="%6$d" stDim:h="%7$d"/>\
                """.formatted(x, y, width, height, rectangle, pixelsAcross, pixelsDown);
    }

    @Test
    void leavesOutThumbnails() {
        assertThat(text(packet("<a/><xmp:Thumbnails><rdf:Alt>x</rdf:Alt></xmp:Thumbnails><b/>")
                        .withoutThumbnails()))
                .isEqualTo("<a/><b/>");
        assertThat(text(packet("<xmp:Thumbnails><b/>").withoutThumbnails())).isEqualTo("<xmp:Thumbnails><b/>");
    }

    private static XmpPacket packet(String text) {
        return XmpPacket.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(XmpPacket packet) {
        return new String(packet.bytes(), StandardCharsets.UTF_8);
    }
}

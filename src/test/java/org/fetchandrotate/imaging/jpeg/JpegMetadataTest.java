package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What else is in a JPEG file: other pictures, XMP, thumbnails of every kind, content credentials.
final class JpegMetadataTest {
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    @ParameterizedTest
    @EnumSource
    void rotatesTheGainMapAlong_andKeepsTheIndexRight(Rotation rotation) {
        for (int width : new int[] {96, 93}) {
            byte[] gain = with(Pictures.jpeg(Pictures.drawn(width / 3, 20), 0.9f), xmp("<x hdrgm:Version='1.0'/>"));
            byte[] file = ultraHdr(Pictures.jpeg(Pictures.drawn(width, 64), 0.9f), gain);

            byte[] rotated = rotate(file, rotation, JpegUnaligned.REENCODE).bytes();

            int start = announcedStart(rotated);
            byte[] inner = Arrays.copyOfRange(rotated, start, start + announcedLength(rotated));
            assertThat(inner.length).as("nothing behind it").isEqualTo(rotated.length - start);
            assertThat(text(rotated)).contains("Item:Length='" + inner.length + "'");
            assertThat(text(inner)).contains("hdrgm:Version");
            Thumbnail expected = Pictures.rotated(Pictures.decoded(gain), rotation);
            assertThat(Pictures.psnr(Pictures.decoded(inner), expected)).isGreaterThan(32);
            assertThat(announcedSizeOfFirst(rotated)).isEqualTo(start);
        }
    }

    @Test
    void leavesTheGainMapAlone_whenTheTagAloneRotates() {
        byte[] gain = Pictures.jpeg(Pictures.drawn(31, 20), 0.9f);
        byte[] file = ultraHdr(Pictures.jpeg(Pictures.drawn(93, 64), 0.9f), gain);

        byte[] rotated =
                rotate(file, Rotation.HALF_TURN, JpegUnaligned.ORIENTATION).bytes();

        int start = announcedStart(rotated);
        assertThat(Arrays.copyOfRange(rotated, start, rotated.length)).isEqualTo(gain);
    }

    @Test
    void announcesNoPicture_thatCannotBeRotated() {
        byte[] file = ultraHdr(
                Pictures.jpeg(Pictures.drawn(96, 64), 0.9f),
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xdb, 0, 0, 1, 2, 3, 4});

        Result result = rotate(file, Rotation.HALF_TURN, JpegUnaligned.REENCODE);

        assertThat(text(result.bytes())).doesNotContain("MPF\0", "GainMap");
        assertThat(result.method().notes()).isEqualTo(Set.of(RotationMethod.Note.EXTRA_PICTURE_DROPPED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 1 << 20, Integer.MAX_VALUE, -1})
    void survivesAnIndexThatLies(int offset) {
        byte[] gain = Pictures.jpeg(Pictures.drawn(32, 20), 0.9f);
        byte[] file = ultraHdr(Pictures.jpeg(Pictures.drawn(96, 64), 0.9f), gain);
        int index = text(file).indexOf("MPF\0") + 4;
        ByteBuffer.wrap(file).putInt(index + 8 + 2 + 3 * 12 + 4 + 16 + 8, offset);

        Thumbnail shown = Pictures.shown(
                rotate(file, Rotation.HALF_TURN, JpegUnaligned.REENCODE).bytes());

        assertThat(shown.width()).isEqualTo(96);
    }

    @ParameterizedTest
    @EnumSource
    void xmpSaysWhatExifSays(JpegUnaligned unaligned) {
        byte[] exif = ExifData.of(Orientation.CLOCKWISE).bytes();
        byte[] file = with(
                Pictures.jpeg(Pictures.drawn(75, 53), 0.9f),
                segment(0xE1, join("Exif\0\0", exif)),
                xmp("<x tiff:Orientation='6' exif:PixelXDimension='75' exif:PixelYDimension='53'/>"));

        byte[] rotated = rotate(file, Rotation.HALF_TURN, unaligned).bytes();

        assertThat(text(rotated)).contains("tiff:Orientation='8' exif:PixelXDimension='75'");
    }

    @Test
    void xmpHasTheNewSize() {
        byte[] file = with(
                Pictures.jpeg(Pictures.drawn(96, 64), 0.9f),
                xmp("<x exif:PixelXDimension='96' exif:PixelYDimension='64'/>"));

        byte[] rotated =
                rotate(file, Rotation.CLOCKWISE_90, JpegUnaligned.REENCODE).bytes();

        assertThat(text(rotated)).contains("exif:PixelXDimension='64' exif:PixelYDimension='96'");
    }

    /// What is too much for one segment: the first packet names the second by its digest.
    @Test
    void editsExtendedXmpAsAWhole_andNamesItAnew() throws Exception {
        String packet = "<y><a stArea:x='0.25' stArea:y='0.5'/>" + "z".repeat(70_000) + "<a stArea:x='0.125'/></y>";
        byte[] file = with(
                Pictures.jpeg(Pictures.drawn(96, 64), 0.9f),
                xmp("<x xmpNote:HasExtendedXMP='" + digest(packet) + "'/>"),
                extension(packet, 40_000, packet.length()),
                extension(packet, 0, 40_000));

        String rotated =
                text(rotate(file, Rotation.HALF_TURN, JpegUnaligned.REENCODE).bytes());

        String expected = packet.replace("0.25", "0.75").replace("0.125", "0.875");
        assertThat(rotated)
                .contains("xmpNote:HasExtendedXMP='" + digest(expected) + "'")
                .contains(text(extension(expected, 0, 65_458)))
                .contains(text(extension(expected, 65_458, expected.length())))
                .doesNotContain(digest(packet));
    }

    @Test
    void keepsExtendedXmp_thatSaysNothingOfDirections_orIsNotWhole() throws Exception {
        String plain = "<y>" + "z".repeat(70_000) + "</y>";
        String regions = "<y><a stArea:x='0.25'/>" + "z".repeat(70_000) + "</y>";
        byte[] ofPlain = extension(plain, 0, 50_000);
        byte[] cutOff = extension(regions, 0, 50_000);
        byte[] file = with(
                Pictures.jpeg(Pictures.drawn(96, 64), 0.9f),
                xmp("<x xmpNote:HasExtendedXMP='" + digest(regions) + "'/>"),
                ofPlain,
                cutOff);
        assertThat(text(rotate(file, Rotation.HALF_TURN, JpegUnaligned.REENCODE).bytes()))
                .contains(digest(regions))
                .contains(text(ofPlain))
                .contains(text(cutOff));
    }

    private static byte[] extension(String packet, int from, int to) throws Exception {
        byte[] header =
                ByteBuffer.allocate(8).putInt(packet.length()).putInt(from).array();
        return segment(
                0xE1,
                bytes("http://ns.adobe.com/xmp/extension/\0" + digest(packet) + text(header)
                        + packet.substring(from, to)));
    }

    private static String digest(String packet) throws Exception {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("MD5").digest(bytes(packet)));
    }

    /// Browsers ignore an orientation that is stored as LONG, other programs don't: the pixels are rotated, so
    /// that both show it rotated.
    @Test
    void rotatesThePixels_whereViewersDisagreeAboutTheTag() {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 4, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0};
        byte[] file = with(Pictures.jpeg(Pictures.drawn(75, 53), 0.9f), segment(0xE1, join("Exif\0\0", exif)));

        Result result = rotate(file, Rotation.HALF_TURN, JpegUnaligned.REENCODE);

        assertThat(result.method().kind()).isEqualTo(RotationMethod.Kind.RECODED);
        assertThat(text(result.bytes())).contains(text(exif));
    }

    @ParameterizedTest
    @EnumSource
    void dropsOldThumbnails_ofEveryKind(JpegUnaligned unaligned) {
        byte[] pixels = new byte[8 * 6 * 3];
        Arrays.fill(pixels, (byte) 'T');
        byte[] file = with(
                Pictures.jpeg(Pictures.drawn(75, 53), 0.9f),
                segment(0xE0, join("JFXX\0\u0013\u0008\u0006", pixels)),
                segment(0xE1, join("Exif\0\0", stripThumbnail(pixels))),
                segment(
                        0xED,
                        join(
                                "Photoshop 3.0\0" + "8BIM\u0004\u000c\0\0\0\0\0\u0090",
                                join(
                                        text(pixels),
                                        "8BIM\u0004\u0004\0\0\0\0\0\u0003abc\0"
                                                .getBytes(StandardCharsets.ISO_8859_1)))));

        byte[] rotated = rotate(file, Rotation.HALF_TURN, unaligned).bytes();

        boolean tagged = unaligned == JpegUnaligned.ORIENTATION;
        int left = text(rotated).split("T{100}", -1).length - 1;
        assertThat(left).as("EXIF's own is shown by the tag as well").isEqualTo(tagged ? 1 : 0);
        assertThat(text(rotated)).contains("8BIM\u0004\u0004\0\0\0\0\0\u0003abc");
    }

    @ParameterizedTest
    @EnumSource
    void dropsAC2paManifest_andSaysSo(JpegUnaligned unaligned) {
        byte[] file = with(
                Pictures.jpeg(Pictures.drawn(75, 53), 0.9f),
                segment(0xEB, bytes("JP\0\1\0\0\0\1....jumb....c2pa first")),
                segment(0xEB, bytes("JP\0\1\0\0\0\2........ second")),
                segment(0xEB, bytes("JP\0\2\0\0\0\1....jumb....360 other")));

        Result result = rotate(file, Rotation.HALF_TURN, unaligned);

        assertThat(text(result.bytes())).doesNotContain("c2pa", "second").contains("360 other");
        assertThat(result.method().code()).endsWith("+c2pa-dropped");
    }

    private static byte[] stripThumbnail(byte[] pixels) {
        ByteBuffer block = ByteBuffer.allocate(200 + pixels.length);
        block.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 0).putInt(14);
        block.putShort((short) 3);
        block.putShort((short) 0x103)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 1)
                .putShort((short) 0);
        block.putShort((short) 0x111).putShort((short) 4).putInt(1).putInt(200);
        block.putShort((short) 0x117).putShort((short) 4).putInt(1).putInt(pixels.length);
        block.position(200).put(pixels);
        return block.array();
    }

    /// A photo with a gain map, announced by XMP and by an index.
    private static byte[] ultraHdr(byte[] photo, byte[] gain) {
        byte[] announced = with(
                photo,
                xmp("<x hdrgm:Version='1.0' xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/'><Container:Item"
                        + " Item:Semantic=\"GainMap\" Item:Length='" + gain.length + "'/></x>"));
        ByteBuffer index = ByteBuffer.allocate(4 + 8 + 2 + 3 * 12 + 4 + 32);
        index.put(bytes("MPF\0MM\0*")).putInt(8).putShort((short) 3);
        index.putShort((short) 0xB000).putShort((short) 7).putInt(4).put(bytes("0100"));
        index.putShort((short) 0xB001).putShort((short) 4).putInt(1).putInt(2);
        index.putShort((short) 0xB002).putShort((short) 7).putInt(32).putInt(50);
        index.putInt(0);
        int first = announced.length + index.capacity() + 4;
        index.putInt(0x030000).putInt(first).putInt(0).putInt(0);
        int base = 2 + 4 + 4;
        index.putInt(0).putInt(gain.length).putInt(first - base).putInt(0);
        return join(text(with(announced, segment(0xE2, index.array()))), gain);
    }

    private static int indexBase(byte[] file) {
        return text(file).indexOf("MPF\0") + 4;
    }

    private static int announcedSizeOfFirst(byte[] file) {
        return ByteBuffer.wrap(file).getInt(indexBase(file) + 50 + 4);
    }

    private static int announcedStart(byte[] file) {
        return indexBase(file) + ByteBuffer.wrap(file).getInt(indexBase(file) + 50 + 16 + 8);
    }

    private static int announcedLength(byte[] file) {
        return ByteBuffer.wrap(file).getInt(indexBase(file) + 50 + 16 + 4);
    }

    /// Segments right behind SOI.
    private static byte[] with(byte[] jpeg, byte[]... segments) {
        byte[] result = Arrays.copyOf(jpeg, 2);
        for (byte[] segment : segments) {
            result = join(text(result), segment);
        }
        return join(text(result), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] xmp(String text) {
        return segment(0xE1, bytes(XMP + text));
    }

    private static byte[] segment(int marker, byte[] payload) {
        return ByteBuffer.allocate(4 + payload.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (payload.length + 2))
                .put(payload)
                .array();
    }

    private static byte[] join(String one, byte[] other) {
        return bytes(one + text(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private record Result(byte[] bytes, RotationMethod method) {}

    private static Result rotate(byte[] file, Rotation rotation, JpegUnaligned unaligned) {
        var target = new ByteArrayOutputStream();
        try {
            ImageCodec.Rotated rotated =
                    new JpegCodec().rotate(file, target, rotation, new RotationOptions(unaligned, 0));
            return new Result(target.toByteArray(), rotated.method());
        } catch (ImageFormatException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

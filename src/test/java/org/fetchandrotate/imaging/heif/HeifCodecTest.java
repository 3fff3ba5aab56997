package org.fetchandrotate.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.CodecFuzz;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeifCodecTest {
    private static final byte[] DATA = {11, 22, 33, 44, 55};

    private final HeifCodec codec = new HeifCodec(ImageFormat.AVIF);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"opaque.avif", "alpha.avif", "opaque.heic", "thumbnail.heic"})
    void isShownRotated_byTheFormatsOwnDecoder(String name) throws Exception {
        byte[] file = resource(name);
        String suffix = name.substring(name.indexOf('.'));
        ArgbImage source = converted(file, suffix);
        byte[] rotated = file;
        for (Rotation rotation : Rotation.values()) {
            ArgbImage expected = TestPictures.rotatedPlainly(source, rotation);
            ArgbImage actual = converted(TestPictures.rotated(codec, file, rotation), suffix);
            assertThat(actual.width()).isEqualTo(expected.width());
            assertThat(actual.argb()).isEqualTo(expected.argb());
        }
        for (int i = 0; i < 4; i++) {
            rotated = TestPictures.rotated(codec, rotated, Rotation.CLOCKWISE_90);
        }
        assertThat(converted(rotated, suffix).argb()).isEqualTo(source.argb());
    }

    /// `irot n` rotates anticlockwise by n quarters; behind a mirroring the sense of a rotation is the opposite.
    @ParameterizedTest
    @CsvSource({
        "'', 90, irot3",
        "'', 180, irot2",
        "'', 270, irot1",
        "irot1, 90, irot0",
        "irot3, 180, irot1",
        "imir0, 90, irot1 imir0",
        "imir1, 270, irot3 imir1",
        "irot1 imir0, 90, irot2 imir0",
        "irot1 imir0, 180, irot3 imir0",
        "clap, 90, clap irot3",
        "clap imir1, 90, clap irot1 imir1",
        "clap irot2 imir1, 270, clap irot1 imir1",
        "irot1 clap, 90, irot1 clap irot3",
        "imir0 irot1, 90, imir0 irot0",
        "irot1, upright, irot1",
        "'', flip-horizontal, irot0 imir1",
        "'', flip-vertical, irot2 imir1",
        "'', transpose, irot3 imir1",
        "'', transverse, irot1 imir1",
        "imir0, flip-vertical, irot0",
        "irot1 imir1, flip-vertical, irot3",
        "clap imir1, flip-horizontal, clap irot0",
    })
    void composesWith_whatTransformsThePictureAlready(String before, String degrees, String after) throws Exception {
        byte[] file = new Synthetic(before, 0, 4, 0).file();
        byte[] rotated =
                TestPictures.rotated(codec, file, Rotation.ofCode(degrees).orElseThrow());
        assertThat(transformations(rotated)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 0", "0, 0, 4", "1, 4, 4", "1, 8, 0", "2, 4, 8", "2, 8, 8"})
    void findsItsDataAgain_whereverThePlaceIsWritten(int version, int offsetBytes, int baseBytes) throws Exception {
        byte[] file = new Synthetic("", version, offsetBytes, baseBytes).file();
        byte[] rotated = TestPictures.rotated(codec, file, Rotation.CLOCKWISE_90);
        int place = Synthetic.place(rotated, offsetBytes, baseBytes);
        assertThat(Arrays.copyOfRange(rotated, place, place + DATA.length)).isEqualTo(DATA);
    }

    @Test
    void keepsPropertiesOfOtherItems_ifTheyAreShared() throws Exception {
        byte[] rotated = TestPictures.rotated(codec, new Synthetic("irot1", 0, 4, 0).file(), Rotation.CLOCKWISE_90);
        var properties = new ItemProperties(child(rotated, "iprp"));
        assertThat(properties.property(1, "irot").orElseThrow().cursor().small(1))
                .isEqualTo(0);
        assertThat(properties.property(2, "irot").orElseThrow().cursor().small(1))
                .isEqualTo(1);
    }

    @Test
    void tellsSizes_fromTheHeader() throws ImageFormatException {
        ImageInfo info = codec.inspect(resource("alpha.avif"));
        assertThat(info).isEqualTo(new ImageInfo(ImageFormat.AVIF, 63, 45, 1, info.workingBytes()));
        assertThat(codec.thumbnail(resource("alpha.avif"), 10)).isEmpty();
    }

    @Test
    void leavesTheCodedPictureAlone() throws Exception {
        byte[] file = resource("opaque.avif");
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(file, target, Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method()).isEqualTo(RotationMethod.CONTAINER);
        byte[] tail = Arrays.copyOfRange(file, file.length - 200, file.length);
        assertThat(target.toByteArray()).endsWith(tail);
    }

    /// Before and behind the description of the picture; what is pointed to stays where it is said to be.
    @ParameterizedTest
    @CsvSource({"uuid, 8", "uuid, 16", "jumb, 8", "jumb, 16"})
    void leavesNothingOfContentCredentials(String type, int headerBytes) throws Exception {
        byte[] usertype = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
        byte[] label = "\0\0\0\u0026jumdc2pa\0\u0011\0\u0010c2pa\0 signed".getBytes(StandardCharsets.ISO_8859_1);
        byte[] content = joined(type.equals("uuid") ? usertype : new byte[0], label);
        byte[] credentials = Box.of(type, content);
        if (headerBytes == 16) {
            credentials = ByteBuffer.allocate(16 + content.length)
                    .putInt(1)
                    .put(type.getBytes(StandardCharsets.US_ASCII))
                    .putLong(16 + content.length)
                    .put(content)
                    .array();
        }
        byte[] plain = new Synthetic("", 0, 4, 0).file();
        byte[] other = Box.of("uuid", new byte[20]);
        byte[] file = joined(plain, credentials, other, credentials);
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(file, target, Rotation.CLOCKWISE_90, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().code()).isEqualTo("container+c2pa-dropped");
        assertThat(new String(target.toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("signed");
        assertThat(Box.read(target.toByteArray(), 0, target.size()).stream().map(Box::type))
                .containsExactly("ftyp", "meta", "mdat", "free", "uuid", "free");
        int place = Synthetic.place(target.toByteArray(), 4, 0);
        assertThat(Arrays.copyOfRange(target.toByteArray(), place, place + DATA.length))
                .isEqualTo(DATA);
    }

    @Test
    void leavesNothingOfContentCredentials_beforeThePicture() throws Exception {
        byte[] usertype = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
        byte[] file = resource("alpha.avif");
        List<Box> boxes = Box.read(file, 0, file.length);
        byte[] whole = joined(
                boxes.getFirst().bytes(),
                Box.of("uuid", usertype),
                Arrays.copyOfRange(file, boxes.getFirst().end(), file.length));
        var target = new ByteArrayOutputStream();
        var rotated = codec.rotate(whole, target, Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL);
        assertThat(rotated.method().code()).isEqualTo("container+c2pa-dropped");
        assertThat(Box.read(target.toByteArray(), 0, target.size()).get(1).type())
                .isEqualTo("free");
    }

    @Test
    void refusesSequences_byName() {
        byte[] sequence =
                joined(Box.of("ftyp", "avis".getBytes(StandardCharsets.US_ASCII)), Box.of("moov", new byte[0]));
        assertThatThrownBy(() -> codec.inspect(sequence))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT));
    }

    @Test
    void refusesTruncatedFiles() {
        byte[] file = resource("opaque.avif");
        assertThatThrownBy(() -> codec.inspect(Arrays.copyOf(file, file.length - 1)))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
    }

    @Test
    void survivesMutations() throws ImageFormatException {
        CodecFuzz.assertSurvives(
                codec,
                List.of(
                        resource("alpha.avif"),
                        resource("thumbnail.heic"),
                        new Synthetic("clap irot1 imir0", 2, 8, 8).file()),
                6000);
    }

    private ArgbImage converted(byte[] file, String suffix) throws IOException, InterruptedException {
        Path source = Files.write(folder.resolve("picture" + suffix), file);
        Path png = folder.resolve("picture.png");
        Process process;
        try {
            process = new ProcessBuilder("heif-convert", source.toString(), png.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "heif-convert isn't installed");
            throw e;
        }
        assertThat(process.waitFor()).isZero();
        BufferedImage image = ImageIO.read(png.toFile());
        int width = image.getWidth();
        return new ArgbImage(width, image.getHeight(), image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
    }

    private static String transformations(byte[] file) throws ImageFormatException {
        List<String> found = new ArrayList<>();
        List<Box> iprp = child(file, "iprp").children();
        List<Box> properties = Box.first(iprp, "ipco").orElseThrow().children();
        Cursor ipma = Box.first(iprp, "ipma").orElseThrow().cursor();
        ipma.skip(8 + 2);
        int count = ipma.small(1);
        for (int i = 0; i < count; i++) {
            Box property = properties.get((ipma.small(1) & 0x7F) - 1);
            switch (property.type()) {
                case "irot", "imir" ->
                    found.add(property.type() + property.cursor().small(1));
                case "clap" -> found.add("clap");
                default -> assertThat(property.type()).isEqualTo("ispe");
            }
        }
        return String.join(" ", found);
    }

    private static Box child(byte[] file, String type) throws ImageFormatException {
        Box meta = Box.first(Box.read(file, 0, file.length), "meta").orElseThrow();
        return Box.first(meta.childrenOfFullBox(), type).orElseThrow();
    }

    private static byte[] resource(String name) {
        return TestPictures.resource(HeifCodecTest.class, name);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// A file of one item with these transformations, which a second item shares.
    private record Synthetic(String transformations, int locationVersion, int offsetBytes, int baseBytes) {
        byte[] file() throws ImageFormatException {
            int metaBytes = meta(0).length;
            byte[] ftyp = Box.of("ftyp", "avif\0\0\0\0avif".getBytes(StandardCharsets.US_ASCII));
            byte[] meta = meta(ftyp.length + metaBytes + 8);
            return joined(ftyp, meta, Box.of("mdat", DATA));
        }

        static int place(byte[] file, int offsetBytes, int baseBytes) throws ImageFormatException {
            Cursor iloc = child(file, "iloc").cursor();
            int version = iloc.small(1);
            iloc.skip(5 + (version < 2 ? 2 : 4) + (version < 2 ? 2 : 4) + (version == 0 ? 0 : 2) + 2);
            long base = iloc.number(baseBytes);
            iloc.skip(2);
            return (int) (base + iloc.number(offsetBytes));
        }

        private byte[] meta(int place) {
            byte[] content = joined(
                    new byte[4],
                    Box.of("pitm", new byte[] {0, 0, 0, 0, 0, 1}),
                    Box.of("iloc", locations(place)),
                    Box.of("iprp", properties()));
            return Box.of("meta", content);
        }

        private byte[] locations(int place) {
            ByteBuffer content = ByteBuffer.allocate(100);
            content.put((byte) locationVersion).put(new byte[3]);
            content.put((byte) (offsetBytes << 4 | 4)).put((byte) (baseBytes << 4));
            number(content, locationVersion < 2 ? 2 : 4, 1);
            number(content, locationVersion < 2 ? 2 : 4, 1);
            number(content, locationVersion == 0 ? 0 : 2, 0);
            number(content, 2, 0);
            number(content, baseBytes, offsetBytes == 0 ? place : 0);
            number(content, 2, 1);
            number(content, offsetBytes, place);
            number(content, 4, DATA.length);
            return Arrays.copyOf(content.array(), content.position());
        }

        private byte[] properties() {
            var ipco = new ByteArrayOutputStream();
            ipco.writeBytes(Box.of("ispe", new byte[] {0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 30}));
            String[] types = transformations.isEmpty() ? new String[0] : transformations.split(" ");
            ByteBuffer ipma = ByteBuffer.allocate(100).putInt(0).putInt(2);
            for (String type : types) {
                byte[] content = type.equals("clap") ? new byte[32] : new byte[] {(byte) (type.charAt(4) - '0')};
                ipco.writeBytes(Box.of(type.substring(0, 4), content));
            }
            for (int item = 1; item <= 2; item++) {
                ipma.putShort((short) item).put((byte) (types.length + 1)).put((byte) 1);
                for (int i = 0; i < types.length; i++) {
                    ipma.put((byte) (0x80 | (i + 2)));
                }
            }
            return joined(
                    Box.of("ipco", ipco.toByteArray()), Box.of("ipma", Arrays.copyOf(ipma.array(), ipma.position())));
        }

        private static void number(ByteBuffer target, int bytes, long value) {
            for (int i = bytes - 1; i >= 0; i--) {
                target.put((byte) (value >>> (8 * i)));
            }
        }
    }
}

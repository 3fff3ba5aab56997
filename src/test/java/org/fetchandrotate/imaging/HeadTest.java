package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the first bytes of an image say.
class HeadTest {
    private static final RotatorLimits LIMITS = new RotatorLimits(10, 10, 100_000);

    @TempDir
    Path folder;

    /// However much of a file is seen: the answer is that of the whole file, or none.
    @ParameterizedTest
    @CsvSource({
        "JPEG, ''",
        "PNG, ''",
        "PNG, animated",
        "GIF, ''",
        "BMP, ''",
        "WEBP, webp/lossy-alpha.webp",
        "WEBP, webp/anim-odd.webp",
        "TIFF, raster/bigtiff-lzw.tif",
        "AVIF, heif/alpha.avif",
        "HEIC, heif/opaque.heic",
    })
    void saysWhatTheWholeFileSays_orNothing(ImageFormat format, String resource) throws Exception {
        byte[] file = switch (resource) {
            case "" -> drawn(format, 67, 45);
            case "animated" -> animated();
            default -> TestPictures.resource(getClass(), resource);
        };
        ImageCodec codec = Objects.requireNonNull(Codecs.builtIn().get(format));
        ImageInfo whole = codec.inspect(file);
        for (int length = 0; length <= file.length; length++) {
            Optional<ImageInfo> head = new GuardedCodec(codec).inspectHead(Arrays.copyOf(file, length), file.length);
            assertThat(head.orElse(whole))
                    .as("%d of %d bytes", length, file.length)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource({"JPEG, true", "PNG, true", "BMP, true", "GIF, false"})
    void isEnough_forStillImages(ImageFormat format, boolean enough) throws IOException {
        Path image = padded(drawn(format, 67, 45));
        Optional<Inspection> head = new ImageRotator(LIMITS).inspectHead(image);
        assertThat(head.isPresent()).isEqualTo(enough);
        assertThat(new ImageRotator(LIMITS).inspect(image))
                .isEqualTo(head.orElse(
                        new Inspection.Accepted(new ImageInfo(ImageFormat.GIF, 67, 45, 1, 67 * 45 * 4 + (1 << 18)))));
    }

    @Test
    void knowsTheLimits() throws IOException {
        Optional<Inspection> head = new ImageRotator(LIMITS).inspectHead(padded(drawn(ImageFormat.JPEG, 500, 400)));
        assertThat(head)
                .hasValueSatisfying(refused -> assertThat(refused)
                        .isInstanceOfSatisfying(
                                Inspection.Refused.class,
                                why -> assertThat(why.failure().reason()).isEqualTo(FailureReason.TOO_MANY_PIXELS)));
    }

    @Test
    void leavesTheRestToTheWholeFile() throws IOException {
        byte[] unknown = new byte[ImageRotator.HEAD_BYTES + 1];
        assertThat(new ImageRotator(LIMITS).inspectHead(Files.write(folder.resolve("unknown"), unknown)))
                .isEmpty();
        assertThat(new ImageRotator(LIMITS).inspectHead(Files.write(folder.resolve("short"), new byte[100])))
                .hasValueSatisfying(refused -> assertThat(refused).isInstanceOf(Inspection.Refused.class));
    }

    /// With so many bytes behind its end that a head doesn't hold it.
    private Path padded(byte[] file) throws IOException {
        return Files.write(folder.resolve("padded"), Arrays.copyOf(file, file.length + ImageRotator.HEAD_BYTES));
    }

    /// A PNG of two frames.
    private static byte[] animated() throws IOException {
        byte[] still = drawn(ImageFormat.PNG, 67, 45);
        int afterHeader = 33;
        int end = still.length - 12;
        var file = new ByteArrayOutputStream();
        file.write(still, 0, afterHeader);
        file.writeBytes(chunk("acTL", ByteBuffer.allocate(8).putInt(2).putInt(0)));
        file.writeBytes(chunk("fcTL", frame(0)));
        file.write(still, afterHeader, end - afterHeader);
        file.writeBytes(chunk("fcTL", frame(1)));
        file.writeBytes(chunk("fdAT", ByteBuffer.allocate(40).putInt(2)));
        file.write(still, end, 12);
        return file.toByteArray();
    }

    private static ByteBuffer frame(int number) {
        return ByteBuffer.allocate(26).putInt(number).putInt(67).putInt(45);
    }

    private static byte[] chunk(String type, ByteBuffer data) {
        byte[] body = ByteBuffer.allocate(4 + data.capacity())
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data.array())
                .array();
        CRC32 crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(data.capacity())
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] drawn(ImageFormat format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x * 3 << 16 | y * 5 << 8 | x);
            }
        }
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format.code(), bytes)).isTrue();
        return bytes.toByteArray();
    }
}

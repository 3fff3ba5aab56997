package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rotator with the codecs that the program has.
class AllFormatsTest {
    private final ImageRotator rotator = new ImageRotator(new RotatorLimits(0, 0, 178_000_000));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "JPEG, '', 67, 45",
        "PNG, '', 67, 45",
        "GIF, '', 67, 45",
        "BMP, '', 67, 45",
        "WEBP, webp/lossy-alpha.webp, 67, 45",
        "WEBP, webp/anim-odd.webp, 33, 22",
        "TIFF, raster/bigtiff-lzw.tif, 67, 45",
        "AVIF, heif/alpha.avif, 63, 45",
        "HEIC, heif/opaque.heic, 64, 48",
    })
    void rotatesThere_andBackAgain(ImageFormat format, String resource, int width, int height) throws IOException {
        Path source = Files.write(folder.resolve("source"), file(format, resource));
        Path there = folder.resolve("there");
        Path back = folder.resolve("back");
        var first = (RotationOutcome.Rotated)
                rotator.rotate(source, there, Rotation.CLOCKWISE_90, TestPictures.NO_THUMBNAIL);
        assertThat(first.info().format()).isEqualTo(format);
        assertThat(first.info().width()).isEqualTo(width);
        assertThat(first.info().height()).isEqualTo(height);
        assertThat(first.info().workingBytes()).isPositive();
        assertThat(first.bytes()).isEqualTo(Files.size(there));
        var second = rotator.rotate(there, back, Rotation.CLOCKWISE_270, TestPictures.NO_THUMBNAIL);
        assertThat(second).isInstanceOf(RotationOutcome.Rotated.class);
        assertThat(rotator.inspect(back)).isInstanceOfSatisfying(Inspection.Accepted.class, accepted -> {
            assertThat(accepted.info().width()).isEqualTo(width);
            assertThat(accepted.info().frames()).isEqualTo(first.info().frames());
        });
        boolean decodable = format != ImageFormat.AVIF && format != ImageFormat.HEIC;
        assertThat(Thumbnails.of(there, 20).isPresent()).isEqualTo(decodable);
        if (decodable) {
            assertThat(Thumbnails.of(there, 20).orElseThrow().height()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "png, 89504e470d0a1a0a0000000d494844520000c3500000c350080200000063a9bbd3",
        "jpeg, ffd8ffc0001108c350c35003012200021101031101ffda000c03010002110311003f00",
        "webp, 524946460e00000057454250565038580a00000002000000ffffffffffff",
    })
    void refusesBombs_fromTheHeader(String name, String hex) throws IOException {
        byte[] header = HexFormat.of().parseHex(hex);
        assertRefused(Arrays.copyOf(header, 1024), name);
    }

    @Test
    void refusesAGif_of100000Frames() throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new byte[] {100, 0, 100, 0, 0, 0, 0});
        byte[] frame = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, (byte) 0x80, 0, 0, 0, 0, 0, 0, 2, 2, 0x44, 1, 0};
        for (int i = 0; i < 100_000; i++) {
            file.writeBytes(frame);
        }
        file.write(0x3B);
        Path source = Files.write(folder.resolve("many.gif"), file.toByteArray());
        assertThat(rotator.inspect(source))
                .isInstanceOfSatisfying(
                        Inspection.Refused.class,
                        refused -> assertThat(refused.failure().reason()).isEqualTo(FailureReason.TOO_MANY_PIXELS));
    }

    @Test
    void refusesABitmap_of50000By50000() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'B').put((byte) 'M').putInt(1024).putInt(0).putInt(54).putInt(40);
        header.putInt(50_000).putInt(50_000).putShort((short) 1).putShort((short) 24);
        assertRefused(header.array(), "bmp");
    }

    /// Whatever the header's further contents are worth: nothing is rotated, and nothing large is allocated.
    private void assertRefused(byte[] file, String name) throws IOException {
        Path source = Files.write(folder.resolve(name), file);
        Path target = folder.resolve("target");
        assertThat(rotator.inspect(source)).as(name).isInstanceOf(Inspection.Refused.class);
        assertThat(rotator.rotate(source, target, Rotation.HALF_TURN, TestPictures.NO_THUMBNAIL))
                .isInstanceOf(RotationOutcome.NotRotated.class);
        assertThat(target).doesNotExist();
        assertThat(Thumbnails.of(source, 10)).isEmpty();
    }

    private static byte[] file(ImageFormat format, String resource) throws IOException {
        if (!resource.isEmpty()) {
            return TestPictures.resource(AllFormatsTest.class, resource);
        }
        ArgbImage picture = TestPictures.opaque(67, 45);
        var image = new BufferedImage(67, 45, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 67, 45, picture.argb(), 0, 67);
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format.code(), bytes)).isTrue();
        return bytes.toByteArray();
    }
}

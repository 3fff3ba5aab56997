package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures that are cut off, in formats that are stored row by row: browsers show the rows that are there.
class DamagedImagesTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    /// As far as the code size.
    private static final int GIF_HEADERS = 13 + 768 + 10 + 1;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"png, 95", "png, 40", "gif, 95", "gif, 40", "bmp, 95", "bmp, 40"})
    void keepsThePixelsBeforeTheDamage_andSaysThatOthersAreFilled(String format, int percent) throws IOException {
        byte[] sound = encoded(format, false);
        int data = format.equals("gif") ? GIF_HEADERS : 0;
        Path original = write("cut." + format, Arrays.copyOf(sound, data + (sound.length - data) * percent / 100));
        Path copy = folder.resolve("copy." + format);
        assertThat(method(rotate(original, copy))).contains("mended+damage-filled");
        BufferedImage whole = ImageIO.read(write("whole." + format, sound).toFile());
        BufferedImage rotated = ImageIO.read(copy.toFile());
        int same = 0;
        while (same < WIDTH * HEIGHT && isSame(whole, rotated, format, same)) {
            same++;
        }
        assertThat(same).isBetween(WIDTH * HEIGHT * (percent - 12) / 100, WIDTH * HEIGHT - 1);
        int last = rotated.getRGB(format.equals("bmp") ? WIDTH - 1 : 0, format.equals("bmp") ? HEIGHT - 1 : 0);
        assertThat(last & 0xFFFFFF).isZero();
        assertThat(Pictures.read(original, 1 << 20)).isPresent();
    }

    /// Whether the pixel of a number in the file's order is that of the copy, half a turn from there.
    private static boolean isSame(BufferedImage whole, BufferedImage rotated, String format, int number) {
        int x = number % WIDTH;
        int y = format.equals("bmp") ? HEIGHT - 1 - number / WIDTH : number / WIDTH;
        return whole.getRGB(x, y) == rotated.getRGB(WIDTH - 1 - x, HEIGHT - 1 - y);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void refusesWhatHasNoRowAtAll(String format) throws IOException {
        byte[] sound = encoded(format, false);
        int headers = format.equals("png") ? 45 : format.equals("gif") ? GIF_HEADERS : 60;
        assertThat(rotate(write("cut." + format, Arrays.copyOf(sound, headers)), folder.resolve("copy")))
                .isInstanceOfSatisfying(
                        RotationOutcome.NotRotated.class,
                        outcome -> assertThat(outcome.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
    }

    /// What isn't there looks like the row above it that is, as in browsers.
    @Test
    void spreadsTheRowsOfAnInterlacedGif() throws IOException {
        byte[] sound = encoded("gif", true);
        Path original = write("cut.gif", Arrays.copyOf(sound, GIF_HEADERS + (sound.length - GIF_HEADERS) / 4));
        Path copy = folder.resolve("copy.gif");
        assertThat(method(rotate(original, copy))).contains("mended+damage-filled");
        BufferedImage rotated = ImageIO.read(copy.toFile());
        BufferedImage whole = ImageIO.read(write("whole.gif", sound).toFile());
        for (int y = 0; y < HEIGHT; y++) {
            int there = y / 4 * 4;
            assertThat(rotated.getRGB(WIDTH - 1, HEIGHT - 1 - y))
                    .as("row %d", y)
                    .isEqualTo(whole.getRGB(0, there));
        }
    }

    @Test
    void keepsTheFramesOfAnAnimation_thatAreWhole() throws IOException {
        byte[] frame = encoded("gif", false);
        int control = 13 + (3 << (frame[10] & 7) + 1);
        var animation = new ByteArrayOutputStream();
        animation.write(frame, 0, frame.length - 1);
        for (int i = 0; i < 2; i++) {
            animation.write(frame, control, frame.length - 1 - control);
        }
        byte[] bytes = animation.toByteArray();
        Path copy = folder.resolve("copy.gif");
        assertThat(method(rotate(write("cut.gif", Arrays.copyOf(bytes, bytes.length - 100)), copy)))
                .contains("mended+damage-filled");
        assertThat(new ImageRotator(new RotatorLimits(0, 0, Long.MAX_VALUE)).inspect(copy))
                .isInstanceOfSatisfying(
                        Inspection.Accepted.class,
                        accepted -> assertThat(accepted.info().frames()).isEqualTo(2));
    }

    @Test
    void keepsTheFramesOfAnApng_thatAreWhole() throws IOException {
        byte[] still = encoded("png", false);
        int data = 8 + 25;
        byte[] image = Arrays.copyOfRange(still, data + 8, still.length - 12 - 4);
        var animation = new ByteArrayOutputStream();
        animation.write(still, 0, data);
        animation.writeBytes(
                chunk("acTL", ByteBuffer.allocate(8).putInt(3).putInt(0).array()));
        int sequence = 0;
        animation.writeBytes(chunk("fcTL", control(sequence++)));
        animation.writeBytes(chunk("IDAT", image));
        for (int i = 0; i < 2; i++) {
            animation.writeBytes(chunk("fcTL", control(sequence++)));
            animation.writeBytes(chunk(
                    "fdAT",
                    ByteBuffer.allocate(4 + image.length)
                            .putInt(sequence++)
                            .put(image)
                            .array()));
        }
        byte[] bytes = animation.toByteArray();
        for (int missing : new int[] {100, image.length + 30}) {
            Path copy = folder.resolve("copy.png");
            assertThat(rotate(write("cut.png", Arrays.copyOf(bytes, bytes.length - missing)), copy))
                    .extracting(DamagedImagesTest::method)
                    .isEqualTo(Optional.of("mended+damage-filled"));
            assertThat(new ImageRotator(new RotatorLimits(0, 0, Long.MAX_VALUE)).inspect(copy))
                    .isInstanceOfSatisfying(
                            Inspection.Accepted.class,
                            accepted -> assertThat(accepted.info().frames()).isEqualTo(2));
        }
    }

    private static byte[] control(int sequence) {
        return ByteBuffer.allocate(26)
                .putInt(sequence)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .putInt(0)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 10)
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).put(data);
        var crc = new java.util.zip.CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Optional<String> method(RotationOutcome outcome) {
        return outcome instanceof RotationOutcome.Rotated rotated
                ? Optional.of(rotated.method().code())
                : Optional.empty();
    }

    private static RotationOutcome rotate(Path original, Path copy) throws IOException {
        return new ImageRotator(new RotatorLimits(0, 0, Long.MAX_VALUE))
                .rotate(original, copy, Rotation.HALF_TURN, new RotationOptions(JpegUnaligned.REENCODE, 0));
    }

    /// Noise, so that the data's length says how far the picture goes; its first colour is black.
    private static byte[] encoded(String format, boolean interlaced) throws IOException {
        Random random = new Random(5);
        byte[] greys = new byte[256];
        for (int i = 0; i < 256; i++) {
            greys[i] = (byte) i;
        }
        BufferedImage image = format.equals("gif")
                ? new BufferedImage(
                        WIDTH,
                        HEIGHT,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(8, 256, greys, greys, greys))
                : new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int grey = 1 + random.nextInt(255);
            int colour = format.equals("gif") ? grey * 0x10101 : 1 + random.nextInt(0xFFFFFF);
            image.setRGB(i % WIDTH, i / WIDTH, 0xFF << 24 | colour);
        }
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        if (settings.canWriteProgressive()) {
            settings.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        }
        try (ImageOutputStream target = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(target);
            writer.write(null, new IIOImage(image, null, null), settings);
        }
        writer.dispose();
        return bytes.toByteArray();
    }
}

package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicturesTest {
    @TempDir
    private Path folder;

    @Test
    void hasEveryPixel_whereThereIsRoom() throws IOException {
        Pictures.Picture picture = Pictures.read(png(30, 20), 30 * 20).orElseThrow();
        assertThat(picture.isFullSize()).isTrue();
        assertThat(picture.fullWidth()).isEqualTo(30);
        assertThat(picture.pixels().argb()[20 * 30 - 1]).isEqualTo(0xFF000000 | 29 << 8 | 19);
    }

    @Test
    void isScaledDown_whereThereIsNot() throws IOException {
        Pictures.Picture picture = Pictures.read(png(400, 100), 10_000).orElseThrow();
        assertThat(picture.isFullSize()).isFalse();
        assertThat(picture.fullWidth()).isEqualTo(400);
        assertThat(picture.fullHeight()).isEqualTo(100);
        assertThat(picture.pixels().width() * picture.pixels().height()).isBetween(8_000, 10_000);
    }

    @Test
    void isAsShown_whenTheFileSaysItLiesOnItsSide() throws IOException {
        Pictures.Picture picture = Pictures.read(jpeg(64, 32, 6), 1_000_000).orElseThrow();
        assertThat(picture.fullWidth()).isEqualTo(32);
        assertThat(picture.fullHeight()).isEqualTo(64);
        assertThat(picture.isFullSize()).isTrue();
    }

    @Test
    void isNothing_whereThereIsNoImage() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "not an image");
        assertThat(Pictures.read(text, 1_000)).isEmpty();
        assertThat(ImageFacts.of(text)).isEmpty();
    }

    @Test
    void isNothing_whereTheImageIsCutShort() throws IOException {
        Path whole = png(200, 200);
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(Files.readAllBytes(whole), 40));
        assertThat(Pictures.read(cut, 1_000)).isEmpty();
    }

    @Test
    void tellsOrientation_asAFact() throws IOException {
        assertThat(ImageFacts.of(jpeg(64, 32, 6))).singleElement().satisfies(fact -> {
            assertThat(fact.kind()).isEqualTo(ImageFact.Kind.ORIENTATION);
            assertThat(fact.text()).contains("Rotate 90 CW");
        });
    }

    private Path png(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x & 0xFF) << 8 | y & 0xFF);
            }
        }
        Path file = folder.resolve("image.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /// A JPEG with an EXIF block that has an orientation alone (CIPA DC-008, 4.6).
    private Path jpeg(int width, int height, int orientation) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", plain);
        byte[] exif = ExifSegment.of(orientation);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain.toByteArray(), 0, 2);
        file.write(exif);
        file.write(plain.toByteArray(), 2, plain.size() - 2);
        return Files.write(folder.resolve("image.jpg"), file.toByteArray());
    }
}

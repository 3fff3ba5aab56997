package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class JpegThumbnailTest {
    private static final JpegCodec CODEC = new JpegCodec();

    @ParameterizedTest
    @CsvSource({
        "30, 30, 20", // blocks' means
        "60, 30, 20", // half of what was asked for is enough, if it comes from the means
        "70, 70, 47", // from half the samples, scaled
        "200, 200, 133", // from the whole picture, scaled
        "240, 240, 160", // the whole picture
        "500, 240, 160" // not enlarged
    })
    void looksLikeThePicture_whateverItsSize(int longestSide, int width, int height) throws ImageFormatException {
        byte[] file = Pictures.jpeg(Pictures.drawn(240, 160), 0.95f);
        Thumbnail thumbnail = CODEC.thumbnail(file, longestSide).orElseThrow();
        assertThat(thumbnail.width()).isEqualTo(width);
        assertThat(thumbnail.height()).isEqualTo(height);
        assertThat(Pictures.psnr(thumbnail, scaled(Pictures.drawn(240, 160), width, height)))
                .isGreaterThan(22);
    }

    private static Thumbnail scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                image.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, Color.BLACK, null);
        graphics.dispose();
        return new Thumbnail(width, height, scaled.getRGB(0, 0, width, height, null, 0, width));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPRIGHT")
    void comesWithTheRotation(Rotation rotation) throws ImageFormatException, IOException {
        for (Script script : Script.values()) {
            for (int width : new int[] {160, 165}) {
                byte[] file = new TestJpeg(width, 96, "22 11 11").script(script).bytes();
                RotationOptions options = new RotationOptions(JpegUnaligned.REENCODE, 20);
                Optional<Thumbnail> thumbnail = CODEC.rotate(file, new ByteArrayOutputStream(), rotation, options)
                        .thumbnail();
                assertThat(thumbnail.orElseThrow().argb())
                        .isEqualTo(CODEC.thumbnail(file, 20).orElseThrow().argb());
            }
        }
    }
}

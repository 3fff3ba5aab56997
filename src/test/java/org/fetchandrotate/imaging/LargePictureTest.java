package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What looking at a large photo takes.
final class LargePictureTest {
    private static final int WIDTH = 6000;
    private static final int HEIGHT = 4000;

    @TempDir
    Path folder;

    /// Its coefficients, two bytes each and more for an index, would be 50 MB.
    @Test
    void thumbnailOfAProgressivePhoto_isMadeOfItsMeansAlone() throws Exception {
        Path photo = progressive();
        Thumbnails.of(photo, 192);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Thumbnail thumbnail = Thumbnails.of(photo, 192).orElseThrow();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(20_000_000);
        assertThat(thumbnail.width()).isEqualTo(192);
        // darker at the left, as the photo is
        int left = thumbnail.argb()[64 * 192 + 3] & 0xFF;
        int right = thumbnail.argb()[64 * 192 + 188] & 0xFF;
        assertThat(left).isBetween(0, 12);
        assertThat(right).isBetween(243, 255);
    }

    private Path progressive() throws Exception {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % WIDTH * 255 / WIDTH);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam progressive = writer.getDefaultWriteParam();
        progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        Path file = folder.resolve("photo.jpg");
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), progressive);
        } finally {
            writer.dispose();
        }
        return file;
    }
}

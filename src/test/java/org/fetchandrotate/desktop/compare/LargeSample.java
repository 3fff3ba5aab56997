package org.fetchandrotate.desktop.compare;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// A JPEG of more pixels than are kept in memory: grey where it is made smaller, columns of black and white by
/// turns where it is seen in its own pixels.
final class LargeSample {
    static final int WIDTH = 5_600;
    static final int HEIGHT = 3_680;

    private LargeSample() {}

    /// @return as the history would have it
    static ImageRecord write(Workspace workspace) throws Exception {
        return SampleFiles.write(workspace, jpeg(), new JpegCodec(), ImageFormat.JPEG, WIDTH, HEIGHT);
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % 2 * 255);
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", file);
        return file.toByteArray();
    }
}

package org.fetchandrotate.imaging.raster;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;

/// Pictures for people to look at, by ImageIO readers that are made here rather than looked up: ImageIO's
/// registry would first scan the whole class path. Stateless.
final class ReaderThumbnails {
    private ReaderThumbnails() {}

    /// One picture of a file, with pixels left out so that it comes near the size asked for, never below it.
    ///
    /// @param index of the picture in its file
    static ArgbImage read(ImageReaderSpi provider, byte[] file, int index, int longestSide)
            throws ImageFormatException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = provider.createReaderInstance();
            try {
                reader.setInput(in);
                int longest = Math.max(reader.getWidth(index), reader.getHeight(index));
                int step = Math.max(1, longest / (2 * Math.max(1, longestSide)));
                ImageReadParam parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(step, step, 0, 0);
                return argb(reader.read(index, parameters));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // These readers index and allocate by what a malformed file says.
            throw ImageFormatException.corrupt(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /// Java takes grey samples for linear light and `getRGB` would brighten them; in files they are as in sRGB.
    private static ArgbImage argb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
            return new ArgbImage(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        }
        Raster raster = image.getRaster();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = raster.getSample(x, y, 0) >> shift & 0xFF;
                int alpha = raster.getNumBands() > 1 ? raster.getSample(x, y, 1) >> shift & 0xFF : 0xFF;
                argb[y * width + x] = alpha << 24 | grey << 16 | grey << 8 | grey;
            }
        }
        return new ArgbImage(width, height, argb);
    }
}

package org.fetchandrotate.imaging.jpeg;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;
import org.fetchandrotate.model.Rotation;

/// Pictures as viewers see them, decoded by ImageIO.
final class Pictures {
    private Pictures() {}

    /// A picture with gradients, edges and some grain, without any symmetry.
    static BufferedImage drawn(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(20, 60, 120), width, height, new Color(240, 200, 140)));
        graphics.fillRect(0, 0, width, height);
        Random random = new Random(width * 31L + height);
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            int size = 2 + random.nextInt(Math.max(1, width / 4));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), size, 1 + size / 2);
        }
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, image.getRGB(x, y) & 0xFFF0F0F0 | random.nextInt(0x1000000) & 0x070707);
            }
        }
        return image;
    }

    /// A baseline 4:2:0 JPEG.
    static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// What ImageIO sees, without looking at EXIF.
    static Thumbnail decoded(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return new Thumbnail(image.getWidth(), image.getHeight(), argb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a viewer shows.
    static Thumbnail shown(byte[] file) {
        try {
            return decoded(file).shown(new Metadata(new JpegReader(file).read()).orientation());
        } catch (org.fetchandrotate.imaging.ImageFormatException e) {
            throw new AssertionError(e);
        }
    }

    static Thumbnail rotated(Thumbnail picture, Rotation rotation) {
        return picture.shown(Orientation.of(rotation.transform()));
    }

    /// Peak signal-to-noise ratio of two pictures of the same size, in dB; 99 if they are equal.
    static double psnr(Thumbnail one, Thumbnail other) {
        if (one.width() != other.width() || one.height() != other.height()) {
            throw new AssertionError(
                    "%d × %d against %d × %d".formatted(one.width(), one.height(), other.width(), other.height()));
        }
        long squares = 0;
        for (int i = 0; i < one.argb().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (one.argb()[i] >> shift & 0xFF) - (other.argb()[i] >> shift & 0xFF);
                squares += (long) difference * difference;
            }
        }
        return squares == 0 ? 99 : 10 * Math.log10(255.0 * 255 * 3 * one.argb().length / squares);
    }
}

package org.fetchandrotate.imaging.raster;

import java.awt.Transparency;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Turns the first frame of what ImageIO can read and write: a stopgap for formats that have no codec of their own.
/// Immutable and thread-safe.
public final class ImageIoCodec implements ImageCodec {
    private static final int QUALITY = 95;

    private final ImageFormat format;

    public ImageIoCodec(ImageFormat format) {
        this.format = format;
    }

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        return withReader(file, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            return new ImageInfo(format, width, height, 1, 12L * width * height);
        });
    }

    @Override
    public Turned rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        BufferedImage source = withReader(file, reader -> reader.read(0));
        write(turned(source, rotation), target);
        boolean lossy = format == ImageFormat.JPEG || format == ImageFormat.WEBP;
        return new Turned(lossy ? RotationMethod.recoded(QUALITY) : RotationMethod.LOSSLESS, Optional.empty());
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        return Optional.of(withReader(file, reader -> {
            int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            int step = Math.max(1, (longest + longestSide - 1) / longestSide);
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            int width = image.getWidth();
            int height = image.getHeight();
            return new Thumbnail(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        }));
    }

    private static BufferedImage turned(BufferedImage source, Rotation rotation) {
        int width = source.getWidth();
        int height = source.getHeight();
        var transform =
                switch (rotation) {
                    case CLOCKWISE_90 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case HALF_TURN -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case CLOCKWISE_270 -> new AffineTransform(0, -1, 1, 0, 0, width);
                };
        int type = source.getColorModel().getTransparency() == Transparency.OPAQUE
                ? BufferedImage.TYPE_INT_RGB
                : BufferedImage.TYPE_INT_ARGB;
        var target = rotation.swapsSides()
                ? new BufferedImage(height, width, type)
                : new BufferedImage(width, height, type);
        var plain = new BufferedImage(width, height, type);
        plain.setRGB(0, 0, width, height, source.getRGB(0, 0, width, height, null, 0, width), 0, width);
        return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(plain, target);
    }

    private void write(BufferedImage image, OutputStream target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.code()).next();
        try (var out = new MemoryCacheImageOutputStream(target)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format == ImageFormat.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY / 100f);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private <T> T withReader(byte[] file, Reading<T> reading) throws ImageFormatException {
        ImageIO.setUseCache(false);
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.code());
        if (!readers.hasNext()) {
            throw ImageFormatException.unsupported("no reader for " + format.code());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            return reading.read(reader);
        } catch (IOException e) {
            throw ImageFormatException.corrupt(String.valueOf(e.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ImageReader reader) throws IOException, ImageFormatException;
    }
}

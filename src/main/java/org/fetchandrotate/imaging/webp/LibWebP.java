package org.fetchandrotate.imaging.webp;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;

/// Pixels from and to coded pictures by libwebp, through its ImageIO plug-in. The plug-in's providers are made
/// here rather than looked up: ImageIO's registry would first scan the whole class path. Stateless.
final class LibWebP {
    /// Effort of the lossless encoder at libwebp's default method: what `cwebp -lossless` uses.
    private static final float LOSSLESS_EFFORT = 0.75f;

    /// Of what a bitstream can hold, in pixels; an animation's canvas may be larger. Source: RFC 9649, 2.5 and 3.4
    private static final int LONGEST_SIDE = 16_383;

    private LibWebP() {}

    static ArgbImage decode(Bitstream bitstream) throws ImageFormatException {
        BufferedImage image = loaded(() -> {
            ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
            try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bitstream.asFile()))) {
                reader.setInput(in);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        });
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        if (image.getWidth() != bitstream.width() || image.getHeight() != bitstream.height()) {
            throw ImageFormatException.corrupt("the image data isn't as large as its header says");
        }
        if (!image.getColorModel().hasAlpha()) {
            for (int i = 0; i < argb.length; i++) {
                argb[i] |= 0xFF000000;
            }
        }
        return new ArgbImage(image.getWidth(), image.getHeight(), argb);
    }

    /// Encodes in the manner of another picture: lossless, or lossy at its estimated quality. Opacity is always
    /// kept exactly; in a lossless picture also the colour of invisible pixels.
    static Bitstream encodeLike(Bitstream model, ArgbImage picture, Bitstream.Opacity opacity)
            throws ImageFormatException {
        if (Math.max(picture.width(), picture.height()) > LONGEST_SIDE) {
            throw ImageFormatException.unsupported("a frame of %d × %d pixels, where WebP allows %d a side"
                    .formatted(picture.width(), picture.height(), LONGEST_SIDE));
        }
        var parameters = new WebPWriteParam(Locale.ROOT);
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        if (model.isLossless()) {
            parameters.setCompressionType(CompressionType.Lossless);
            parameters.setCompressionQuality(LOSSLESS_EFFORT);
            parameters.setExact(true);
        } else {
            parameters.setCompressionType(CompressionType.Lossy);
            parameters.setCompressionQuality(model.quality().getAsInt() / 100f);
            parameters.setAlphaQuality(100);
        }
        int type = opacity == Bitstream.Opacity.OPAQUE ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        var image = new BufferedImage(picture.width(), picture.height(), type);
        System.arraycopy(
                picture.argb(),
                0,
                ((DataBufferInt) image.getRaster().getDataBuffer()).getData(),
                0,
                picture.width() * picture.height());
        byte[] file = loaded(() -> {
            ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
            var bytes = new ByteArrayOutputStream();
            try (var out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), parameters);
            } catch (NullPointerException e) {
                // how the plug-in says that libwebp made nothing of it
                throw new IOException("it made nothing of the rotated picture", e);
            } finally {
                writer.dispose();
            }
            return bytes.toByteArray();
        });
        return WebPFile.read(file).still().orElseThrow();
    }

    /// Runs what needs the native library, which exists for the usual systems and processors only.
    private static <T> T loaded(NativeWork<T> work) throws ImageFormatException {
        try {
            return work.run();
        } catch (IOException e) {
            throw ImageFormatException.corrupt("libwebp can't rotate it: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            // The plug-in makes one of libwebp's "out of memory", which libwebp also says of a malformed alpha header
            // (`src/dec/alpha_dec.c`); the one of Java's heap has a message.
            if (e.getMessage() == null) {
                throw ImageFormatException.corrupt("libwebp can't decode it: malformed, or too large");
            }
            throw e;
        } catch (LinkageError e) {
            throw ImageFormatException.unsupported("WebP needs the library libwebp, which can't be loaded on %s %s"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
    }

    @FunctionalInterface
    private interface NativeWork<T> {
        T run() throws IOException;
    }
}

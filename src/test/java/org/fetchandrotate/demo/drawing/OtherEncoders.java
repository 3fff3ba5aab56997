package org.fetchandrotate.demo.drawing;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes PNG, animated GIF and WebP.
final class OtherEncoders {
    private static final String GIF_FORMAT = "javax_imageio_gif_image_1.0";

    private OtherEncoders() {}

    static byte[] png(BufferedImage image) throws IOException {
        return write("png", image, null);
    }

    static byte[] lossyWebp(BufferedImage image, float quality) throws IOException {
        WebPWriteParam how = new WebPWriteParam(Locale.ROOT);
        how.setCompressionType(CompressionType.Lossy);
        how.setCompressionQuality(quality);
        return write("webp", image, how);
    }

    static byte[] losslessWebp(BufferedImage image) throws IOException {
        WebPWriteParam how = new WebPWriteParam(Locale.ROOT);
        how.setCompressionType(CompressionType.Lossless);
        return write("webp", image, how);
    }

    /// An endless loop; frames after the first are cut to what differs from the one before.
    static byte[] animatedGif(List<BufferedImage> frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (int number = 0; number < frames.size(); number++) {
                BufferedImage frame = frames.get(number);
                Rectangle area = number == 0
                        ? new Rectangle(frame.getWidth(), frame.getHeight())
                        : difference(frames.get(number - 1), frame);
                BufferedImage part = frame.getSubimage(area.x, area.y, area.width, area.height);
                writer.writeToSequence(new IIOImage(part, null, gifFrame(writer, part, area, number == 0)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata gifFrame(ImageWriter writer, BufferedImage part, Rectangle area, boolean first)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(part), null);
        IIOMetadataNode root = new IIOMetadataNode(GIF_FORMAT);
        IIOMetadataNode place = node(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", String.valueOf(area.x));
        place.setAttribute("imageTopPosition", String.valueOf(area.y));
        place.setAttribute("imageWidth", String.valueOf(area.width));
        place.setAttribute("imageHeight", String.valueOf(area.height));
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = node(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", "12");
        control.setAttribute("transparentColorIndex", "0");
        if (first) {
            IIOMetadataNode loop = node(node(root, "ApplicationExtensions"), "ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0});
        }
        metadata.mergeTree(GIF_FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode node(IIOMetadataNode parent, String name) {
        IIOMetadataNode child = new IIOMetadataNode(name);
        parent.appendChild(child);
        return child;
    }

    private static Rectangle difference(BufferedImage before, BufferedImage after) {
        Optional<Rectangle> area = Optional.empty();
        for (int y = 0; y < after.getHeight(); y++) {
            for (int x = 0; x < after.getWidth(); x++) {
                if (before.getRGB(x, y) != after.getRGB(x, y)) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    area = Optional.of(area.map(pixel::union).orElse(pixel));
                }
            }
        }
        return area.orElse(new Rectangle(1, 1));
    }

    private static byte[] write(String format, BufferedImage image, @Nullable ImageWriteParam how) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

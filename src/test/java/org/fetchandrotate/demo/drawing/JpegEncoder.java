package org.fetchandrotate.demo.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.fetchandrotate.demo.drawing.Encoding.Sampling;
import org.fetchandrotate.demo.drawing.Encoding.Scans;
import org.fetchandrotate.imaging.ExifSegment;
import org.w3c.dom.NodeList;

/// Writes JPEGs of a wished size in bytes, sampling and kind of scans.
final class JpegEncoder {
    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

    private final Encoding.Jpeg wish;

    JpegEncoder(Encoding.Jpeg wish) {
        this.wish = wish;
    }

    byte[] encode(BufferedImage upright) throws IOException {
        BufferedImage stored = rotatedBack(upright);
        byte[] best = encode(stored, 40);
        for (int quality = 42; quality <= 97; quality++) {
            byte[] next = encode(stored, quality);
            if (next.length > wish.targetBytes()) {
                break;
            }
            best = next;
        }
        return wish.orientation() == 1 ? best : withOrientation(best);
    }

    /// Rotates the pixels so that a viewer who obeys the orientation shows them upright (EXIF 2.32, table 6).
    private BufferedImage rotatedBack(BufferedImage upright) {
        int width = upright.getWidth();
        int height = upright.getHeight();
        boolean onSide = wish.orientation() >= 5;
        int type = wish.sampling() == Sampling.GREY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage stored = new BufferedImage(onSide ? height : width, onSide ? width : height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = upright.getRGB(x, y);
                switch (wish.orientation()) {
                    case 3 -> stored.setRGB(width - 1 - x, height - 1 - y, pixel);
                    case 6 -> stored.setRGB(y, width - 1 - x, pixel);
                    case 8 -> stored.setRGB(height - 1 - y, x, pixel);
                    default -> stored.setRGB(x, y, pixel);
                }
            }
        }
        return stored;
    }

    private byte[] encode(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = builtInWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            if (wish.scans() == Scans.PROGRESSIVE) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), how);
            if (wish.sampling() != Sampling.GREY) {
                sample(metadata);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, metadata), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private void sample(IIOMetadata metadata) throws IIOInvalidTreeException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int component = 0; component < components.getLength(); component++) {
            IIOMetadataNode node = (IIOMetadataNode) components.item(component);
            boolean luma = component == 0;
            node.setAttribute("HsamplingFactor", luma ? String.valueOf(wish.sampling().horizontal) : "1");
            node.setAttribute("VsamplingFactor", luma ? String.valueOf(wish.sampling().vertical) : "1");
        }
        metadata.setFromTree(FORMAT, root);
    }

    private static ImageWriter builtInWriter() throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.imageio")) {
                return writer;
            }
        }
        throw new IOException("this Java has no JPEG writer");
    }

    /// Adds an EXIF block with nothing but the orientation, after the JFIF header.
    private byte[] withOrientation(byte[] jpeg) {
        byte[] exif = ExifSegment.of(wish.orientation());
        int cut = 4 + (((jpeg[4] & 255) << 8) | (jpeg[5] & 255));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(jpeg, 0, cut);
        whole.writeBytes(exif);
        whole.write(jpeg, cut, jpeg.length - cut);
        return whole.toByteArray();
    }
}

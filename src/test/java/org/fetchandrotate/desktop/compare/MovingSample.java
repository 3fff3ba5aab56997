package org.fetchandrotate.desktop.compare;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.fetchandrotate.imaging.gif.GifCodec;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// A GIF in which a disc moves, and its copy, among a workspace's files.
final class MovingSample {
    static final int FRAMES = 8;
    static final int WIDTH = 240;
    static final int HEIGHT = 160;
    /// Hundredths of a second, as the file says.
    private static final int DELAY = 4;

    private static final String METADATA = "javax_imageio_gif_image_1.0";

    private MovingSample() {}

    /// @return as the history would have it
    static ImageRecord write(Workspace workspace) throws Exception {
        return SampleFiles.write(workspace, gif(), new GifCodec(), ImageFormat.GIF, WIDTH, HEIGHT);
    }

    private static byte[] gif() throws Exception {
        var target = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(target)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < FRAMES; i++) {
                BufferedImage frame = frame(i);
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
                IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(METADATA);
                IIOMetadataNode control = (IIOMetadataNode)
                        tree.getElementsByTagName("GraphicControlExtension").item(0);
                control.setAttribute("delayTime", String.valueOf(DELAY));
                metadata.setFromTree(METADATA, tree);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return target.toByteArray();
    }

    private static BufferedImage frame(int index) {
        BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED);
        Graphics2D graphics = frame.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLUE);
        graphics.fillOval(10 + index * 25, 20, 40, 40);
        graphics.dispose();
        return frame;
    }
}

package org.fetchandrotate.imaging.gif;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// A plain GIF writer for tests, and a player built on ImageIO's reader; they share nothing with the code under
/// test.
final class GifFixture {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int lastImage;

    /// @param colourBits 1 to 8, of the global colour table; 0 for none
    GifFixture(int width, int height, int colourBits, int aspect) {
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        uint16(width);
        uint16(height);
        out.write(colourBits == 0 ? 0x70 : 0xF0 | colourBits - 1);
        out.write(0);
        out.write(aspect);
        table(colourBits, 0);
    }

    /// How a frame is put on the screen.
    ///
    /// @param transparent an index, or -1
    record Control(int disposal, int delay, int transparent) {}

    GifFixture control(Control control) {
        out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4});
        out.write(control.disposal() << 2 | (control.transparent() >= 0 ? 1 : 0));
        uint16(control.delay());
        out.write(Math.max(0, control.transparent()));
        out.write(0);
        return this;
    }

    GifFixture extension(int label, String... blocks) {
        out.write(0x21);
        out.write(label);
        for (String block : blocks) {
            out.write(block.length());
            out.writeBytes(block.getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(0);
        return this;
    }

    GifFixture image(int left, int top, int width, int height, byte[] pixels, int bits, boolean interlaced) {
        return image(left, top, width, height, pixels, bits, interlaced, 0);
    }

    /// @param localBits of a colour table of the frame's own; 0 for none
    GifFixture image(
            int left, int top, int width, int height, byte[] pixels, int bits, boolean interlaced, int localBits) {
        lastImage = out.size();
        out.write(0x2C);
        uint16(left);
        uint16(top);
        uint16(width);
        uint16(height);
        out.write((interlaced ? 0x40 : 0) | (localBits > 0 ? 0x80 | localBits - 1 : 0));
        table(localBits, 91);
        byte[] data = new byte[pixels.length];
        int row = 0;
        for (int[] group : interlaced ? new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}} : new int[][] {{0, 1}}) {
            for (int y = group[0]; y < height; y += group[1]) {
                System.arraycopy(pixels, y * width, data, row++ * width, width);
            }
        }
        lzw(data, Math.max(2, bits));
        return this;
    }

    /// The last image some more times.
    GifFixture again(int times) {
        byte[] image = Arrays.copyOfRange(out.toByteArray(), lastImage, out.size());
        for (int i = 0; i < times; i++) {
            out.writeBytes(image);
        }
        return this;
    }

    byte[] file() {
        out.write(0x3B);
        return out.toByteArray();
    }

    byte[] withoutTrailer() {
        return out.toByteArray();
    }

    static byte[] noise(int pixels, int bits, Random random) {
        byte[] result = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            result[i] = (byte) random.nextInt(1 << bits);
        }
        return result;
    }

    private void table(int bits, int seed) {
        for (int i = 0; bits > 0 && i < 3 << bits; i++) {
            out.write(i * 53 + seed);
        }
    }

    /// LZW without any compression: a clear code before the width of the codes would grow.
    private void lzw(byte[] data, int bits) {
        StringBuilder stream = new StringBuilder();
        int clear = 1 << bits;
        for (int i = 0; i < data.length; i++) {
            if (i % (clear - 2) == 0) {
                stream.append(code(clear, bits + 1));
            }
            stream.append(code(data[i] & 0xFF, bits + 1));
        }
        stream.append(code(clear + 1, bits + 1));
        stream.append("0".repeat((8 - stream.length() % 8) % 8));
        out.write(bits);
        int bytes = stream.length() / 8;
        for (int i = 0; i < bytes; i++) {
            if (i % 200 == 0) {
                out.write(Math.min(200, bytes - i));
            }
            String octet = new StringBuilder(stream.substring(8 * i, 8 * i + 8))
                    .reverse()
                    .toString();
            out.write(Integer.parseInt(octet, 2));
        }
        out.write(0);
    }

    /// Low bit first.
    private static String code(int value, int bits) {
        String digits = Integer.toBinaryString(value | 1 << bits).substring(1);
        return new StringBuilder(digits).reverse().toString();
    }

    private void uint16(int value) {
        out.write(value);
        out.write(value >> 8);
    }

    /// The screen after each frame was put on it.
    ///
    /// @param delays 1/100 s, as many as pictures
    record Played(int width, int height, List<int[]> pictures, List<String> delays) {}

    static Played play(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input);
            Element screen = child(reader.getStreamMetadata().getAsTree("javax_imageio_gif_stream_1.0"));
            int width = number(screen, "logicalScreenWidth");
            int height = number(screen, "logicalScreenHeight");
            Played played = new Played(width, height, new ArrayList<>(), new ArrayList<>());
            int[] canvas = new int[width * height];
            for (int i = 0; i < reader.getNumImages(true); i++) {
                canvas = put(reader, i, canvas, played);
            }
            return played;
        } finally {
            reader.dispose();
        }
    }

    private static int[] put(ImageReader reader, int index, int[] canvas, Played played) throws IOException {
        Node tree = reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0");
        Element place = named(tree, "ImageDescriptor");
        Element control = named(tree, "GraphicControlExtension");
        BufferedImage image = reader.read(index);
        int[] drawn = canvas.clone();
        int[] cleared = canvas.clone();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int screenX = number(place, "imageLeftPosition") + x;
                int screenY = number(place, "imageTopPosition") + y;
                if (screenX < played.width() && screenY < played.height()) {
                    int at = screenY * played.width() + screenX;
                    int colour = image.getRGB(x, y);
                    drawn[at] = colour >>> 24 == 0 ? canvas[at] : colour;
                    cleared[at] = 0;
                }
            }
        }
        played.pictures().add(drawn);
        played.delays().add(control.getAttribute("delayTime"));
        return switch (control.getAttribute("disposalMethod")) {
            case "restoreToBackgroundColor" -> cleared;
            case "restoreToPrevious" -> canvas;
            default -> drawn;
        };
    }

    /// The indices of a frame, by the textbook: ImageIO loses rows of interlaced images of few rows.
    static int[] indices(byte[] file, int frame) {
        int at = 13 + tableBytes(file[10]);
        for (int images = 0; ; ) {
            if (file[at] == 0x21) {
                at += 2;
            } else if (file[at] == 0x2C) {
                int data = at + 10 + tableBytes(file[at + 9]);
                if (images++ == frame) {
                    return indices(file, at, data);
                }
                at = data + 1;
            } else {
                throw new AssertionError("no block at " + at);
            }
            while (file[at] != 0) {
                at += 1 + (file[at] & 0xFF);
            }
            at++;
        }
    }

    private static int tableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int[] indices(byte[] file, int descriptor, int data) {
        int width = file[descriptor + 5] & 0xFF | (file[descriptor + 6] & 0xFF) << 8;
        int height = file[descriptor + 7] & 0xFF | (file[descriptor + 8] & 0xFF) << 8;
        StringBuilder bits = new StringBuilder();
        for (int at = data + 1; file[at] != 0; at += 1 + (file[at] & 0xFF)) {
            for (int i = 1; i <= (file[at] & 0xFF); i++) {
                String octet =
                        Integer.toBinaryString(file[at + i] & 0xFF | 0x100).substring(1);
                bits.append(new StringBuilder(octet).reverse());
            }
        }
        byte[] pixels = strings(bits, file[data]);
        if (pixels.length != width * height) {
            throw new AssertionError(pixels.length + " pixels");
        }
        int[] rows = new int[pixels.length];
        int row = 0;
        boolean interlaced = (file[descriptor + 9] & 0x40) != 0;
        for (int[] group : interlaced ? new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}} : new int[][] {{0, 1}}) {
            for (int y = group[0]; y < height; y += group[1], row++) {
                for (int x = 0; x < width; x++) {
                    rows[y * width + x] = pixels[row * width + x] & 0xFF;
                }
            }
        }
        return rows;
    }

    private static byte[] strings(CharSequence bits, int minimumBits) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        List<byte[]> strings = new ArrayList<>();
        int clear = 1 << minimumBits;
        int width = minimumBits + 1;
        byte[] previous = {};
        for (int at = 0; ; ) {
            String digits = bits.subSequence(at, at + width).toString();
            at += width;
            int code = Integer.parseInt(new StringBuilder(digits).reverse().toString(), 2);
            if (code == clear) {
                strings.clear();
                for (int i = 0; i < clear + 2; i++) {
                    strings.add(new byte[] {(byte) i});
                }
                width = minimumBits + 1;
                previous = new byte[0];
                continue;
            }
            if (code == clear + 1) {
                return pixels.toByteArray();
            }
            byte first = code < strings.size() ? strings.get(code)[0] : previous[0];
            if (previous.length > 0 && strings.size() < 4096) {
                byte[] string = Arrays.copyOf(previous, previous.length + 1);
                string[previous.length] = first;
                strings.add(string);
            }
            previous = strings.get(code);
            pixels.writeBytes(previous);
            width = strings.size() == 1 << width && width < 12 ? width + 1 : width;
        }
    }

    private static Element child(Node tree) {
        return named(tree, "LogicalScreenDescriptor");
    }

    private static Element named(Node tree, String name) {
        for (Node node = tree.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return (Element) node;
            }
        }
        return new IIOMetadataNode(name);
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// Draws the icon in the formats of all systems. Reads as much of SVG as it takes: paths of absolute `M`, `L`, `C`
/// and `Z`, each with one fill, on a square of 256.
///
/// @param source the SVG
record IconFiles(Path source) {
    private static final double EDGE = 256;
    private static final Pattern PATH = Pattern.compile("<path fill=\"(#[0-9a-f]{6})\" d=\"([^\"]+)\"/>");
    private static final Pattern TOKENS = Pattern.compile("[MLCZ]|-?[0-9.]+");

    /// The icon in the format that a system wants, written below a folder.
    Path write(Target.OperatingSystem system, Path folder) throws IOException {
        return switch (system) {
            case LINUX -> Files.write(folder.resolve("icon.png"), png(256));
            case MAC -> Files.write(folder.resolve("icon.icns"), icns());
            case WINDOWS -> Files.write(folder.resolve("icon.ico"), ico());
        };
    }

    byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(size / EDGE, size / EDGE);
        Matcher paths = PATH.matcher(Files.readString(source));
        while (paths.find()) {
            graphics.setColor(Color.decode(paths.group(1)));
            graphics.fill(shape(paths.group(2)));
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static Path2D shape(String data) {
        Path2D shape = new Path2D.Double();
        List<String> tokens =
                new Scanner(data).findAll(TOKENS).map(match -> match.group()).toList();
        List<Double> numbers = new ArrayList<>();
        String command = "";
        for (String token : tokens) {
            if (Character.isLetter(token.charAt(0))) {
                command = token;
                if (command.equals("Z")) {
                    shape.closePath();
                }
                continue;
            }
            numbers.add(Double.valueOf(token));
            if (numbers.size() == (command.equals("C") ? 6 : 2)) {
                add(shape, command, numbers);
                numbers.clear();
            }
        }
        return shape;
    }

    private static void add(Path2D shape, String command, List<Double> at) {
        switch (command) {
            case "M" -> shape.moveTo(at.get(0), at.get(1));
            case "L" -> shape.lineTo(at.get(0), at.get(1));
            case "C" -> shape.curveTo(at.get(0), at.get(1), at.get(2), at.get(3), at.get(4), at.get(5));
            default -> throw new IllegalArgumentException("Not drawn here: " + command);
        }
    }

    /// Windows: a directory of PNG files. Source: Microsoft, "Icons" (the ICONDIR structure).
    private byte[] ico() throws IOException {
        List<Integer> sizes = List.of(16, 24, 32, 48, 64, 256);
        List<byte[]> pictures = new ArrayList<>();
        for (int size : sizes) {
            pictures.add(png(size));
        }
        int offset = 6 + 16 * sizes.size();
        int length =
                offset + pictures.stream().mapToInt(picture -> picture.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        for (int i = 0; i < sizes.size(); i++) {
            byte edge = (byte) (int) sizes.get(i); // 256 is written as 0
            file.put(edge).put(edge).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            file.putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        pictures.forEach(file::put);
        return file.array();
    }

    /// macOS: chunks of PNG files, named by their size.
    private byte[] icns() throws IOException {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("ic07", 128);
        sizes.put("ic08", 256);
        sizes.put("ic09", 512);
        sizes.put("ic10", 1024);
        sizes.put("ic11", 32);
        sizes.put("ic12", 64);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(chunks);
        for (Map.Entry<String, Integer> size : sizes.entrySet()) {
            byte[] picture = png(size.getValue());
            out.write(size.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + picture.length);
            out.write(picture);
        }
        ByteBuffer file = ByteBuffer.allocate(8 + chunks.size());
        return file.put("icns".getBytes(StandardCharsets.US_ASCII))
                .putInt(file.capacity())
                .put(chunks.toByteArray())
                .array();
    }
}

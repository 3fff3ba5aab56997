import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.fetchandrotate.demo.DemoGallery;

/// The pictures to be measured with: cut out of the photos that come with the program, or tiled from them, and encoded
/// by `cjpeg`, so that everyone has the same.
final class ImagingPictures {
    private final Path folder;
    private final List<BufferedImage> photos = new ArrayList<>();

    ImagingPictures(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (String line : new String(resource("photos.tsv"), StandardCharsets.UTF_8).lines().toList()) {
            String name = line.substring(0, line.indexOf('\t'));
            if (name.endsWith(".jpg")) {
                try (InputStream in = DemoGallery.class.getResourceAsStream(name)) {
                    photos.add(ImageIO.read(in));
                }
            }
        }
    }

    /// The photos of another format, as they come.
    List<Path> shipped(String suffix) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String line : new String(resource("photos.tsv"), StandardCharsets.UTF_8).lines().toList()) {
            String name = line.substring(0, line.indexOf('\t'));
            if (name.endsWith(suffix)) {
                files.add(Files.write(folder.resolve(name), resource(name)));
            }
        }
        return files;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = DemoGallery.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /// A different picture for each number: a part of a photo or, where that isn't large enough, several side by side.
    BufferedImage picture(int number, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        int index = number;
        for (int y = -(number * 7 % 61); y < height; ) {
            int tallest = Integer.MAX_VALUE;
            for (int x = -(number * 11 % 97); x < width; index++) {
                BufferedImage photo = photos.get(index % photos.size());
                graphics.drawImage(photo, x, y, null);
                x += photo.getWidth();
                tallest = Math.min(tallest, photo.getHeight());
            }
            y += tallest;
        }
        graphics.dispose();
        return picture;
    }

    Path jpeg(String name, BufferedImage picture, String... options) throws Exception {
        Path ppm = folder.resolve(name + ".ppm");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(ppm), 1 << 16)) {
            out.write("P6 %d %d 255\n".formatted(picture.getWidth(), picture.getHeight()).getBytes(StandardCharsets.US_ASCII));
            byte[] row = new byte[3 * picture.getWidth()];
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    int rgb = picture.getRGB(x, y);
                    row[3 * x] = (byte) (rgb >> 16);
                    row[3 * x + 1] = (byte) (rgb >> 8);
                    row[3 * x + 2] = (byte) rgb;
                }
                out.write(row);
            }
        }
        Path target = folder.resolve(name + ".jpg");
        List<String> command = new ArrayList<>(List.of("cjpeg"));
        command.addAll(List.of(options));
        command.addAll(List.of("-outfile", target.toString(), ppm.toString()));
        ImagingBenchmark.execute(command);
        Files.delete(ppm);
        return target;
    }

    /// As [#jpeg], at the quality whose size comes closest to `bytes` from below.
    Path jpegOfSize(String name, BufferedImage picture, long bytes, String... options) throws Exception {
        int low = 20;
        int high = 97;
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-quality");
        all.add("");
        while (high - low > 1) {
            int middle = (low + high) / 2;
            all.set(all.size() - 1, "" + middle);
            if (Files.size(jpeg(name, picture, all.toArray(String[]::new))) > bytes) {
                high = middle;
            } else {
                low = middle;
            }
        }
        all.set(all.size() - 1, "" + low);
        return jpeg(name, picture, all.toArray(String[]::new));
    }

    /// A hundred photos of about 85 KB each.
    List<Path> webPhotos(String name, int width, int height, String... options) throws Exception {
        int low = 20;
        int high = 99;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            long bytes = 0;
            for (Path sample : photos(name, 6, width, height, middle, options)) {
                bytes += Files.size(sample);
            }
            if (bytes > 6 * 85_000) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return photos(name, 100, width, height, low, options);
    }

    private List<Path> photos(String name, int count, int width, int height, int quality, String... options)
            throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-quality", "" + quality));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(jpeg(name + i, picture(i, width, height), all.toArray(String[]::new)));
        }
        return files;
    }

    Path png(String name, BufferedImage picture) throws IOException {
        Path target = folder.resolve(name + ".png");
        ImageIO.write(picture, "png", target.toFile());
        return target;
    }
}

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;

/// How close rotated JPEGs whose sides aren't multiples of the MCU come to the exact rotation, and how large they are.
///
/// Each source and every result is decoded by the same `djpeg`; the source's pixels rotated are the exact rotation. There are two
/// sets: 20 made for this, of different sizes, samplings and qualities, some progressive; and those of the demo's photos that
/// have to be recoded, which are encoded for the web in various ways.
final class ImagingQuality {
    private static final String PYTHON = System.getenv().getOrDefault("PYTHON", "python3");
    private static final String CONVERT = System.getenv().getOrDefault("CONVERT", "convert");
    private static final String PILLOW = """
            import sys
            from PIL import Image, JpegImagePlugin
            image = Image.open(sys.argv[2])
            keep = {'qtables': image.quantization, 'subsampling': JpegImagePlugin.get_sampling(image)} if sys.argv[1] == 'keep' else {}
            image.transpose(Image.ROTATE_180).save(sys.argv[3], 'JPEG', **keep)
            """;
    private static final List<String> SAMPLINGS = List.of("2x2", "2x2", "1x1", "2x1");
    private static final int[] QUALITIES = {75, 82, 90, 68, 95};

    private final ImagingPictures pictures;
    private final Path scratch;

    ImagingQuality(ImagingPictures pictures, Path scratch) {
        this.pictures = pictures;
        this.scratch = scratch;
    }

    void run() throws Exception {
        compare("20 JPEGs made for this", made());
        compare("the demo's photos that aren't aligned", shipped());
    }

    private List<Source> made() throws Exception {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int width = 641 + 37 * i % 160 + (i % 3 == 0 ? 8 : 0);
            int height = 433 + 53 * i % 110;
            String sampling = SAMPLINGS.get(i % SAMPLINGS.size());
            int quality = QUALITIES[i % QUALITIES.length];
            List<String> options = new ArrayList<>(List.of("-quality", "" + quality, "-sample", sampling));
            if (i % 7 == 6) {
                options.add("-progressive");
            }
            sources.add(new Source(
                    "%d × %d, %s, quality %d%s".formatted(width, height, sampling, quality, i % 7 == 6 ? ", progressive" : ""),
                    pictures.jpeg("q" + i, pictures.picture(i, width, height), options.toArray(String[]::new))));
        }
        return sources;
    }

    private List<Source> shipped() throws Exception {
        List<Source> sources = new ArrayList<>();
        for (Path file : pictures.shipped(".jpg")) {
            String method = rotated(Files.readAllBytes(file), OutputStream.nullOutputStream()).method().code();
            if (method.startsWith("recoded")) {
                sources.add(new Source(file.getFileName() + ", " + method, file));
            }
        }
        return sources;
    }

    private void compare(String title, List<Source> sources) throws Exception {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("this program", ImagingQuality::ours);
        contenders.put("ImageMagick", (source, target) -> execute(CONVERT, source, "-rotate", "180", target));
        contenders.put("Pillow, tables and sampling kept", (source, target) -> execute(PYTHON, "-c", PILLOW, "keep", source, target));
        contenders.put("Pillow", (source, target) -> execute(PYTHON, "-c", PILLOW, "default", source, target));
        contenders.put("jpegtran", (source, target) -> execute("jpegtran", "-copy", "all", "-rotate", "180", "-outfile", target, source));
        Map<String, List<double[]>> results = new LinkedHashMap<>();
        System.out.printf("%nPSNR against the exact rotation in dB, and bytes relative to the source's, 180°: %s%n%n| source |", title);
        contenders.keySet().forEach(name -> System.out.printf(" %s |", name));
        System.out.printf("%n|---|%s%n", "--:|".repeat(contenders.size()));
        for (Source source : sources) {
            System.out.printf("| %s |", source.title());
            int[] exact = samples(source.file());
            for (var contender : contenders.entrySet()) {
                Path target = scratch.resolve("rotated.jpg");
                contender.getValue().rotate(source.file().toString(), target.toString());
                double psnr = psnr(exact, samples(target));
                double size = (double) Files.size(target) / Files.size(source.file());
                results.computeIfAbsent(contender.getKey(), name -> new ArrayList<>()).add(new double[] {psnr, size});
                System.out.printf(" %.2f, × %.3f |", psnr, size);
            }
            System.out.println();
        }
        System.out.print("| **median** |");
        for (List<double[]> result : results.values()) {
            System.out.printf(" **%.2f, × %.3f** |", median(result, 0), median(result, 1));
        }
        System.out.println();
    }

    private static double median(List<double[]> results, int column) {
        double[] values = results.stream().mapToDouble(result -> result[column]).sorted().toArray();
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    private static void ours(String source, String target) throws Exception {
        try (OutputStream out = Files.newOutputStream(Path.of(target))) {
            rotated(Files.readAllBytes(Path.of(source)), out);
        }
    }

    private static ImageCodec.Rotated rotated(byte[] source, OutputStream target) throws Exception {
        return new JpegCodec().rotate(source, target, Rotation.HALF_TURN, new RotationOptions(JpegUnaligned.REENCODE, 0));
    }

    private static void execute(String... command) throws Exception {
        ImagingBenchmark.execute(List.of(command));
    }

    /// The RGB values that `djpeg` makes of a file.
    private int[] samples(Path jpeg) throws Exception {
        Path ppm = scratch.resolve("decoded.ppm");
        execute("djpeg", "-outfile", ppm.toString(), jpeg.toString());
        byte[] bytes = Files.readAllBytes(ppm);
        // P6\nWIDTH HEIGHT\n255\n
        int at = 3;
        String header = "";
        while (header.chars().filter(c -> c == '\n').count() < 2) {
            header += (char) bytes[at++];
        }
        int[] values = new int[bytes.length - at];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[at + i] & 0xff;
        }
        return values;
    }

    private static double psnr(int[] from, int[] to) throws IOException {
        if (from.length != to.length) {
            throw new IOException("the sizes differ");
        }
        double squares = 0;
        for (int i = 0; i < from.length; i++) {
            double difference = from[i] - to[(from.length / 3 - 1 - i / 3) * 3 + i % 3];
            squares += difference * difference;
        }
        return 10 * Math.log10(255.0 * 255 * from.length / squares);
    }

    private interface Contender {
        void rotate(String source, String target) throws Exception;
    }

    private record Source(String title, Path file) {}
}

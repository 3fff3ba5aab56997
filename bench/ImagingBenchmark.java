import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.gif.GifCodec;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.imaging.png.PngCodec;
import org.fetchandrotate.imaging.webp.WebPCodec;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;

/// Measures turning images by 180°, beside other programs and libraries in the same run. Start it with `bench/imaging`.
///
/// All contenders take turns, several rounds long, so that whatever else the machine does hits them alike; what counts
/// is each one's best round. Libraries turn from memory to memory in one process, already warm; programs that take one
/// file each are started once for each, and their start counts. Processor time is user and system; of this program it is
/// that of the thread that turns, without the compiler's and the collector's threads, but in the cold runs, where it is
/// the whole process's.
final class ImagingBenchmark {
    private static final int ROUNDS = 3;
    private static final RotationOptions OPTIONS = new RotationOptions(JpegUnaligned.REENCODE, 0);
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");
    private static final String PYTHON = System.getenv().getOrDefault("PYTHON", "python3");
    private static final String CONVERT = System.getenv().getOrDefault("CONVERT", "convert");
    private static final String PILLOW = """
            import io, sys, time
            from PIL import Image
            files = [open(name, 'rb').read() for name in sys.argv[1:]]
            w = time.perf_counter(); c = time.process_time(); size = 0
            for f in files:
                out = io.BytesIO()
                image = Image.open(io.BytesIO(f))
                image.transpose(Image.ROTATE_180).save(out, image.format)
                size += out.tell()
            print((time.process_time() - c) * 1e3, (time.perf_counter() - w) * 1e3, size)
            """;

    private final Path scratch;
    private final ImagingPictures pictures;

    private ImagingBenchmark(Path scratch) throws IOException {
        this.scratch = scratch;
        this.pictures = new ImagingPictures(scratch.resolve("pictures"));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("turn")) {
            turnOnce(List.of(arguments).subList(1, arguments.length));
            return;
        }
        ImagingBenchmark benchmark = new ImagingBenchmark(Path.of(arguments[0]));
        List<String> parts = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("speed", "cold", "memory", "formats", "quality");
        for (String part : parts) {
            switch (part) {
                case "speed" -> benchmark.speed();
                case "cold" -> benchmark.cold();
                case "memory" -> benchmark.memory();
                case "formats" -> benchmark.formats();
                case "quality" -> new ImagingQuality(benchmark.pictures, benchmark.scratch).run();
                default -> throw new IllegalArgumentException("no part is called " + part);
            }
        }
    }

    // --- JPEG, warm ---

    private void speed() throws Exception {
        compareJpegs("100 web photos, 800 × 608, 4:2:0", pictures.webPhotos("aligned", 800, 608));
        compareJpegs("100 web photos, 797 × 603, 4:2:0, unaligned", pictures.webPhotos("odd", 797, 603));
        compareJpegs("100 web photos, 800 × 608, 4:2:0, progressive", pictures.webPhotos("scans", 800, 608, "-progressive"));
        BufferedImage large = pictures.picture(3, 4032, 3024);
        compareJpegs("12 MP, 4032 × 3024, 4:2:0", List.of(pictures.jpegOfSize("large", large, 3_600_000)));
        compareJpegs(
                "12 MP, 4032 × 3024, 4:2:0, progressive",
                List.of(pictures.jpegOfSize("largescans", large, 3_600_000, "-progressive")));
        large = pictures.picture(3, 4000, 3000);
        compareJpegs("12 MP, 4000 × 3000, 4:2:0, unaligned", List.of(pictures.jpegOfSize("largeodd", large, 3_600_000)));
    }

    private void compareJpegs(String title, List<Path> files) throws Exception {
        ImageCodec codec = new JpegCodec();
        List<byte[]> contents = contents(files);
        Map<String, Contender> contenders = new LinkedHashMap<>();
        int repeats = files.size() == 1 ? 8 : 2;
        contenders.put("this program", () -> inThisThread(repeats, contents, file -> turned(codec, file)));
        contenders.put("this program, 2 threads", () -> inTwoThreads(codec, repeats, contents));
        contenders.put("ImageIO", () -> inThisThread(1, contents, file -> reencoded(file, "jpg")));
        if (Files.exists(scratch.resolve("tjtransform"))) {
            contenders.put("tjTransform (may trim edges)", () -> turboJpeg("lossless", repeats, files));
            contenders.put("libjpeg-turbo, decode + encode", () -> turboJpeg("recode", repeats, files));
        }
        contenders.put("jpegtran, a process each", () -> processes(files, "jpegtran -copy all -rotate 180 -outfile /dev/null \"$f\""));
        if (succeeds(PYTHON, "-c", "import PIL")) {
            contenders.put("Pillow", () -> pillow(files));
        }
        if (succeeds(CONVERT, "-version")) {
            contenders.put("ImageMagick, a process each", () -> processes(files, CONVERT + " \"$f\" -rotate 180 jpg:/dev/null"));
        }
        compare(title, codec, files, contenders);
    }

    private void compare(String title, ImageCodec codec, List<Path> files, Map<String, Contender> contenders) throws Exception {
        List<byte[]> contents = contents(files);
        for (int i = 0; i < Math.max(3, 300 / files.size()); i++) {
            inThisThread(1, contents, file -> turned(codec, file));
        }
        Map<String, Cost> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var contender : contenders.entrySet()) {
                best.merge(contender.getKey(), contender.getValue().run(), Cost::least);
            }
        }
        double pixels = 0;
        long bytes = 0;
        for (byte[] file : contents) {
            var info = codec.inspect(file);
            pixels += (double) info.width() * info.height() * info.frames();
            bytes += file.length;
        }
        Cost ours = best.get("this program");
        System.out.printf(
                "%n%s: %.1f MP, %,d bytes, result × %.3f%n%n", title, pixels / 1e6, bytes, (double) ours.bytes() / bytes);
        System.out.println("| | CPU ms | MP/s by CPU | wall ms | × our CPU | × our wall |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        for (var entry : best.entrySet()) {
            Cost cost = entry.getValue();
            System.out.printf(
                    "| %s | %.1f | %.0f | %.1f | %.2f | %.2f |%n",
                    entry.getKey(),
                    cost.cpu(),
                    pixels / 1e3 / cost.cpu(),
                    cost.wall(),
                    cost.cpu() / ours.cpu(),
                    cost.wall() / ours.wall());
        }
    }

    // --- a fresh JVM ---

    private void cold() throws Exception {
        List<Path> files = pictures.webPhotos("cold", 800, 608);
        List<String> turn = new ArrayList<>(List.of("ImagingBenchmark", "turn"));
        files.forEach(file -> turn.add(file.toString()));
        Path cache = scratch.resolve("app.aot");
        execute(java(List.of("-XX:AOTCacheOutput=" + cache), turn));
        System.out.printf("%nThe first 100 web photos in a fresh JVM, its start included%n%n| | CPU ms | wall ms |%n|---|--:|--:|%n");
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("plain", () -> process(java(List.of(), turn)));
        contenders.put("serial collector", () -> process(java(List.of("-XX:+UseSerialGC"), turn)));
        contenders.put("AOT cache", () -> process(java(List.of("-XX:AOTCache=" + cache), turn)));
        contenders.put("jpegtran, a process each", () -> processes(files, "jpegtran -copy all -rotate 180 -outfile /dev/null \"$f\""));
        Map<String, Cost> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var contender : contenders.entrySet()) {
                best.merge(contender.getKey(), contender.getValue().run(), Cost::least);
            }
        }
        best.forEach((name, cost) -> System.out.printf("| %s | %.0f | %.0f |%n", name, cost.cpu(), cost.wall()));
    }

    private static void turnOnce(List<String> files) throws Exception {
        ImageCodec codec = new JpegCodec();
        for (String file : files) {
            codec.rotate(Files.readAllBytes(Path.of(file)), OutputStream.nullOutputStream(), Rotation.HALF_TURN, OPTIONS);
        }
    }

    private static List<String> java(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(arguments);
        return command;
    }

    // --- memory ---

    /// The smallest heap, in steps of 16 MiB, in which one 100-megapixel photo turns.
    private void memory() throws Exception {
        System.out.printf(
                "%nThe smallest heap for one photo of 100 MP%n%n| | file MB | heap MiB | bytes a pixel above the file |%n|---|--:|--:|--:|%n");
        BufferedImage aligned = pictures.picture(1, 10_000, 10_000);
        memory("10000 × 10000, 4:2:0, aligned", pictures.jpeg("huge", aligned, "-quality", "85"));
        memory("10000 × 10000, 4:2:0, aligned, progressive", pictures.jpeg("huge", aligned, "-quality", "85", "-progressive"));
        aligned = null;
        BufferedImage odd = pictures.picture(1, 9_999, 10_001);
        memory("9999 × 10001, 4:2:0", pictures.jpeg("huge", odd, "-quality", "85"));
        memory("9999 × 10001, 4:2:0, progressive", pictures.jpeg("huge", odd, "-quality", "85", "-progressive"));
        memory("9999 × 10001, 4:4:4", pictures.jpeg("huge", odd, "-quality", "85", "-sample", "1x1"));
        memory("9999 × 10001, 4:4:4, progressive", pictures.jpeg("huge", odd, "-quality", "85", "-sample", "1x1", "-progressive"));
    }

    private static void memory(String title, Path file) throws Exception {
        int low = 0;
        int high = 128;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            List<String> command = java(
                    List.of("-Xmx" + 16 * middle + "m", "-XX:+UseSerialGC"),
                    List.of("ImagingBenchmark", "turn", file.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() == 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double megabytes = Files.size(file) / 1e6;
        System.out.printf(
                "| %s | %.1f | %d | %.2f |%n", title, megabytes, 16 * high, (16 * high * 1.048576 - megabytes) / 100);
    }

    // --- PNG, GIF, WebP ---

    private void formats() throws Exception {
        List<Path> pngs = pictures.shipped(".png");
        for (int i = 0; i < 6; i++) {
            pngs.add(pictures.png("drawn" + i, pictures.picture(i, 797, 603)));
        }
        compareOthers("8 PNG photos, RGB", new PngCodec(), pngs, "png");
        compareOthers("1 PNG photo of 12 MP", new PngCodec(), List.of(pictures.png("large", pictures.picture(3, 4000, 3000))), "png");
        compareOthers("GIF animations", new GifCodec(), pictures.shipped(".gif"), "gif");
        compareOthers("WebP photos", new WebPCodec(), pictures.shipped(".webp"), "webp");
    }

    private void compareOthers(String title, ImageCodec codec, List<Path> files, String format) throws Exception {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("this program", () -> inThisThread(1, contents(files), file -> turned(codec, file)));
        contenders.put("ImageIO", () -> inThisThread(1, contents(files), file -> reencoded(file, format)));
        if (!format.equals("gif") && succeeds(PYTHON, "-c", "import PIL")) {
            contenders.put("Pillow", () -> pillow(files));
        }
        if (succeeds(CONVERT, "-version")) {
            contenders.put("ImageMagick, a process each", () -> processes(files, CONVERT + " \"$f\" -rotate 180 " + format + ":/dev/null"));
        }
        compare(title, codec, files, contenders);
    }

    // --- how each is run ---

    private static Cost inThisThread(int repeats, List<byte[]> files, Turning turning) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long bytes = 0;
        for (int i = 0; i < repeats; i++) {
            for (byte[] file : files) {
                bytes += turning.turn(file);
            }
        }
        return new Cost(
                (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / repeats,
                (System.nanoTime() - wall) / 1e6 / repeats,
                bytes / repeats);
    }

    /// The same work in each of two threads at once; told for one of them, so on two free cores it would cost half the
    /// wall clock. The processor time tells how much they hinder one another, whatever else the machine does.
    private static Cost inTwoThreads(ImageCodec codec, int repeats, List<byte[]> files) throws Exception {
        long wall = System.nanoTime();
        double cpu = 0;
        long bytes = 0;
        try (var executor = Executors.newFixedThreadPool(2)) {
            List<Future<Cost>> halves = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                halves.add(executor.submit(() -> inThisThread(repeats, files, file -> turned(codec, file))));
            }
            for (Future<Cost> half : halves) {
                cpu += half.get().cpu() / 2;
                bytes = half.get().bytes();
            }
        }
        return new Cost(cpu, (System.nanoTime() - wall) / 1e6 / repeats / 2, bytes);
    }

    private static long turned(ImageCodec codec, byte[] file) throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream(file.length + 1000);
        codec.rotate(file, target, Rotation.HALF_TURN, OPTIONS);
        return target.size();
    }

    /// As most Java programs would: all frames read, turned and, for want of a plain way, written to one file each.
    private static long reencoded(byte[] file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersBySuffix(format).next();
        long bytes = 0;
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                ByteArrayOutputStream target = new ByteArrayOutputStream(file.length);
                ImageIO.write(halfTurned(reader.read(i)), format, target);
                bytes += target.size();
            }
        } finally {
            reader.dispose();
        }
        return bytes;
    }

    /// Turned by copying pixels, the fastest way that there is.
    static BufferedImage halfTurned(BufferedImage image) {
        var target = image.getColorModel() instanceof java.awt.image.IndexColorModel palette
                ? new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette)
                : new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        int bands = image.getRaster().getNumBands();
        int[] row = new int[image.getWidth() * bands];
        int[] turned = new int[row.length];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, row);
            for (int x = 0; x < image.getWidth(); x++) {
                System.arraycopy(row, x * bands, turned, (image.getWidth() - 1 - x) * bands, bands);
            }
            target.getRaster().setPixels(0, image.getHeight() - 1 - y, image.getWidth(), 1, turned);
        }
        return target;
    }

    private Cost turboJpeg(String mode, int rounds, List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(scratch.resolve("tjtransform").toString(), mode, "" + rounds, "180"));
        files.forEach(file -> command.add(file.toString()));
        Matcher matcher = Pattern.compile("([\\d.]+) ms, ([\\d.]+) ms").matcher(execute(command));
        matcher.find();
        return new Cost(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)), 0);
    }

    private static Cost pillow(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-c", PILLOW));
        files.forEach(file -> command.add(file.toString()));
        String[] answer = execute(command).strip().split(" ");
        return new Cost(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]), Long.parseLong(answer[2]));
    }

    /// One process for each file; of many files, one for every fifth, and reckoned for all.
    private static Cost processes(List<Path> files, String command) throws Exception {
        List<String> all = new ArrayList<>(List.of("sh", "-c", "for f; do " + command + " || exit; done; times", "sh"));
        int step = files.size() > 20 ? 5 : 1;
        for (int i = 0; i < files.size(); i += step) {
            all.add(files.get(i).toString());
        }
        Cost cost = timed(all);
        return new Cost(cost.cpu() * step, cost.wall() * step, 0);
    }

    private static Cost process(List<String> command) throws Exception {
        List<String> all = new ArrayList<>(List.of("sh", "-c", "\"$@\" && times", "sh"));
        all.addAll(command);
        return timed(all);
    }

    /// @param command that prints the shell's `times` at its end
    private static Cost timed(List<String> command) throws Exception {
        long wall = System.nanoTime();
        String output = execute(command);
        double milliseconds = (System.nanoTime() - wall) / 1e6;
        Matcher matcher = TIMES.matcher(output);
        if (!matcher.find()) {
            throw new IOException("no times in " + output);
        }
        double cpu = 0;
        for (int group = 1; group < 5; group += 2) {
            cpu += 60e3 * Double.parseDouble(matcher.group(group)) + 1e3 * Double.parseDouble(matcher.group(group + 1));
        }
        return new Cost(cpu, milliseconds, 0);
    }

    private static List<byte[]> contents(List<Path> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Runs a program.
    ///
    /// @return what it printed
    static String execute(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(command.getFirst() + " ended with exit code " + exit);
        }
        return output;
    }

    private interface Contender {
        Cost run() throws Exception;
    }

    private interface Turning {
        long turn(byte[] file) throws Exception;
    }

    /// @param cpu milliseconds, user and system
    /// @param wall milliseconds
    /// @param bytes of the results; 0 = not asked for
    private record Cost(double cpu, double wall, long bytes) {
        Cost least(Cost other) {
            return new Cost(Math.min(cpu, other.cpu), Math.min(wall, other.wall), bytes);
        }
    }
}

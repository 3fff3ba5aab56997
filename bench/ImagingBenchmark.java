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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
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

/// Measures rotating images by 180°, beside other programs and libraries in the same run. Start it with `bench/imaging`.
///
/// All contenders take turns, several rounds long, so that whatever else the machine does hits them alike; what counts
/// is each one's best round. Libraries rotate from memory to memory in one process, already warm; programs that take one
/// file each are started once for each, and their start counts. Processor time is user and system; of this program it is
/// that of the thread that rotates, without the compiler's and the collector's threads, for JPEG, and the whole process's for
/// the other formats and in the cold runs.
final class ImagingBenchmark {
    private static final int ROUNDS = 3;
    private static final RotationOptions OPTIONS = new RotationOptions(JpegUnaligned.REENCODE, 0);
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");
    private static final String PYTHON = System.getenv().getOrDefault("PYTHON", "python3");
    private static final String CONVERT = System.getenv().getOrDefault("CONVERT", "convert");
    /// Runs what follows it, a function `rotate` from a file's bytes to the result's length, over all files: three times, as the
    /// first time is spent on getting memory from the system.
    private static final String MEASURED = """
            import io, sys, time
            files = [open(name, 'rb').read() for name in sys.argv[1:]]
            def measure(rotate):
                costs = []
                for _ in range(3):
                    w = time.perf_counter(); c = time.process_time()
                    size = sum(rotate(f) for f in files)
                    costs.append(((time.process_time() - c) * 1e3, (time.perf_counter() - w) * 1e3, size))
                print(*min(costs))
            """;

    private static final String PILLOW = MEASURED + """
            from PIL import Image
            def rotate(f):
                out = io.BytesIO()
                image = Image.open(io.BytesIO(f))
                image.transpose(Image.ROTATE_180).save(out, image.format)
                return out.tell()
            measure(rotate)
            """;
    /// libvips by Python's own bridge to C.
    private static final String VIPS = MEASURED + """
            import ctypes
            vips = ctypes.CDLL('libvips.so.42')
            vips.vips_init(b'bench')
            vips.vips_concurrency_set(1)
            vips.vips_image_new_from_buffer.restype = ctypes.c_void_p
            glib = ctypes.CDLL('libglib-2.0.so.0')
            gobject = ctypes.CDLL('libgobject-2.0.so.0')
            def rotate(f):
                source = ctypes.c_void_p(vips.vips_image_new_from_buffer(f, ctypes.c_size_t(len(f)), b'', None))
                rotated = ctypes.c_void_p()
                target = ctypes.c_void_p()
                length = ctypes.c_size_t()
                assert source and not vips.vips_rot(source, ctypes.byref(rotated), 2, None)
                assert not vips.vips_image_write_to_buffer(
                    rotated, b'.jpg[Q=85]', ctypes.byref(target), ctypes.byref(length), None)
                glib.g_free(target)
                gobject.g_object_unref(rotated)
                gobject.g_object_unref(source)
                return length.value
            measure(rotate)
            """;

    /// For glibc, as in tjtransform.c: freed memory stays with the process.
    private static final Map<String, String> KEEPING_MEMORY = Map.of(
            "MALLOC_MMAP_THRESHOLD_", "1000000000", "MALLOC_TRIM_THRESHOLD_", "2000000000", "MALLOC_TOP_PAD_", "67108864");

    private final Path scratch;
    private final ImagingPictures pictures;

    private ImagingBenchmark(Path scratch) throws IOException {
        this.scratch = scratch;
        this.pictures = new ImagingPictures(scratch.resolve("pictures"));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("rotate")) {
            rotateOnce(List.of(arguments).subList(1, arguments.length));
            return;
        }
        ImagingBenchmark benchmark = new ImagingBenchmark(Path.of(arguments[0]));
        List<String> parts = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("web", "large", "cold", "memory", "formats", "quality");
        for (String part : parts) {
            switch (part) {
                case "web" -> benchmark.web();
                case "large" -> benchmark.large();
                case "cold" -> benchmark.cold();
                case "memory" -> benchmark.memory();
                case "formats" -> benchmark.formats();
                case "quality" -> new ImagingQuality(benchmark.pictures, benchmark.scratch).run();
                default -> throw new IllegalArgumentException("no part is called " + part);
            }
        }
    }

    // --- JPEG, warm ---

    private void web() throws Exception {
        compareJpegs("100 web photos, 800 × 608, 4:2:0", pictures.webPhotos("aligned", 800, 608));
        compareJpegs("100 web photos, 797 × 603, 4:2:0, unaligned", pictures.webPhotos("odd", 797, 603));
        compareJpegs("100 web photos, 800 × 608, 4:2:0, progressive", pictures.webPhotos("scans", 800, 608, "-progressive"));
    }

    private void large() throws Exception {
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
        int repeats = files.size() == 1 ? 16 : 6;
        contenders.put("this program", () -> inThisThread(repeats, contents, file -> rotated(codec, file)));
        contenders.put("this program, 2 threads", () -> inTwoThreads(codec, repeats, contents));
        contenders.put("ImageIO", () -> sampled(files, some -> inThisThread(1, contents(some), file -> reencoded(file, "jpg"))));
        if (Files.exists(scratch.resolve("tjtransform"))) {
            contenders.put("tjTransform (may trim edges)", () -> turboJpeg("lossless", repeats, files));
            if (title.endsWith("progressive")) {
                contenders.put("tjTransform, progressive (may trim edges)", () -> turboJpeg("progressive", repeats, files));
            }
            contenders.put("libjpeg-turbo, decode + encode", () -> turboJpeg("recode", repeats, files));
        }
        contenders.put("jpegtran, a process each", () -> sampled(files, some -> processes(some, "jpegtran -copy all -rotate 180 -outfile /dev/null \"$f\"")));
        if (succeeds(PYTHON, "-c", "import PIL")) {
            contenders.put("Pillow", () -> sampled(files, some -> python(PILLOW, some)));
            contenders.put("Pillow, memory handed back", () -> sampled(files, some -> python(PILLOW, some, Map.of())));
        }
        if (succeeds(PYTHON, "-c", "import ctypes; ctypes.CDLL('libvips.so.42')")) {
            contenders.put("libvips, quality 85", () -> sampled(files, some -> python(VIPS, some)));
        }
        if (succeeds(CONVERT, "-version")) {
            String command = CONVERT + " \"$f\" -rotate 180 jpg:/dev/null";
            contenders.put("ImageMagick, a process each", () -> sampled(files, some -> processes(some, command)));
        }
        compare(title, codec, files, contenders);
    }

    private void compare(String title, ImageCodec codec, List<Path> files, Map<String, Contender> contenders) throws Exception {
        List<byte[]> contents = contents(files);
        for (int i = 0; i < Math.max(3, 60 / files.size()); i++) {
            inThisThread(1, contents, file -> rotated(codec, file));
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
        List<String> rotation = new ArrayList<>(List.of("ImagingBenchmark", "rotate"));
        files.forEach(file -> rotation.add(file.toString()));
        Path cache = scratch.resolve("app.aot");
        execute(java(List.of("-XX:AOTCacheOutput=" + cache), rotation));
        System.out.printf("%nThe first 100 web photos in a fresh JVM, its start included%n%n| | CPU ms | wall ms |%n|---|--:|--:|%n");
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("plain", () -> process(java(List.of(), rotation)));
        contenders.put("serial collector", () -> process(java(List.of("-XX:+UseSerialGC"), rotation)));
        contenders.put("AOT cache", () -> process(java(List.of("-XX:AOTCache=" + cache), rotation)));
        contenders.put("jpegtran, a process each", () -> processes(files, "jpegtran -copy all -rotate 180 -outfile /dev/null \"$f\""));
        Map<String, Cost> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var contender : contenders.entrySet()) {
                best.merge(contender.getKey(), contender.getValue().run(), Cost::least);
            }
        }
        best.forEach((name, cost) -> System.out.printf("| %s | %.0f | %.0f |%n", name, cost.cpu(), cost.wall()));
    }

    private static void rotateOnce(List<String> files) throws Exception {
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

    /// The smallest of some heaps in which one 100-megapixel photo is rotated.
    private void memory() throws Exception {
        System.out.printf("%nThe smallest of some heaps in which one photo of 100 MP is rotated%n%n");
        System.out.printf("| | file MB | heap MiB |%n|---|--:|--:|%n");
        for (String sampling : List.of("2x2", "1x1")) {
            for (String process : List.of("-baseline", "-progressive")) {
                for (int width : new int[] {9_999, 10_000}) {
                    Path file = pictures.jpeg(
                            "huge", pictures.picture(1, width, 10_000), "-quality", "85", "-sample", sampling, process);
                    String title = "%d × 10000, %s, %s".formatted(width, sampling, process.substring(1));
                    System.out.printf("| %s | %.1f | %s |%n", title, Files.size(file) / 1e6, smallestHeap(file));
                }
            }
        }
    }

    private static String smallestHeap(Path file) throws Exception {
        for (int megabytes : new int[] {128, 256, 384, 512, 768, 1024}) {
            List<String> command = java(
                    List.of("-Xmx" + megabytes + "m"), List.of("ImagingBenchmark", "rotate", file.toString()));
            if (succeeds(command.toArray(String[]::new))) {
                return "" + megabytes;
            }
        }
        return "more";
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
        int repeats = format.equals("gif") ? 60 : format.equals("webp") ? 4 : 1;
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("this program", () -> inThisProcess(repeats, contents(files), file -> rotated(codec, file)));
        contenders.put("ImageIO", () -> inThisProcess(repeats, contents(files), file -> reencoded(file, format)));
        if (!format.equals("gif") && succeeds(PYTHON, "-c", "import PIL")) {
            contenders.put("Pillow", () -> python(PILLOW, files));
        }
        if (succeeds(CONVERT, "-version")) {
            contenders.put("ImageMagick, a process each", () -> processes(files, CONVERT + " \"$f\" -rotate 180 " + format + ":/dev/null"));
        }
        compare(title, codec, files, contenders);
    }

    // --- how each is run ---

    /// For what may spread over several threads: the processor time of all of them.
    private static Cost inThisProcess(int repeats, List<byte[]> files, Rotator rotator) throws Exception {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        Cost cost = inThisThread(repeats, files, rotator);
        return new Cost((system.getProcessCpuTime() - cpu) / 1e6 / repeats, cost.wall(), cost.bytes());
    }

    /// Of many files, every tenth, and reckoned for all: for those that take long and are far behind.
    private static Cost sampled(List<Path> files, Sampled contender) throws Exception {
        int step = files.size() > 20 ? 10 : 1;
        List<Path> some = new ArrayList<>();
        for (int i = 0; i < files.size(); i += step) {
            some.add(files.get(i));
        }
        Cost cost = contender.run(some);
        return new Cost(cost.cpu() * step, cost.wall() * step, cost.bytes() * step);
    }

    private static Cost inThisThread(int repeats, List<byte[]> files, Rotator rotator) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long bytes = 0;
        for (int i = 0; i < repeats; i++) {
            for (byte[] file : files) {
                bytes += rotator.rotate(file);
            }
        }
        return new Cost(
                (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / repeats,
                (System.nanoTime() - wall) / 1e6 / repeats,
                bytes / repeats);
    }

    /// The same work in each of two threads at once; told for one of them, so on two free cores it costs half the wall clock.
    /// The clock starts when both have worked for a while: a second core that was asleep takes long to wake up.
    private static Cost inTwoThreads(ImageCodec codec, int repeats, List<byte[]> files) throws Exception {
        AtomicLong start = new AtomicLong();
        CyclicBarrier awake = new CyclicBarrier(2, () -> start.set(System.nanoTime()));
        double cpu = 0;
        long bytes = 0;
        try (var executor = Executors.newFixedThreadPool(2)) {
            List<Future<Cost>> halves = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                halves.add(executor.submit(() -> {
                    inThisThread(Math.max(1, repeats / 2), files, file -> rotated(codec, file));
                    awake.await();
                    return inThisThread(repeats, files, file -> rotated(codec, file));
                }));
            }
            for (Future<Cost> half : halves) {
                cpu += half.get().cpu() / 2;
                bytes = half.get().bytes();
            }
        }
        return new Cost(cpu, (System.nanoTime() - start.get()) / 1e6 / repeats / 2, bytes);
    }

    private static long rotated(ImageCodec codec, byte[] file) throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream(file.length + 1000);
        codec.rotate(file, target, Rotation.HALF_TURN, OPTIONS);
        return target.size();
    }

    /// As most Java programs would: all frames read, rotated and, for want of a plain way, written to one file each.
    private static long reencoded(byte[] file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersBySuffix(format).next();
        long bytes = 0;
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                ByteArrayOutputStream target = new ByteArrayOutputStream(file.length);
                ImageIO.write(rotatedBy180(reader.read(i)), format, target);
                bytes += target.size();
            }
        } finally {
            reader.dispose();
        }
        return bytes;
    }

    /// Rotated by copying pixels, the fastest way that there is.
    static BufferedImage rotatedBy180(BufferedImage image) {
        var target = image.getColorModel() instanceof java.awt.image.IndexColorModel palette
                ? new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette)
                : new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        int bands = image.getRaster().getNumBands();
        int[] row = new int[image.getWidth() * bands];
        int[] rotated = new int[row.length];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, row);
            for (int x = 0; x < image.getWidth(); x++) {
                System.arraycopy(row, x * bands, rotated, (image.getWidth() - 1 - x) * bands, bands);
            }
            target.getRaster().setPixels(0, image.getHeight() - 1 - y, image.getWidth(), 1, rotated);
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

    /// @param script that prints milliseconds of processor time, of wall clock, and bytes
    private static Cost python(String script, List<Path> files) throws Exception {
        return python(script, files, KEEPING_MEMORY);
    }

    private static Cost python(String script, List<Path> files, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-c", script));
        files.forEach(file -> command.add(file.toString()));
        String[] answer = execute(command, environment).strip().split(" ");
        return new Cost(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]), Long.parseLong(answer[2]));
    }

    private static Cost processes(List<Path> files, String command) throws Exception {
        List<String> all = new ArrayList<>(List.of("sh", "-c", "for f; do " + command + " || exit; done; times", "sh"));
        files.forEach(file -> all.add(file.toString()));
        return timed(all);
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
        return execute(command, Map.of());
    }

    private static String execute(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
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

    private interface Sampled {
        Cost run(List<Path> files) throws Exception;
    }

    private interface Rotator {
        long rotate(byte[] file) throws Exception;
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

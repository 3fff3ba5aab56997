import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;

/// The whole job, side by side: 5 hosts, images of about 90 KB, 0 to 200 ms to each first byte. All take turns.
///
/// - this program, cold: one process from its start to its end, history and log written;
/// - its engine, warm: the same in this JVM, after as many runs as bring the compilers to rest;
/// - the original program's algorithm (one image after the other, decoded and encoded anew), without any start-up;
/// - curl, 30 transfers at once, alone, and then with what rotates the files in as many processes as there are processors:
///   Pillow with the quantisation tables kept, exiftran (which leaves a wrong strip in photos whose sides don't fit their
///   blocks), `jpegtran` (likewise). These know nothing of fairness, history, failures or names. What isn't installed is
///   left out.
///
/// Run it with `bench/run`. Times are medians of the rounds; only the ratios mean something on another machine.
public final class RunBenchmark {
    private static final int SITES = 5;
    private static final int[] LATENCIES = {0, 50, 100, 200};
    private static final int WARMING_RUNS = 20;
    private static final Pattern IMG = Pattern.compile("<img[^>]*src=\"([^\"]+)\"");

    private static final String PILLOW = """
            import sys
            from PIL import Image, JpegImagePlugin
            for name in sys.argv[1:]:
                image = Image.open(name)
                rotated = image.transpose(Image.ROTATE_180)
                rotated.save('rotated/' + name, 'JPEG', qtables=image.quantization,
                            subsampling=JpegImagePlugin.get_sampling(image), progressive='progression' in image.info)
            """;

    private final Path program;
    private final int images;
    private final List<Website> websites;
    private final List<String> pages;
    private final Path scratch = Files.createTempDirectory("fetch-and-rotate-bench");

    private RunBenchmark(Path program, int images, DemoGallery gallery) throws IOException {
        this.program = program;
        this.images = images;
        websites = gallery.websites().subList(0, SITES);
        pages = websites.stream().map(Website::url).map(Object::toString).toList();
    }

    /// @param arguments the program; rounds, 5 by default; images, 100 by default
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int images = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        Map<String, List<Long>> table = new LinkedHashMap<>();
        int warmingRuns = WARMING_RUNS;
        for (int latency : LATENCIES) {
            DemoOptions options = new DemoOptions(
                    Math.max(60, images / SITES), Duration.ofMillis(latency), DemoOptions.Contents.PLAIN_JPEG);
            try (DemoGallery gallery = DemoGallery.start(options)) {
                new RunBenchmark(Path.of(arguments[0]).toAbsolutePath(), images, gallery)
                        .run(rounds, warmingRuns)
                        .forEach((name, times) ->
                                table.computeIfAbsent(name, _ -> new ArrayList<>()).add(median(times)));
            }
            warmingRuns = 0;
        }
        report(images, table);
    }

    private Map<String, long[]> run(int rounds, int warmingRuns) throws Exception {
        Map<String, Contender> contenders = contenders();
        for (int run = 0; run < warmingRuns; run++) {
            timed(this::warm);
        }
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (var contender : contenders.entrySet()) {
                long millis = timed(contender.getValue());
                // the first round warms the server and the disk cache
                if (round >= 0) {
                    times.computeIfAbsent(contender.getKey(), name -> new long[rounds])[round] = millis;
                }
            }
        }
        delete(scratch);
        return times;
    }

    private Map<String, Contender> contenders() {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("fetch-and-rotate run, cold", this::ours);
        contenders.put("its engine, warm", this::warm);
        if (images <= 100) {
            contenders.put("the original's algorithm", this::original);
        }
        if (isInstalled("curl")) {
            contenders.put("curl -Z alone", this::curl);
            if (succeeds("python3", "-c", "import PIL")) {
                contenders.put("curl -Z, then Pillow", folder -> curlThen(
                        folder, "xargs -P %d -n %d python3 pillow.py", "pillow.py", PILLOW));
            }
            if (isInstalled("exiftran")) {
                contenders.put("curl -Z, then exiftran", folder -> curlThen(
                        folder, "xargs -P %d -I{} exiftran -2 -o rotated/{} {} # %d", "none", ""));
            }
            if (isInstalled("jpegtran")) {
                contenders.put("curl -Z, then jpegtran", folder -> curlThen(
                        folder, "xargs -P %d -I{} jpegtran -copy all -rotate 180 -outfile rotated/{} {} # %d", "none", ""));
            }
        }
        return contenders;
    }

    private long timed(Contender contender) throws Exception {
        Path folder = Files.createTempDirectory(scratch, "round");
        long start = System.nanoTime();
        contender.run(folder);
        long millis = (System.nanoTime() - start) / 1_000_000;
        delete(folder);
        return millis;
    }

    private static void report(int images, Map<String, List<Long>> table) {
        System.out.printf("%-28s", images + " images, ms at a latency of");
        Arrays.stream(LATENCIES).forEach(latency -> System.out.printf(" %8d", latency));
        System.out.println();
        table.forEach((name, medians) -> {
            System.out.printf("%-28s", name);
            medians.forEach(median -> System.out.printf(" %8d", median));
            System.out.println();
        });
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void ours(Path folder) throws Exception {
        prepare(folder);
        execute(folder, program.toString(), "run", "--quiet");
        check(folder.resolve("img-rotated"));
    }

    private void warm(Path folder) throws Exception {
        prepare(folder);
        Settings settings = SettingsFile.load(folder.resolve("config.ini")).settings();
        Workspace workspace = new Workspace(folder, settings.files());
        try (Database database = Database.open(workspace.database())) {
            RunRequest request = new RunRequest(websites, settings, "", OptionalLong.empty(), 0);
            new Engine(Clock.systemDefaultZone()).runs(workspace, database).prepare(request).execute(event -> {});
        }
        check(folder.resolve("img-rotated"));
    }

    private void prepare(Path folder) throws IOException {
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nproxy = none\nmax_img_count = " + images + "\n");
        Files.write(folder.resolve("input.txt"), pages);
    }

    /// One image after the other, as the original Python program did, with this JVM warm and its start not counted.
    private void original(Path folder) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<List<String>> offered = new ArrayList<>();
            for (String page : pages) {
                offered.add(imagesOf(page, new String(get(client, page), StandardCharsets.UTF_8)));
            }
            for (int turn = 0, taken = 0; taken < images; turn++) {
                for (int site = 0; site < SITES && taken < images; site++, taken++) {
                    byte[] bytes = get(client, offered.get(site).get(turn));
                    Files.write(Files.createDirectories(folder.resolve("original")).resolve(taken + ".jpg"), bytes);
                    File target = Files.createDirectories(folder.resolve("rotated"))
                            .resolve(taken + ".jpg")
                            .toFile();
                    ImageIO.write(rotated(ImageIO.read(new ByteArrayInputStream(bytes))), "jpg", target);
                }
            }
        }
        check(folder.resolve("rotated"));
    }

    private static BufferedImage rotated(BufferedImage image) {
        AffineTransform half = AffineTransform.getQuadrantRotateInstance(2, image.getWidth() / 2.0, image.getHeight() / 2.0);
        BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        return new AffineTransformOp(half, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, target);
    }

    private void curl(Path folder) throws Exception {
        List<String> config = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int number = 0;
            for (String page : pages) {
                String html = new String(get(client, page), StandardCharsets.UTF_8);
                for (String image : imagesOf(page, html).subList(0, images / SITES)) {
                    config.add("url=\"" + image + "\"");
                    config.add("output=\"" + number++ + ".jpg\"");
                }
            }
        }
        Files.write(folder.resolve("list"), config);
        execute(folder, "curl", "-s", "--no-progress-meter", "-Z", "--parallel-max", "30", "-K", "list");
    }

    /// @param rotation rotates the files that it is given the names of, in so many processes, so many at once
    /// @param script a file for it, and what that holds
    private void curlThen(Path folder, String rotation, String script, String text) throws Exception {
        curl(folder);
        Files.writeString(folder.resolve(script), text);
        int processors = Runtime.getRuntime().availableProcessors();
        int atOnce = (images + processors - 1) / processors;
        execute(folder, "sh", "-c", "mkdir rotated && ls | grep jpg | " + rotation.formatted(processors, atOnce));
        check(folder.resolve("rotated"));
    }

    private static List<String> imagesOf(String page, String html) {
        List<String> images = new ArrayList<>();
        Matcher matcher = IMG.matcher(html);
        while (matcher.find()) {
            images.add(URI.create(page).resolve(matcher.group(1)).toString());
        }
        return images;
    }

    private static byte[] get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private static void execute(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + exit);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            execute(Path.of(""), command);
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private void check(Path rotated) throws IOException {
        try (Stream<Path> files = Files.walk(rotated)) {
            long count = files.filter(Files::isRegularFile).count();
            if (count != images) {
                throw new IOException(count + " rotated images in " + rotated);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private interface Contender {
        void run(Path folder) throws Exception;
    }
}

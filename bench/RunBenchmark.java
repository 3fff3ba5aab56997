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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.model.Website;

/// The whole job, side by side: 5 hosts, 100 images of about 90 KB, 100 ms to each first byte.
///
/// - this program: one process from its start to its end, history and log written;
/// - the original program's algorithm (one image after the other, decoded and encoded anew), without any start-up;
/// - curl, 30 transfers at once, then one `jpegtran -rotate 180` for each file on all processors: downloads and rotates,
///   but knows nothing of fairness, history, failures or names. Left out where one of them isn't installed.
///
/// Run it with `bench/run`. Times are medians of the rounds; only the ratios mean something on another machine.
public final class RunBenchmark {
    private static final int IMAGES = 100;
    private static final int SITES = 5;
    private static final Pattern IMG = Pattern.compile("<img[^>]*src=\"([^\"]+)\"");

    private final Path program;
    private final List<String> pages;
    private final Path scratch = Files.createTempDirectory("fetch-and-rotate-bench");

    private RunBenchmark(Path program, DemoGallery gallery) throws IOException {
        this.program = program;
        pages = gallery.websites().subList(0, SITES).stream()
                .map(Website::url)
                .map(Object::toString)
                .toList();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (DemoGallery gallery = DemoGallery.start(DemoOptions.BENCHMARK)) {
            new RunBenchmark(Path.of(arguments[0]).toAbsolutePath(), gallery).run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("fetch-and-rotate run", this::ours);
        contenders.put("the original's algorithm", this::original);
        if (isInstalled("curl") && isInstalled("jpegtran")) {
            contenders.put("curl -Z, then jpegtran", this::curl);
        }
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (var contender : contenders.entrySet()) {
                Path folder = Files.createDirectories(scratch.resolve(round + "-" + times.size()));
                long start = System.nanoTime();
                contender.getValue().run(folder);
                long millis = (System.nanoTime() - start) / 1_000_000;
                delete(folder);
                // the first round warms the server and the disk cache
                if (round >= 0) {
                    times.computeIfAbsent(contender.getKey(), name -> new long[rounds])[round] = millis;
                }
            }
        }
        delete(scratch);
        report(times);
    }

    private static void report(Map<String, long[]> times) {
        long ours = median(times.get("fetch-and-rotate run"));
        System.out.printf("%-28s %10s %10s%n", "100 images, 5 hosts, 100 ms", "median ms", "ratio");
        times.forEach((name, values) ->
                System.out.printf("%-28s %10d %10.2f%n", name, median(values), (double) median(values) / ours));
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void ours(Path folder) throws Exception {
        Files.createFile(folder.resolve("config.ini"));
        Files.write(folder.resolve("input.txt"), pages);
        execute(folder, program.toString(), "run", "--quiet");
        check(folder.resolve("img-rotated"));
    }

    /// One image after the other, as the original Python program did, with this JVM warm and its start not counted.
    private void original(Path folder) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<List<String>> images = new ArrayList<>();
            for (String page : pages) {
                images.add(imagesOf(page, new String(get(client, page), StandardCharsets.UTF_8)));
            }
            for (int turn = 0, taken = 0; taken < IMAGES; turn++) {
                for (int site = 0; site < SITES && taken < IMAGES; site++, taken++) {
                    byte[] bytes = get(client, images.get(site).get(turn));
                    Files.write(Files.createDirectories(folder.resolve("original")).resolve(taken + ".jpg"), bytes);
                    File target = Files.createDirectories(folder.resolve("rotated"))
                            .resolve(taken + ".jpg")
                            .toFile();
                    ImageIO.write(turned(ImageIO.read(new ByteArrayInputStream(bytes))), "jpg", target);
                }
            }
        }
        check(folder.resolve("rotated"));
    }

    private static BufferedImage turned(BufferedImage image) {
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
                for (String image : imagesOf(page, html).subList(0, IMAGES / SITES)) {
                    config.add("url=\"" + image + "\"");
                    config.add("output=\"" + number++ + ".jpg\"");
                }
            }
        }
        Files.write(folder.resolve("list"), config);
        execute(folder, "curl", "-s", "--no-progress-meter", "-Z", "--parallel-max", "30", "-K", "list");
        int processors = Runtime.getRuntime().availableProcessors();
        execute(
                folder,
                "sh",
                "-c",
                "mkdir rotated && ls *.jpg | xargs -P " + processors
                        + " -I{} jpegtran -copy all -rotate 180 -outfile rotated/{} {}");
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

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static void check(Path rotated) throws IOException {
        try (Stream<Path> files = Files.walk(rotated)) {
            long count = files.filter(Files::isRegularFile).count();
            if (count != IMAGES) {
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

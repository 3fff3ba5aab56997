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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;

/// Who does the job:
///
/// - this program, cold: one process from its start to its end, history and log written;
/// - its engine, warm: the same in this JVM, after as many runs as bring the compilers to rest;
/// - the original program's algorithm (one image after the other, decoded and encoded anew), without any start-up;
/// - curl, 30 transfers at once, alone, and then with what rotates the files in as many processes as there are processors:
///   Pillow with the quantisation tables kept, exiftran (which leaves a wrong strip in photos whose sides don't fit their
///   blocks), `jpegtran` (likewise). These know nothing of fairness, history, failures or names;
/// - Scrapy with as many requests at once as this program, which finds the images in the pages; then Pillow.
///
/// What isn't installed is left out.
final class RunContenders {
    /// Where what is measured of processes is collected: a line with seconds and kilobytes for each.
    static final String USAGE = "usage";

    private static final String PILLOW = """
            import sys
            from PIL import Image, JpegImagePlugin
            for name in sys.argv[1:]:
                image = Image.open(name)
                rotated = image.transpose(Image.ROTATE_180)
                rotated.save('rotated/' + name, 'JPEG', qtables=image.quantization,
                            subsampling=JpegImagePlugin.get_sampling(image), progressive='progression' in image.info)
            """;

    private static final String SCRAPY = """
            import scrapy
            class Images(scrapy.Spider):
                name = 'images'
                custom_settings = {'CONCURRENT_REQUESTS': 64, 'CONCURRENT_REQUESTS_PER_DOMAIN': 6, 'LOG_LEVEL': 'ERROR',
                                   'ROBOTSTXT_OBEY': True, 'TELNETCONSOLE_ENABLED': False}
                start_urls = open('pages').read().split()
                count = 0
                def parse(self, response):
                    for image in response.css('img::attr(src)').getall()[:int(open('each').read())]:
                        yield response.follow(image, self.save)
                def save(self, response):
                    Images.count += 1
                    open('%d.jpg' % Images.count, 'wb').write(response.body)
            """;

    /// Runs a command and notes its processor seconds and the kilobytes of its largest process.
    private static final String MEASURE = """
            import resource, subprocess, sys
            code = subprocess.call(sys.argv[1:])
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            open('usage', 'a').write('%f %d\\n' % (usage.ru_utime + usage.ru_stime, usage.ru_maxrss))
            sys.exit(code)
            """;

    private final Path program;
    private final int images;
    private final RunBenchmarkWeb web;
    private final boolean isMeasured = succeeds("python3", "-c", "import resource");

    RunContenders(Path program, int images, RunBenchmarkWeb web) {
        this.program = program;
        this.images = images;
        this.web = web;
    }

    interface Contender {
        void run(Path folder) throws Exception;
    }

    Map<String, Contender> all() {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("fetch-and-rotate run, cold", folder -> ours(folder, "6"));
        contenders.put("the same, connections_per_host = auto", folder -> ours(folder, "auto"));
        contenders.put("its engine, warm", folder -> warm(folder, "6"));
        contenders.put("the same, connections_per_host = 20", folder -> warm(folder, "20"));
        contenders.put("the same, auto", folder -> warm(folder, "auto"));
        if (web.hasDeadHost()) {
            return contenders;
        }
        if (images <= 100) {
            contenders.put("the original's algorithm", this::original);
        }
        boolean hasPillow = succeeds("python3", "-c", "import PIL");
        if (isInstalled("scrapy") && hasPillow) {
            contenders.put("Scrapy, then Pillow", folder -> {
                scrapy(folder);
                pillow(folder);
            });
        }
        if (isInstalled("curl")) {
            contenders.put("curl -Z alone", this::curl);
            if (hasPillow) {
                contenders.put("curl -Z, then Pillow", folder -> {
                    curl(folder);
                    pillow(folder);
                });
            }
            curlThen(contenders, "exiftran", "exiftran -2 -o rotated/{} {}");
            curlThen(contenders, "jpegtran", "jpegtran -copy all -rotate 180 -outfile rotated/{} {}");
        }
        return contenders;
    }

    void warmUp() throws Exception {
        Path folder = Files.createTempDirectory("fetch-and-rotate-bench");
        warm(folder, "6");
        delete(folder);
    }

    private void ours(Path folder, String perHost) throws Exception {
        prepare(folder, perHost);
        execute(folder, program.toString(), "run", "--quiet");
        check(folder.resolve("img-rotated"));
    }

    private void warm(Path folder, String perHost) throws Exception {
        prepare(folder, perHost);
        Settings settings = SettingsFile.load(folder.resolve("config.ini")).settings();
        Workspace workspace = new Workspace(folder, settings.files());
        try (Database database = Database.open(workspace.database())) {
            RunRequest request = new RunRequest(web.websites(), settings, "", OptionalLong.empty(), 0);
            new Engine(Clock.systemDefaultZone()).runs(workspace, database).prepare(request).execute(event -> {});
        }
        check(folder.resolve("img-rotated"));
    }

    private void prepare(Path folder, String perHost) throws IOException {
        Files.writeString(
                folder.resolve("config.ini"),
                "[DEFAULT]\nproxy = none\nmax_img_count = " + images + "\nconnections_per_host = " + perHost + "\n");
        Files.write(folder.resolve("input.txt"), web.pages());
    }

    /// One image after the other, as the original Python program did, with this JVM warm and its start not counted.
    private void original(Path folder) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : web.pages()) {
                get(client, page);
            }
            int taken = 0;
            for (String url : web.images()) {
                byte[] bytes = get(client, url);
                Files.write(Files.createDirectories(folder.resolve("original")).resolve(taken + ".jpg"), bytes);
                File target = Files.createDirectories(folder.resolve("rotated"))
                        .resolve(taken++ + ".jpg")
                        .toFile();
                ImageIO.write(rotated(ImageIO.read(new ByteArrayInputStream(bytes))), "jpg", target);
            }
        }
        check(folder.resolve("rotated"));
    }

    private static BufferedImage rotated(BufferedImage image) {
        AffineTransform half = AffineTransform.getQuadrantRotateInstance(2, image.getWidth() / 2.0, image.getHeight() / 2.0);
        BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        return new AffineTransformOp(half, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, target);
    }

    private static byte[] get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private void scrapy(Path folder) throws Exception {
        Files.write(folder.resolve("pages"), web.pages());
        Files.writeString(folder.resolve("each"), String.valueOf(images / web.pages().size()));
        Files.writeString(folder.resolve("spider.py"), SCRAPY);
        execute(folder, "scrapy", "runspider", "spider.py");
    }

    private void curl(Path folder) throws Exception {
        List<String> config = new ArrayList<>();
        for (String page : web.pages()) {
            config.addAll(List.of("url=\"" + page + "\"", "output=\"/dev/null\""));
        }
        for (String image : web.images()) {
            config.addAll(List.of("url=\"" + image + "\"", "output=\"" + config.size() + ".jpg\""));
        }
        Files.write(folder.resolve("list"), config);
        execute(folder, "curl", "-s", "--no-progress-meter", "-Z", "--parallel-max", "30", "--cacert",
                System.getProperty(RunBenchmarkCertificate.TEXT), "-K", "list");
    }

    private void curlThen(Map<String, Contender> contenders, String tool, String command) {
        if (isInstalled(tool)) {
            contenders.put("curl -Z, then " + tool, folder -> {
                curl(folder);
                rotate(folder, "xargs -P %d -I{} %s".formatted(Runtime.getRuntime().availableProcessors(), command));
            });
        }
    }

    private void pillow(Path folder) throws Exception {
        Files.writeString(folder.resolve("pillow.py"), PILLOW);
        int processors = Runtime.getRuntime().availableProcessors();
        int atOnce = (images + processors - 1) / processors;
        rotate(folder, "xargs -P %d -n %d python3 pillow.py".formatted(processors, atOnce));
    }

    /// @param command rotates the files that it is given the names of
    private void rotate(Path folder, String command) throws Exception {
        execute(folder, "sh", "-c", "mkdir rotated && ls | grep jpg | " + command);
        check(folder.resolve("rotated"));
    }

    private void execute(Path folder, String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of(command));
        if (isMeasured) {
            whole.addAll(0, List.of("python3", "-c", MEASURE));
        }
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (web.isSecure()) {
            builder.environment().put("JDK_JAVA_OPTIONS", RunBenchmarkCertificate.options());
        }
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + exit);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isInstalled(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
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

    static void delete(Path folder) throws IOException {
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
}

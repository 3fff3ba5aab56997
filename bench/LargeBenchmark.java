import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// What a run costs for each image as its list grows: the program itself, from its start to its end, against a server on
/// loopback whose images are tiny, so that little else than its own work takes time. Prints seconds, and for each image
/// milliseconds and those of processor time, which stay as they are if the work is linear.
///
/// Run it with `bench/large`.
public final class LargeBenchmark {
    private static final int HOSTS = 50;
    private static final int CANDIDATES = 1_000;
    private static final int OF_EACH_SITE = 5;

    private final Path program;
    private final int port;

    private LargeBenchmark(Path program, int port) {
        this.program = program;
        this.port = port;
    }

    /// @param arguments the program, the addresses of the largest list, the largest number of sites
    public static void main(String[] arguments) throws Exception {
        byte[] picture = picture();
        List<HttpServer> servers = new ArrayList<>();
        int port = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int host = 1; host <= HOSTS; host++) {
                HttpServer server = HttpServer.create(new InetSocketAddress("127.0.7." + host, port), 1_000);
                port = server.getAddress().getPort();
                server.setExecutor(threads);
                server.createContext("/", exchange -> answer(exchange, picture));
                server.start();
                servers.add(server);
            }
            LargeBenchmark benchmark = new LargeBenchmark(Path.of(arguments[0]), port);
            System.out.println("| | images | import | run | for each image | of processor time |");
            System.out.println("|---|--:|--:|--:|--:|--:|");
            for (int part : new int[] {4, 2, 1}) {
                benchmark.addresses(Integer.parseInt(arguments[1]) / part);
            }
            for (int part : new int[] {4, 2, 1}) {
                benchmark.sites(Integer.parseInt(arguments[2]) / part);
            }
            servers.forEach(server -> server.stop(0));
        }
    }

    private void addresses(int count) throws Exception {
        StringBuilder table = new StringBuilder("caption,url\n");
        for (int number = 0; number < count; number++) {
            table.append("picture ").append(number).append(',').append(url(number, "/" + number + ".png")).append('\n');
        }
        measure("a table of %,d addresses".formatted(count), table.toString(), count);
    }

    private void sites(int count) throws Exception {
        if (count == 0) {
            return;
        }
        StringBuilder list = new StringBuilder();
        for (int number = 0; number < count; number++) {
            list.append(url(number, "/gallery/" + number)).append('\n');
        }
        measure("%,d sites of %,d images".formatted(count, CANDIDATES), list.toString(), count * OF_EACH_SITE);
    }

    private String url(int number, String path) {
        return "http://127.0.7." + (number % HOSTS + 1) + ":" + port + path;
    }

    private void measure(String what, String list, int images) throws Exception {
        Path workspace = Files.createTempDirectory("fetch-and-rotate-large");
        try {
            Files.writeString(workspace.resolve("list"), list);
            Files.writeString(
                    workspace.resolve("config.ini"),
                    "[DEFAULT]\nmax_img_count = " + images + "\nrequest_timeout = 60\nrender = never\n");
            Cost imported = cost(workspace, "import", "list");
            Cost run = cost(workspace, "run", "--quiet");
            System.out.printf(
                    "| %s | %,d | %.1f s | %.1f s | %.2f ms | %.2f ms |%n",
                    what,
                    images,
                    imported.seconds(),
                    run.seconds(),
                    run.seconds() * 1e3 / images,
                    run.processorSeconds() * 1e3 / images);
        } finally {
            try (Stream<Path> files = Files.walk(workspace)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private record Cost(double seconds, double processorSeconds) {}

    private Cost cost(Path workspace, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(workspace.resolve("told").toFile())
                .start();
        // a process that has ended tells no more what it took
        Duration processor = Duration.ZERO;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            processor = process.info().totalCpuDuration().orElse(processor);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + Files.readString(workspace.resolve("told")));
        }
        return new Cost((System.nanoTime() - start) / 1e9, processor.toMillis() / 1e3);
    }

    private static void answer(HttpExchange exchange, byte[] picture) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean found = path.endsWith(".png") || path.startsWith("/gallery/");
            byte[] body = path.startsWith("/gallery/") ? gallery(path) : picture;
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".png") ? "image/png" : "text/html");
            exchange.sendResponseHeaders(found ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] gallery(String path) {
        StringBuilder html = new StringBuilder("<title>Gallery</title>");
        for (int image = 0; image < CANDIDATES; image++) {
            html.append("<img src=").append(path.replace("gallery", "of")).append('-').append(image).append(".png>");
        }
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A million candidates: a thousand sites with a thousand candidates each, of which 20,000 tiny images are taken. What counts is the
/// program itself: what it holds of a million candidates, and whether the last images come as fast as the first.
///
/// Prints images a second for each tenth of the run, and the most memory that the process had at once (Linux alone tells).
/// Run it with `bench/million`.
public final class MillionBenchmark {
    private static final int TENTHS = 10;

    private final int sites;
    private final int candidates;
    private final int images;
    private final byte[] page;
    private final byte[] image = image();

    private MillionBenchmark(int sites, int candidates, int images) throws IOException {
        this.sites = sites;
        this.candidates = candidates;
        this.images = images;
        page = IntStream.range(0, candidates)
                .mapToObj(number -> "<img src=\"/photos/" + number + ".png\" alt=\"photo " + number + "\">\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// @param arguments the program; sites, 1,000 by default; candidates of each, 1,000; images to take, 20,000
    public static void main(String[] arguments) throws Exception {
        int sites = number(arguments, 1, 1_000);
        int candidates = number(arguments, 2, 1_000);
        int images = number(arguments, 3, 20_000);
        System.exit(new MillionBenchmark(sites, candidates, images).run(arguments[0]));
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static byte[] image() throws IOException {
        BufferedImage picture = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 4, 0xff8800);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private int run(String program) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(0), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        Path workspace = Files.createTempDirectory("fetch-and-rotate-million");
        try {
            int port = server.getAddress().getPort();
            List<String> list = IntStream.range(0, sites)
                    .mapToObj(site -> "http://127.1.%d.%d:%d/".formatted(site / 250, site % 250 + 1, port))
                    .toList();
            Files.write(workspace.resolve("input.txt"), list);
            Files.writeString(workspace.resolve("config.ini"), "[DEFAULT]\nrequest_timeout = 30\n");
            return measure(program, workspace);
        } finally {
            server.stop(0);
            remove(workspace);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.equals("/") ? page : path.startsWith("/photos/") ? image : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", path.equals("/") ? "text/html" : "image/png");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private int measure(String program, Path workspace) throws Exception {
        ProcessBuilder command = new ProcessBuilder(program, "run", "--json", "--max", String.valueOf(images))
                .directory(workspace.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        long start = System.nanoTime();
        Process process = command.start();
        List<Long> tenths = new ArrayList<>(List.of(start));
        int done = 0;
        long memory = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"image-processed\"") && ++done % (images / TENTHS) == 0) {
                    tenths.add(System.nanoTime());
                    memory = Math.max(memory, peakMemory(process));
                }
                memory = line.contains("\"run-finished\"") ? Math.max(memory, peakMemory(process)) : memory;
            }
        }
        int code = process.waitFor();
        tell(tenths, done, memory);
        return code;
    }

    /// In KiB, of the process and what it started; 0 where the system doesn't tell.
    private static long peakMemory(Process process) throws IOException {
        long most = 0;
        for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
            Path status = Path.of("/proc/" + one.pid() + "/status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    most = line.startsWith("VmHWM:") ? Math.max(most, Long.parseLong(line.replaceAll("\\D", ""))) : most;
                }
            }
        }
        return most;
    }

    private void tell(List<Long> tenths, int done, long memory) {
        for (int tenth = 1; tenth < tenths.size(); tenth++) {
            double seconds = (tenths.get(tenth) - tenths.get(tenth - 1)) / 1e9;
            System.out.printf("%3d %%  %7.1f images/s%n", 100 * tenth / TENTHS, images / TENTHS / seconds);
        }
        System.out.printf(
                "%,d of %,d images from %,d sites with %,d candidates each, in %.1f s, at most %,d MB%n",
                done, images, sites, candidates, (tenths.getLast() - tenths.getFirst()) / 1e9, memory * 1024 / 1_000_000);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

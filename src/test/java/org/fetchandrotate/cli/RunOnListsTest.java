package org.fetchandrotate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.fetchandrotate.render.InstalledBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `run` from its command line to its files, on each kind of thing that a list may name, against a server on
/// loopback.
@Timeout(120)
final class RunOnListsTest {
    private static final String IIIF = "{\"@context\":\"http://iiif.io/api/presentation/3/context.json\",";

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private HttpServer server;
    private TestTerminal terminal = new TestTerminal();

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(
                folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 2\nrequest_timeout = 60\nrender = auto\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                String answer = answers.get(path);
                byte[] body = path.endsWith(".png")
                        ? SmallSite.png(path.hashCode())
                        : answer == null
                                ? new byte[] {'?'}
                                : answer.replaceFirst("^.*\n", "").getBytes(UTF_8);
                String type = answer == null
                        ? "image/png"
                        : answer.lines().findFirst().orElseThrow();
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(path.endsWith(".png") || answer != null ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        answers.put(
                "/sitemap.xml",
                "application/xml\n<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "<url><loc>"
                        + url("/one") + "</loc></url><url><loc>" + url("/two") + "</loc></url></urlset>");
        answers.put("/one", "text/html\n<img src=1.png>");
        answers.put("/two", "text/html\n<img src=2.png>");
        answers.put(
                "/feed",
                "application/rss+xml\n<rss version='2.0'><channel><item><enclosure type='image/png' url='/1.png'/></item>"
                        + "<item><description>&lt;img src='/2.png'></description></item></channel></rss>");
        answers.put(
                "/files/",
                "text/html\n<title>Index of /files</title><h1>Index of /files</h1><img src=/icons/image2.png>"
                        + "<a href=1.png>1.png</a> <a href=2.png>2.png</a>");
        answers.put(
                "/manifest.json",
                "application/ld+json\n" + IIIF + "\"type\":\"Manifest\",\"items\":[" + canvas(1) + "," + canvas(2)
                        + "]}");
        answers.put("/built", "text/html\n<div id=root></div><script src=/app.js></script>");
        answers.put(
                "/app.js",
                "text/javascript\nfor (const n of [1, 2]) {"
                        + " const i = new Image(); i.src = `/${n}.png`; document.getElementById('root').append(i); }");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/sitemap.xml, img-src",
        "/feed, feed-enclosure img-src",
        "/files/, directory-listing",
        "/manifest.json, iiif-canvas",
        "/built, img-src",
    })
    void takesWhatAnAddressOffers(String path, String foundAs) throws IOException {
        assumeTrue(
                !path.equals("/built") || InstalledBrowser.find(System.getenv()).isPresent(), "no browser here");
        Files.writeString(folder.resolve("input.txt"), url(path) + "\n");
        expectTwo(foundAs);
    }

    @Test
    void takesTheAddressesOfATable() throws IOException {
        Files.writeString(
                folder.resolve("list.csv"), "caption,url\nOne," + url("/1.png") + "\nTwo," + url("/2.png") + "\n");
        assertThat(run("import", "list.csv")).as(terminal.err()).isZero();
        expectTwo("listed");
        assertThat(terminal.out()).contains("\"One\"", "\"Two\"");
    }

    private void expectTwo(String foundAs) throws IOException {
        assertThat(run("run", "--quiet")).as(terminal.err() + terminal.out()).isZero();
        for (String kind : Set.of("img-original", "img-rotated")) {
            try (var files = Files.walk(folder.resolve(kind))) {
                assertThat(files.filter(Files::isRegularFile)).as(kind).hasSize(2);
            }
        }
        assertThat(run("verify")).as(terminal.out()).isZero();
        assertThat(run("history", "--json")).isZero();
        String found = terminal.out()
                .lines()
                .map(line -> line.replaceFirst(".*\"found_as\":\"([^\"]*)\".*", "$1"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(foundAs);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String canvas(int number) {
        return "{\"type\":\"Canvas\",\"items\":[{\"items\":[{\"body\":{\"type\":\"Image\",\"id\":\"/" + number
                + ".png\"}}]}]}";
    }

    private int run(String... arguments) {
        terminal = new TestTerminal();
        return terminal.run(folder, arguments);
    }
}

package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the scanner against headless Chromium on pages like those of the usual site builders. Each page says
/// first which addresses are the best of its pictures, and which are loaded though they are none. What Chromium
/// asks for as an image is what it shows; it sees a page as large, dense and light as the scanner does.
///
/// `loading="lazy"` is taken out on the way to Chromium, which doesn't scroll.
class PagesInBrowserTest {
    private static final Pattern NOTES = Pattern.compile("<!-- best:(.*)\\s+junk:(.*) -->");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();
    private final Map<String, String> pages = new TreeMap<>();

    /// What one page or all of them came to.
    private static final class Tally {
        private int shown;
        private int shownFound;
        private int offered;
        private int offeredRight;
        private int best;
        private int bestFirst;
        private final List<String> faults = new ArrayList<>();

        private String told() {
            return "recall %d/%d, precision %d/%d, best variant %d/%d%s%s"
                    .formatted(
                            shownFound,
                            shown,
                            offeredRight,
                            offered,
                            bestFirst,
                            best,
                            faults.isEmpty() ? "" : "\n  ",
                            String.join("\n  ", faults));
        }
    }

    @Test
    void offersWhatChromiumShows_inItsBestSize(@TempDir Path profile) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium here");
        readPages();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(executor);
            server.createContext("/", this::answer);
            server.start();
            show(browser.get(), profile, server.getAddress().getPort());
            server.stop(0);
        }

        var tally = new Tally();
        pages.forEach((name, page) -> count(name, page, tally));

        System.out.println(pages.size() + " pages: " + tally.told());
        assertThat(pages).hasSizeGreaterThanOrEqualTo(40);
        assertThat(tally.faults).isEmpty();
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void readPages() throws IOException, URISyntaxException {
        Path folder = Path.of(PagesInBrowserTest.class.getResource("pages").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString().replace(".html", ""), Files.readString(file));
            }
        }
    }

    private static WebUrl location(String name) {
        return WebUrl.parse("http://" + name + ".page.test/").orElseThrow();
    }

    /// All pages in frames of one, so that the browser starts once.
    private void show(Path browser, Path profile, int port) throws IOException, InterruptedException {
        Path log = profile.resolve("log");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-proxy-server",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--window-size=1920,1080",
                        "--force-device-scale-factor=2",
                        "--host-resolver-rules=MAP * 127.0.0.1:" + port,
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        "http://all.test/")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("Chromium ends")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String name = host.replace(".page.test", "");
        String path = exchange.getRequestURI().toString();
        byte[] body;
        if (host.equals("all.test") && path.equals("/")) {
            body = pages.keySet().stream()
                    .map(page -> "<iframe width=1920 height=1080 src='" + location(page) + "'></iframe>")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
        } else if (pages.containsKey(name) && path.equals("/")) {
            body = pages.get(name).replace("loading=\"lazy\"", "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Referrer-Policy", "unsafe-url");
        } else {
            note(exchange, "http://" + host + path);
            body = picture();
            exchange.getResponseHeaders().set("Content-Type", "image/png");
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void note(HttpExchange exchange, String url) {
        String page = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Referer"))
                .orElse("")
                .replaceFirst("http://(.*)\\.page\\.test/", "$1");
        if (!url.endsWith("/favicon.ico")) {
            asked.computeIfAbsent(page, key -> new ConcurrentSkipListSet<>()).add(url);
        }
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private void count(String name, String page, Tally tally) {
        Matcher notes = NOTES.matcher(page);
        assertThat(notes.find()).as(name).isTrue();
        Set<String> best = addresses(name, notes.group(1));
        Set<String> junk = addresses(name, notes.group(2));
        Set<String> shown = asked.getOrDefault(name, Set.of()).stream()
                .filter(url -> !junk.contains(url))
                .collect(Collectors.toSet());
        List<ImageCandidate> candidates = new PageScanner(List.of())
                .scan(page.getBytes(StandardCharsets.UTF_8), PageScanner.Headers.NONE, location(name))
                .candidates();
        Set<String> first = candidates.stream().map(it -> it.url().toString()).collect(Collectors.toSet());
        Set<String> any = candidates.stream()
                .flatMap(it -> Stream.concat(Stream.of(it.url()), it.fallbacks().stream()))
                .map(WebUrl::toString)
                .collect(Collectors.toSet());
        tally.shown += shown.size();
        tally.shownFound += found(shown, any, name + " lacks ", tally);
        tally.offered += first.size();
        tally.offeredRight += found(first, best, name + " offers ", tally);
        tally.best += best.size();
        tally.bestFirst += found(best, first, name + " doesn't prefer ", tally);
    }

    private static int found(Set<String> wanted, Set<String> among, String fault, Tally tally) {
        wanted.stream()
                .filter(url -> !among.contains(url))
                .sorted()
                .map(fault::concat)
                .forEach(tally.faults::add);
        return (int) wanted.stream().filter(among::contains).count();
    }

    private static Set<String> addresses(String name, String notes) {
        return Stream.of(notes.strip().split("\\s+", -1))
                .filter(address -> !address.isEmpty())
                .map(address -> location(name).resolve(address).orElseThrow().toString())
                .collect(Collectors.toSet());
    }
}

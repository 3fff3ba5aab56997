package org.fetchandrotate.spark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A random web on loopback: sites of which some share a host and pictures, pictures on their own or on a common
/// host, some of them lost, lies, or late. What it serves depends on its seed alone, when it answers doesn't. It
/// counts what it is asked. Thread-safe.
final class SeededGallery implements AutoCloseable {
    private static final int HOSTS = 4;
    private static final int MOST_LATE_MILLIS = 60;

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> websites = new ArrayList<>();
    private final Random random;
    private final String net;
    private final int port;
    private volatile RequestLog log = new RequestLog();

    /// What a URL answers.
    record Answer(int status, String type, byte[] body, Duration late) {}

    /// @param seed of everything; galleries that are open at the same time need different ones
    static SeededGallery open(int seed) throws IOException {
        SeededGallery gallery = new SeededGallery(seed, HOSTS);
        gallery.makeSites(3 + gallery.random.nextInt(4));
        return gallery;
    }

    /// One page of plain pictures on each of some hosts.
    ///
    /// @param images on each host's page
    static SeededGallery plain(int seed, Duration late, int... images) throws IOException {
        SeededGallery gallery = new SeededGallery(seed, images.length);
        for (int host = 0; host < images.length; host++) {
            StringBuilder html = new StringBuilder();
            for (int i = 0; i < images[host]; i++) {
                gallery.picture(gallery.url(host, "/p" + i + ".png"), host * 1000 + i, late, html);
            }
            gallery.page(gallery.url(host, "/"), html);
        }
        return gallery;
    }

    private SeededGallery(int seed, int hosts) throws IOException {
        random = new Random(seed);
        net = "127.0." + (10 + seed % 200) + ".";
        HttpServer first = HttpServer.create(new InetSocketAddress(net + 1, 0), 200);
        port = first.getAddress().getPort();
        serve(first);
        for (int host = 1; host <= hosts; host++) {
            serve(HttpServer.create(new InetSocketAddress(net + (host + 1), port), 200));
        }
    }

    private void serve(HttpServer server) {
        servers.add(server);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(int host, String path) {
        return "http://" + net + (host + 1) + ":" + port + path;
    }

    private void makeSites(int sites) {
        Map<Integer, List<String>> ofHost = new HashMap<>();
        for (int site = 0; site < sites; site++) {
            int host = random.nextInt(HOSTS);
            List<String> before = ofHost.computeIfAbsent(host, _ -> new ArrayList<>());
            StringBuilder html = new StringBuilder();
            int images = random.nextInt(14);
            for (int i = 0; i < images; i++) {
                if (!before.isEmpty() && random.nextInt(5) == 0) {
                    show(before.get(random.nextInt(before.size())), html);
                } else {
                    String url = url(random.nextInt(4) == 0 ? HOSTS : host, "/s" + site + "/" + i + ".png");
                    before.add(url);
                    image(url, site * 100 + i, html);
                }
            }
            if (random.nextInt(8) == 0) {
                websites.add(url(host, "/lost" + site)); // nothing answers there
            } else {
                page(url(host, "/page" + site), html);
            }
        }
    }

    private void image(String url, int number, StringBuilder html) {
        Duration late = Duration.ofMillis(random.nextInt(MOST_LATE_MILLIS));
        switch (random.nextInt(6)) {
            case 0 -> {
                answers.put(url, new Answer(404, "text/plain", "lost".getBytes(StandardCharsets.UTF_8), late));
                show(url, html);
            }
            case 1 -> {
                answers.put(url, new Answer(200, "image/png", "<p>a lie".getBytes(StandardCharsets.UTF_8), late));
                show(url, html);
            }
            default -> picture(url, number, late, html);
        }
    }

    private void picture(String url, int number, Duration late, StringBuilder html) {
        answers.put(url, new Answer(200, "image/png", png(number), late));
        show(url, html);
    }

    private static void show(String url, StringBuilder html) {
        html.append("<img width=400 height=300 src='").append(url).append("'>\n");
    }

    private void page(String url, StringBuilder html) {
        byte[] body = ("<title>gallery</title>" + html).getBytes(StandardCharsets.UTF_8);
        answers.put(url, new Answer(200, "text/html", body, Duration.ZERO));
        websites.add(url);
    }

    private static byte[] png(int number) {
        BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 12; x++) {
            for (int y = 0; y < 16; y++) {
                image.setRGB(x, y, (number * 7919 + x * y) & 0xffffff);
            }
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A website more: a page of this HTML.
    void add(int host, String path, String html) {
        page(url(host, path), new StringBuilder(html));
    }

    List<String> websites() {
        return List.copyOf(websites);
    }

    /// How many pictures can be had.
    long pictures() {
        return Stream.of(answers.values().toArray(Answer[]::new))
                .filter(answer -> answer.status() == 200 && answer.type().equals("image/png"))
                .count();
    }

    RequestLog log() {
        return log;
    }

    /// Counts anew.
    void forget() {
        log = new RequestLog();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getLocalAddress().getAddress().getHostAddress();
        String url = "http://" + host + ":" + port + exchange.getRequestURI();
        RequestLog counted = log;
        counted.started(host, url);
        Answer answer = answers.getOrDefault(url, new Answer(404, "text/plain", new byte[] {'-'}, Duration.ZERO));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(answer.late().toMillis()));
        counted.finished(host);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        servers.forEach(server -> server.stop(0));
        threads.close();
    }
}

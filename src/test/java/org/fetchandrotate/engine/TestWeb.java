package org.fetchandrotate.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// A small web on loopback: each site has an address of its own, a page at `/` and whatever routes a test gives it.
final class TestWeb implements AutoCloseable {
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final int port;

    TestWeb(int sites) throws IOException {
        HttpServer first = HttpServer.create(new InetSocketAddress("127.0.1.1", 0), 100);
        port = first.getAddress().getPort();
        serve(first);
        for (int site = 1; site < sites; site++) {
            serve(HttpServer.create(new InetSocketAddress("127.0.1." + (site + 1), port), 100));
        }
    }

    Website site(int number) {
        return page(number, "/");
    }

    Website page(int number, String path) {
        return new Website(WebUrl.parse(url(number, path)).orElseThrow());
    }

    String url(int site, String path) {
        return "http://127.0.1." + (site + 1) + ":" + port + path;
    }

    void route(int site, String path, Route route) {
        routes.put(url(site, path), route);
    }

    /// A page of `img` elements, each of which is served as its own small picture.
    void gallery(int site, int images) {
        StringBuilder html = new StringBuilder("<title>gallery</title>");
        for (int image = 0; image < images; image++) {
            String path = "/" + image + ".png";
            html.append("<img src='").append(path).append("'>");
            route(site, path, ok("image/png", picture(site * 1000 + image)));
        }
        route(site, "/", ok("text/html", html.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// Paths asked for, of images alone, as `site:path`.
    List<String> imageRequests() {
        return requests.stream()
                .filter(request -> request.contains(".png"))
                .sorted()
                .toList();
    }

    /// Everything asked for so far, as `site:path`, in order.
    List<String> requests() {
        return List.copyOf(requests);
    }

    /// How often a path was asked for, at any site.
    long requests(String path) {
        return requests.stream().filter(request -> request.endsWith(":" + path)).count();
    }

    void forgetRequests() {
        requests.clear();
    }

    static Route ok(String type, byte[] body) {
        return exchange -> send(exchange, 200, type, body);
    }

    /// A picture that is sent only if the asker hasn't got it.
    static Route tagged(String etag, byte[] picture) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, "image/png", picture);
            }
        };
    }

    /// A page that is sent only if the asker hasn't got it.
    static Route taggedPage(String etag, String html) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                page(html).answer(exchange);
            }
        };
    }

    static Route page(String html) {
        return ok("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    static Route status(int code) {
        return exchange -> send(exchange, code, "text/plain", "no".getBytes(StandardCharsets.UTF_8));
    }

    /// Answers once the latch is open.
    static Route held(CountDownLatch arrived, CountDownLatch latch, Route then) {
        return exchange -> {
            arrived.countDown();
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            then.answer(exchange);
        };
    }

    /// A picture of its own for each number.
    static byte[] picture(int number) {
        BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(number * 7919 & 0xffffff));
        graphics.fillRect(0, 0, 12, 16);
        graphics.dispose();
        return written(image, "png");
    }

    /// A transparent picture of one pixel.
    static byte[] pixel() {
        return written(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /// A grey ramp, in blocks of 16 × 16.
    static byte[] jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, 0x010101 * (x * 255 / width));
            }
        }
        return written(image, "jpeg");
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void serve(HttpServer server) {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        servers.add(server);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            int site = exchange.getLocalAddress().getAddress().getAddress()[3] - 1;
            requests.add(site + ":" + path);
            routes.getOrDefault(url(site, path), status(404)).answer(exchange);
        }
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    interface Route {
        void answer(HttpExchange exchange) throws IOException;
    }
}

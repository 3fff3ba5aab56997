package org.fetchandrotate.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/// A website on loopback: a page with five images, one of which is missing and one of which (`slow.png`) is sent
/// only when the test says so.
final class SmallSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger imageRequests = new AtomicInteger();
    private final CountDownLatch slowAsked = new CountDownLatch(1);
    private final CountDownLatch slowReleased = new CountDownLatch(1);
    private final String page;

    SmallSite(String... images) throws IOException {
        StringBuilder html = new StringBuilder("<title>Small</title>");
        for (String image : images) {
            html.append("<img src=\"").append(image).append("\">");
        }
        page = html.toString();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    int imageRequests() {
        return imageRequests.get();
    }

    /// Waits until `slow.png` was asked for.
    void awaitSlow() throws InterruptedException {
        slowAsked.await();
    }

    /// Lets `slow.png` be sent.
    void releaseSlow() {
        slowReleased.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            send(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        } else if (path.endsWith(".png") && !path.contains("missing")) {
            imageRequests.incrementAndGet();
            if (path.contains("slow")) {
                awaitRelease();
            }
            send(exchange, 200, "image/png", png(path.hashCode()));
        } else {
            send(exchange, 404, "text/plain", "gone".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void awaitRelease() throws IOException {
        slowAsked.countDown();
        try {
            slowReleased.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    static byte[] png(int colour) throws IOException {
        BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 2, colour);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        releaseSlow();
        server.stop(0);
        threads.close();
    }
}

package org.fetchandrotate.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// Answers HTTP requests with a site's contents: waits as told, counts, and knows `GET`, `HEAD` and
/// `If-None-Match`. Thread-safe.
final class SiteHandler implements HttpHandler {
    private final SiteContents contents;
    private final Duration delay;
    private final LongAdder pages;
    private final LongAdder images;

    /// @param delay before each answer
    /// @param pages counts requests for the page
    /// @param images counts requests for images, also for ones that don't exist
    SiteHandler(SiteContents contents, Duration delay, LongAdder pages, LongAdder images) {
        this.contents = contents;
        this.delay = delay;
        this.pages = pages;
        this.images = images;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path == null) {
                send(exchange, Answer.notFound());
                return;
            }
            count(path);
            Thread.sleep(delay);
            send(exchange, answer(exchange, path));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(String path) {
        if (SiteContents.isImage(path)) {
            images.increment();
        } else if (path.equals(GalleryPage.PATH)) {
            pages.increment();
        }
    }

    private Answer answer(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(405, "text/plain; charset=utf-8", "Only GET and HEAD.\n")
                    .with("Allow", "GET, HEAD");
        }
        String query = exchange.getRequestURI().getRawQuery();
        Answer answer = contents.answer(path, query == null ? "" : query);
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        String current = answer.headers().get("ETag");
        boolean unchanged = known != null && current != null && known.contains(current);
        return unchanged ? new Answer(304, answer.headers(), new byte[0]) : answer;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream output = exchange.getResponseBody()) {
                output.write(body);
            }
        }
    }
}

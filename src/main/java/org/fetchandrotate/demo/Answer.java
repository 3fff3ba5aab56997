package org.fetchandrotate.demo;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a site says to one request. The body is not copied and must not be changed.
final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /// @param headers without `Content-Length`
    Answer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer text(int status, String contentType, String text) {
        return new Answer(status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer notFound() {
        return text(404, "text/plain; charset=utf-8", "There is nothing here.\n");
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /// The same with one more header.
    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}

package org.fetchandrotate.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;

/// Asks a gallery over real sockets.
final class GalleryClient implements AutoCloseable {
    private static final Pattern PHOTO = Pattern.compile("photos/([a-z]+-[0-9]{3}-[a-z-]+\\.[a-z]+)");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    HttpResponse<byte[]> get(WebUrl url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.toString()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String method, WebUrl url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString()))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /// The file names of a page's photos, each once, in order.
    static List<String> photos(String html) {
        Matcher matcher = PHOTO.matcher(html.replace("Küste &amp; Meer/", ""));
        return matcher.results().map(result -> result.group(1)).distinct().toList();
    }

    @Override
    public void close() {
        client.close();
    }
}

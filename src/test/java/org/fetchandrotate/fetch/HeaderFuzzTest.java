package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.fetchandrotate.TextFuzz;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Throws mutated heads of answers, values of headers and robots.txt at what reads them.
final class HeaderFuzzTest {
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\r\n ",
            ":",
            "Content-Length: 5",
            "Content-Length: -1",
            "Transfer-Encoding: chunked",
            "5\r\nabcde\r\n0\r\n\r\n",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Content-Encoding: zstd",
            "Location: ",
            "Location: //b.test/\r\n",
            "Set-Cookie: a=b; Domain=.test",
            "Retry-After: ",
            "ETag: W/\"x\"",
            "Content-Range: bytes 0-4/5",
            "HTTP/1.1 100 Continue\r\n\r\n",
            "HTTP/1.1 206 Partial Content",
            "HTTP/1.1 302 Found",
            "HTTP/0.9 ",
            "Content-Type: text/html; charset=",
            "Connection: close");

    private static final List<String> HEADS = List.of(
            "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 5\r\nETag: \"a\"\r\n\r\nabcde",
            "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: /b.png\r\nSet-Cookie: a=b; Path=/; Max-Age=9\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");

    @TempDir
    Path folder;

    /// A fetcher for each, since a host that fails again and again is asked no more; a time-out is a server's that
    /// says less than it promised and waits, which none here does.
    @Test
    void wholeAnswers() throws Exception {
        AtomicReference<String> head = new AtomicReference<>("");
        Path target = folder.resolve("image");
        try (RawServer server = new RawServer((_, out) -> out.write(head.get().getBytes(StandardCharsets.UTF_8)))) {
            TextFuzz.assertSurvives(HEADS, PIECES, 300, text -> {
                head.set(text);
                try (HttpFetcher fetcher =
                        Fetchers.plain().timeout(Duration.ofSeconds(5)).build()) {
                    WebUrl url = server.url("/a.png");
                    return switch (fetcher.fetchImage(url, url, target)) {
                        case Fetched<ImageFile> _ -> Files.deleteIfExists(target);
                        case NotFetched<ImageFile>(var failure, var _, var _, var _) -> {
                            assertThat(target).doesNotExist();
                            assertThat(failure.detail()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
                            yield false;
                        }
                    };
                }
            });
        }
    }

    @Test
    void values() {
        RetryAfter retryAfter = new RetryAfter(Clock.systemUTC());
        WebUrl url = WebUrl.parse("https://a.test/b/c?d").orElseThrow();
        TextFuzz.assertSurvives(
                List.of(
                        "bytes 0-4/5",
                        "bytes 999999999999999998-999999999999999998/999999999999999999", // the longest
                        "Sun, 06 Nov 1994 08:49:37 GMT",
                        "Sunday, 06-Nov-94 08:49:37 GMT",
                        "120",
                        "99999999", // the longest
                        "gzip, br",
                        "\"strong\"",
                        "../x?y#z",
                        "text/html; charset=\"utf-8\""),
                List.of(
                        "bytes ",
                        "9",
                        "-",
                        "/",
                        "*",
                        "GMT",
                        "W/",
                        "\"",
                        ";",
                        ",",
                        "charset=",
                        "gzip",
                        "zstd",
                        "identity",
                        "\\"),
                5_000,
                value -> {
                    Optional<Duration> wait = retryAfter.parse(value);
                    wait.ifPresent(time -> assertThat(time).isBetween(Duration.ZERO, Duration.ofDays(365)));
                    Redirects redirects = new Redirects(url, 20);
                    boolean followed = redirects.follow(value, _ -> "").isEmpty();
                    assertThat(redirects.current().scheme()).isIn("http", "https");
                    Validators.of(url, Optional.of(value), Optional.of(value), Instant.now())
                            .ifChanged()
                            .values()
                            .forEach(sent -> assertThat(sent).doesNotContainPattern("[\\r\\n]"));
                    assertThat(Wording.line(value)).doesNotContainPattern("\\p{Cntrl}");
                    return wait.isPresent()
                            | followed
                            | ContentRange.parse(value).isPresent()
                            | ContentCoding.parse(value).isPresent();
                });
    }

    @Test
    void robots() {
        String file = """
                # robots
                User-agent: *
                Disallow: /private*.jpg$
                Allow: /private/a.jpg
                Crawl-delay: 2

                User-Agent: FetchAndRotate
                Disallow: /x%2fy?z
                Sitemap: https://a.test/sitemap.xml
                """;
        RobotsHandler handler = new RobotsHandler("https://a.test", List.of("fetchandrotate"));
        TextFuzz.assertSurvives(
                List.of(file, "User-agent: fetchandrotate\nUser-agent: b\nDisallow:\nDisallow: /a\n"),
                List.of(
                        "User-agent: ",
                        "Disallow: ",
                        "Allow: ",
                        "Crawl-delay: ",
                        "*",
                        "$",
                        "/",
                        "%2F",
                        "\n\n",
                        "#",
                        "***********a",
                        ":"),
                3_000,
                text -> {
                    var rules = handler.receive(body(text));
                    return rules.isAllowed("https://a.test/private/a.jpg") | !rules.isAllowed("https://a.test/x%2Fy?z");
                });
    }

    private static IncomingBody body(String text) {
        Response response = new Response.Builder()
                .request(new Request.Builder().url("https://a.test/robots.txt").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(text.getBytes(StandardCharsets.UTF_8), MediaType.get("text/plain")))
                .build();
        WebUrl url = WebUrl.parse("https://a.test/robots.txt").orElseThrow();
        return new IncomingBody(response, url, new FakeTicker(), TimeLimits.of(Duration.ofSeconds(2), 0));
    }
}
